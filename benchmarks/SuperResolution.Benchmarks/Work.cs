using SuperResolution.Training;

namespace SuperResolution.Benchmarks;

/// <summary>A piece of work that every engine does alike.</summary>
/// <param name="Name">Its name in the result.</param>
/// <param name="Kind">
/// <c>srresnet</c> (a forward pass, weights and input from seed 0), <c>relu</c> (a chain of one-element ops) or <c>training-step</c> (an
/// update of SRResNet-MSE: 16 crops of 24×24 to 96×96, Adam).
/// </param>
/// <param name="Blocks">Residual blocks of the network, or ops of the chain.</param>
/// <param name="Side">Side of the input in pixels.</param>
/// <param name="Busy">Whether every core is kept busy by another process meanwhile.</param>
/// <param name="Precision">What convolutions compute in.</param>
/// <param name="ChannelsLast">Whether images have their channels last in memory.</param>
internal sealed record Work(
    string Name, string Kind, int Blocks, int Side, bool Busy = false, Precision Precision = Precision.Float32, bool ChannelsLast = false)
{
    /// <summary>SRResNet-16 ×4 on small and larger pictures, the cost of an op, and the network on a busy machine.</summary>
    public static IReadOnlyList<Work> Forward { get; } =
    [
        new("srresnet16-x4-64x64", "srresnet", 16, 64),
        new("srresnet16-x4-128x128", "srresnet", 16, 128),
        new("srresnet16-x4-512x512", "srresnet", 16, 512),
        new("relu-1-times-1000", "relu", 1000, 1),
        new("srresnet16-x4-128x128-busy", "srresnet", 16, 128, Busy: true),
    ];

    /// <summary>A step of the paper's training, in float32 and the default layout.</summary>
    public static Work TrainingStep { get; } = new("srresnet16-step-16x24x24", "training-step", ContentRecipe.Paper.Generator.Blocks, 24);

    /// <summary>The precision, as results name it.</summary>
    public string PrecisionName => Precision == Precision.BFloat16 ? "bfloat16" : "float32";

    /// <summary>The same work in bfloat16 with channels last, the form that PyTorch is fastest in where the processor has units for it.</summary>
    public Work InBFloat16 => this with { Precision = Precision.BFloat16, ChannelsLast = true };

    /// <summary>The layout, as results name it.</summary>
    public string LayoutName => ChannelsLast ? "channels_last" : "default";
}
