using System.IO.Compression;
using SixLabors.ImageSharp.Formats.Tiff.Constants;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Packs the bytes of a strip.</summary>
internal abstract class StripPacker
{
    /// <summary>The packer for a compression.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static StripPacker Create(TiffCompression compression) => compression switch
    {
        TiffCompression.None => new Plain(),
        TiffCompression.Deflate => new Deflate(),
        _ => throw new NotSupportedException($"TIFF strips are not packed by {compression} here. Choose None or Deflate."),
    };

    /// <summary>Writes a strip, packed.</summary>
    public abstract void Pack(ReadOnlySpan<byte> strip, Stream output);

    private sealed class Plain : StripPacker
    {
        public override void Pack(ReadOnlySpan<byte> strip, Stream output) => output.Write(strip);
    }

    private sealed class Deflate : StripPacker
    {
        public override void Pack(ReadOnlySpan<byte> strip, Stream output)
        {
            using ZLibStream packed = new(output, CompressionLevel.Optimal, leaveOpen: true);
            packed.Write(strip);
        }
    }
}
