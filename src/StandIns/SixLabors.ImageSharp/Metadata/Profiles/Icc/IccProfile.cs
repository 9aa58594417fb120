using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Metadata.Profiles.Icc;

/// <summary>A colour profile of the International Color Consortium, kept byte for byte.</summary>
public sealed class IccProfile
{
    private const int HeaderLength = 128;
    private const uint LargestSize = 50_000_000;
    private readonly byte[] _data;
    private IccProfileHeader? _header;

    /// <summary>Makes a profile of its bytes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    public IccProfile(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = (byte[])data.Clone();
    }

    /// <summary>What the profile says of itself.</summary>
    /// <exception cref="ArgumentException">The profile is shorter than its header; <see cref="CheckIsValid"/> tells.</exception>
    public IccProfileHeader Header => _header ??= ReadHeader();

    /// <summary>Whether the header is whole, and has a size, colours and an intent that can be.</summary>
    public bool CheckIsValid() =>
        _data.Length >= HeaderLength
        && _data.Length >= Header.Size
        && Enum.IsDefined(Header.DataColorSpace)
        && Enum.IsDefined(Header.ProfileConnectionSpace)
        && Header.RenderingIntent <= 3
        && Header.Size is >= HeaderLength and < LargestSize;

    /// <summary>The profile's bytes, as a copy.</summary>
    public byte[] ToByteArray() => (byte[])_data.Clone();

    /// <summary>A copy that shares nothing with the original.</summary>
    public IccProfile DeepClone() => new(_data);

    /// <summary>A profile of the bytes, or null where they are none.</summary>
    internal static IccProfile? IfValid(byte[]? data) => data is not null && new IccProfile(data) is var profile && profile.CheckIsValid() ? profile : null;

    private IccProfileHeader ReadHeader() => _data.Length >= HeaderLength
        ? new()
        {
            Size = UInt32(0),
            DataColorSpace = (IccColorSpaceType)UInt32(16),
            ProfileConnectionSpace = (IccColorSpaceType)UInt32(20),
            RenderingIntent = UInt32(64),
        }
        : throw new ArgumentException($"An ICC profile has at least {HeaderLength} bytes, this one {_data.Length}. Ask CheckIsValid first.");

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at));
}
