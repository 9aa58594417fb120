using SuperResolution.Weights;

namespace SuperResolution.Samples.Inspect;

/// <summary>What of a generator depends on its scale.</summary>
/// <param name="Scale">How many times larger it makes each side.</param>
/// <param name="Halo">How far it sees, in input pixels on each side.</param>
/// <param name="WorkingBytesPerPixel">Memory that it takes for an input pixel.</param>
internal sealed record ScaleFacts(int Scale, int Halo, long WorkingBytesPerPixel)
{
    public static ScaleFacts Of(LoadedGenerator loaded) => new(loaded.Scale, loaded.Generator.Halo, loaded.Generator.WorkingBytesPerPixel);
}
