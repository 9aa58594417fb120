namespace SixLabors.ImageSharp.Metadata.Profiles.Xmp;

/// <summary>What a program says of a picture in XML (Adobe's XMP), kept byte for byte.</summary>
public sealed class XmpProfile
{
    private readonly byte[] _data;

    /// <summary>Makes a profile of its bytes, which are UTF-8; null for none.</summary>
    public XmpProfile(byte[]? data) => _data = data is null ? [] : (byte[])data.Clone();

    /// <summary>The profile's bytes, as a copy.</summary>
    public byte[] ToByteArray() => (byte[])_data.Clone();

    /// <summary>A copy that shares nothing with the original.</summary>
    public XmpProfile DeepClone() => new(_data);
}
