namespace SixLabors.ImageSharp.Metadata.Profiles.Xmp;

/// <summary>What a program says of a picture in XML (Adobe's XMP), kept byte for byte.</summary>
public sealed class XmpProfile
{
    /// <summary>Makes a profile of its bytes, which are UTF-8; null for none.</summary>
    public XmpProfile(byte[]? data) => Data = (byte[]?)data?.Clone();

    /// <summary>The profile's bytes; null for none.</summary>
    internal byte[]? Data { get; }

    /// <summary>The profile's bytes, as a copy.</summary>
    /// <exception cref="ArgumentNullException">The profile was made of none.</exception>
    public byte[] ToByteArray()
    {
        ArgumentNullException.ThrowIfNull(Data);
        return (byte[])Data.Clone();
    }

    /// <summary>A copy that shares nothing with the original.</summary>
    public XmpProfile DeepClone() => new(Data);
}
