using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks.Perceptual;

/// <summary>The features of a classifier, cut into the stages after which LPIPS looks at them.</summary>
/// <param name="Name">The name of the network.</param>
/// <param name="SmallestSide">The least height and width of images, in pixels, of which something is left after the last stage.</param>
/// <param name="Stages">The layers of each stage.</param>
internal sealed record PerceptualNetwork(string Name, int SmallestSide, IReadOnlyList<PerceptualLayer[]> Stages)
{
    /// <summary>All weights of the features, by torchvision's names.</summary>
    public IReadOnlyList<ExpectedKey> Keys { get; } = [.. Stages.SelectMany(stage => stage).SelectMany(layer => layer.Keys)];

    /// <summary>How many maps each stage ends with.</summary>
    public IReadOnlyList<int> Maps { get; } = [.. Stages.Select(stage => stage[^1].Maps)];
}
