namespace SixLabors.ImageSharp.Metadata.Profiles.Iptc;

/// <summary>What a press agency says of a picture (IPTC-IIM), kept byte for byte.</summary>
public sealed class IptcProfile
{
    /// <summary>Makes a profile of its bytes; null for none.</summary>
    public IptcProfile(byte[]? data) => Data = (byte[]?)data?.Clone();

    /// <summary>The profile's bytes; null for none.</summary>
    public byte[]? Data { get; }

    /// <summary>A copy that shares nothing with the original.</summary>
    public IptcProfile DeepClone() => new(Data);
}
