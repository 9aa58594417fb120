using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>A frame of an animation (APNG 1.0, fcTL): where it lies, and what becomes of it before the next.</summary>
internal sealed class PngFrame
{
    /// <summary>Bytes of an fcTL chunk.</summary>
    public const int ControlLength = 26;

    private PngFrame()
    {
    }

    public uint X { get; private init; }

    public uint Y { get; private init; }

    public uint Width { get; private init; }

    public uint Height { get; private init; }

    /// <summary>Its area becomes clear before the next frame is drawn.</summary>
    public bool IsCleared { get; private init; }

    /// <summary>What was there before it comes back before the next frame is drawn.</summary>
    public bool IsTakenBack { get; private init; }

    /// <summary>It is laid over what is there, not put in its place.</summary>
    public bool IsLaidOver { get; private init; }

    /// <summary>Where its packed pixels lie.</summary>
    public List<(long At, int Length)> Data { get; } = [];

    /// <summary>Reads a chunk.</summary>
    public static PngFrame Parse(ReadOnlySpan<byte> chunk) => new()
    {
        Width = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]),
        Height = BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]),
        X = BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]),
        Y = BinaryPrimitives.ReadUInt32BigEndian(chunk[16..]),
        IsCleared = chunk[24] == 1,
        IsTakenBack = chunk[24] == 2,
        IsLaidOver = chunk[25] == 1,
    };

    /// <summary>Whether the frame has pixels, all of them on the canvas.</summary>
    public bool Fits(int width, int height) =>
        Width > 0 && Height > 0 && (ulong)X + Width <= (ulong)width && (ulong)Y + Height <= (ulong)height;
}
