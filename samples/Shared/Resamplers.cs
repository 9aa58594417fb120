using SuperResolution.Imaging;

namespace SuperResolution.Samples;

/// <summary>What makes pictures larger without weights, by the names that <c>--resample</c> takes.</summary>
internal static class Resamplers
{
    /// <summary>Details from the picture itself: <see cref="SelfExSR"/>.</summary>
    public const string SelfExemplars = "self-exemplars";

    /// <summary>The names.</summary>
    public static string[] Names { get; } = [.. ClassicalResampler.Names, SelfExemplars];

    /// <summary>The generator of a name.</summary>
    public static IGenerator Create(string name, int scale) => name == SelfExemplars ? new SelfExSR(scale) : ClassicalResampler.Create(name, scale);
}
