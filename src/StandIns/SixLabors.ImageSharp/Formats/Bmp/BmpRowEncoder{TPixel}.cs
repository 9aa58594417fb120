using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Writes a BMP file, bottom row first.</summary>
internal sealed class BmpRowEncoder<TPixel> : RowEncoder<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private const int EmbeddedProfile = 0x4D424544;
    private const int PictureIntent = 4;
    private readonly int _bits;
    private readonly bool _alphaMask;
    private readonly byte[] _icc;
    private readonly int _headerLength;
    private readonly byte[] _row;
    private readonly long _pixelBytes;

    public BmpRowEncoder(
        Image<TPixel> image, EncodedOutput output, int bits, byte[]? icc, CancellationToken cancellationToken)
        : base(image, output, cancellationToken)
    {
        _bits = bits;
        _icc = icc ?? [];
        _headerLength = _icc.Length > 0 ? BmpHeader.Version5Length : BmpHeader.Version3Length;
        _alphaMask = bits == 32 && _icc.Length > 0;
        long stride = ((((long)image.Width * bits) + 31) / 32) * 4;
        _pixelBytes = stride * image.Height;
        if (Start(_pixelBytes) + _icc.Length > uint.MaxValue)
        {
            throw new ImageFormatException(
                $"The image is {image.Width} by {image.Height}; a BMP file ends at 4 GiB. Choose PNG.");
        }

        _row = new byte[stride];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <inheritdoc/>
    protected override int SourceRow(int row) => Image.Height - 1 - row;

    /// <inheritdoc/>
    protected override void Start()
    {
        Span<byte> bytes = stackalloc byte[BmpHeader.FileHeaderLength + _headerLength];
        bytes.Clear();
        "BM"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[2..], (uint)(Start(_pixelBytes) + _icc.Length));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[10..], bytes.Length);
        Span<byte> header = bytes[BmpHeader.FileHeaderLength..];
        BinaryPrimitives.WriteInt32LittleEndian(header, _headerLength);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Image.Height);
        BinaryPrimitives.WriteInt16LittleEndian(header[12..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[14..], (short)_bits);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], _alphaMask ? BmpHeader.BitFields : BmpHeader.Uncompressed);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], (uint)_pixelBytes);
        WriteResolution(header[24..]);
        if (_alphaMask)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header[40..], 0x00FF0000);
            BinaryPrimitives.WriteUInt32LittleEndian(header[44..], 0x0000FF00);
            BinaryPrimitives.WriteUInt32LittleEndian(header[48..], 0x000000FF);
            BinaryPrimitives.WriteUInt32LittleEndian(header[52..], 0xFF000000);
        }

        if (_icc.Length > 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header[56..], EmbeddedProfile);
            BinaryPrimitives.WriteInt32LittleEndian(header[108..], PictureIntent);
            BinaryPrimitives.WriteUInt32LittleEndian(header[112..], (uint)(_headerLength + _pixelBytes));
            BinaryPrimitives.WriteInt32LittleEndian(header[116..], _icc.Length);
        }

        Output.Write(bytes);
    }

    /// <inheritdoc/>
    protected override void EncodeRow(int y, ReadOnlySpan<TPixel> row)
    {
        if (_bits == 24)
        {
            Span<Rgb24> pixels = MemoryMarshal.Cast<byte, Rgb24>(_row.AsSpan(0, row.Length * 3));
            PixelOperations<Rgb24>.From<TPixel>(row, pixels);
            foreach (ref Rgb24 pixel in pixels)
            {
                pixel = new(pixel.B, pixel.G, pixel.R);
            }
        }
        else
        {
            Span<Rgba32> pixels = MemoryMarshal.Cast<byte, Rgba32>(_row.AsSpan());
            PixelOperations<Rgba32>.From<TPixel>(row, pixels);
            foreach (ref Rgba32 pixel in pixels)
            {
                pixel = new(pixel.B, pixel.G, pixel.R, pixel.A);
            }
        }

        Output.Write(_row);
    }

    /// <inheritdoc/>
    protected override void Finish() => Output.Write(_icc);

    private long Start(long pixelBytes) => BmpHeader.FileHeaderLength + _headerLength + pixelBytes;

    private void WriteResolution(Span<byte> target)
    {
        ImageMetadata metadata = Image.Metadata;
        double scale = metadata.ResolutionUnits switch
        {
            PixelResolutionUnit.PixelsPerInch => 1 / 0.0254,
            PixelResolutionUnit.PixelsPerCentimeter => 100,
            PixelResolutionUnit.PixelsPerMeter => 1,
            _ => 0,
        };
        BinaryPrimitives.WriteInt32LittleEndian(target, (int)Math.Round(metadata.HorizontalResolution * scale));
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], (int)Math.Round(metadata.VerticalResolution * scale));
    }
}
