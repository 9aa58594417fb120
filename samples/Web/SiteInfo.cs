namespace SuperResolution.Samples.Web;

/// <summary>What the page needs to know.</summary>
/// <param name="Network">Which network enhances, in a line.</param>
/// <param name="IsNetwork">Whether it is one; false when pictures are interpolated for want of weights.</param>
/// <param name="Scale">How many times larger each side becomes.</param>
/// <param name="MaxBytes">Bytes of the largest file that is taken.</param>
/// <param name="MaxPixels">Pixels of the largest picture that is taken.</param>
internal sealed record SiteInfo(string Network, bool IsNetwork, int Scale, long MaxBytes, long MaxPixels);
