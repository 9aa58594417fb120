namespace SixLabors.ImageSharp.Metadata.Profiles.Icc;

/// <summary>The first 128 bytes of a colour profile (ICC.1:2022, 7.2).</summary>
public sealed class IccProfileHeader
{
    /// <summary>The colours that an image with this profile has.</summary>
    public IccColorSpaceType DataColorSpace { get; set; }

    /// <summary>The colours that they are turned to.</summary>
    internal IccColorSpaceType ProfileConnectionSpace { get; set; }

    /// <summary>Bytes of the whole profile.</summary>
    internal uint Size { get; set; }

    /// <summary>What is kept when colours are out of range: 0 to 3.</summary>
    internal uint RenderingIntent { get; set; }
}
