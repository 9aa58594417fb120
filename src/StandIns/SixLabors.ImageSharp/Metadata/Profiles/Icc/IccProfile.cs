namespace SixLabors.ImageSharp.Metadata.Profiles.Icc;

/// <summary>A colour profile of the International Color Consortium, kept byte for byte.</summary>
public sealed class IccProfile
{
    private readonly byte[] _data;

    /// <summary>Makes a profile of its bytes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    public IccProfile(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = (byte[])data.Clone();
    }

    /// <summary>The profile's bytes, as a copy.</summary>
    public byte[] ToByteArray() => (byte[])_data.Clone();

    /// <summary>A copy that shares nothing with the original.</summary>
    public IccProfile DeepClone() => new(_data);
}
