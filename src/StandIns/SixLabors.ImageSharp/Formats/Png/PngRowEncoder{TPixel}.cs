using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes a PNG file (ISO/IEC 15948): rows filtered by Paeth's predictor, deflated into IDAT chunks.</summary>
internal sealed class PngRowEncoder<TPixel> : RowEncoder<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly PngColorType _colorType;
    private readonly int _bits;
    private readonly PngDataStream _data;
    private readonly PaethFilter _filter;
    private readonly PngDeflater _deflate;

    public PngRowEncoder(
        Image<TPixel> image,
        EncodedOutput output,
        PngColorType colorType,
        PngBitDepth bitDepth,
        CancellationToken cancellationToken)
        : base(image, output, cancellationToken)
    {
        _colorType = colorType;
        _bits = (int)bitDepth;
        int channels = colorType switch
        {
            PngColorType.Grayscale => 1,
            PngColorType.GrayscaleWithAlpha => 2,
            PngColorType.Rgb => 3,
            _ => 4,
        };
        int pixelBytes = channels * _bits / 8;
        _filter = new(checked(image.Width * pixelBytes), pixelBytes);
        _data = new(output);
        _deflate = new(_data);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _deflate.Dispose();
        _data.Dispose();
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        Output.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Image.Height);
        header[8] = (byte)_bits;
        header[9] = (byte)_colorType;
        header[10..].Clear();
        PngChunk.Write(Output, "IHDR"u8, header);
        WriteMetadata(Image.Metadata);
    }

    /// <inheritdoc/>
    protected override void EncodeRow(int y, ReadOnlySpan<TPixel> row)
    {
        Span<byte> target = _filter.NextRow();
        switch (_colorType, _bits)
        {
            case (PngColorType.Grayscale, 8):
                PixelOperations<L8>.From<TPixel>(row, MemoryMarshal.Cast<byte, L8>(target));
                break;
            case (PngColorType.Grayscale, _):
                PixelOperations<L16>.From<TPixel>(row, MemoryMarshal.Cast<byte, L16>(target));
                break;
            case (PngColorType.GrayscaleWithAlpha, 8):
                PixelOperations<La16>.From<TPixel>(row, MemoryMarshal.Cast<byte, La16>(target));
                break;
            case (PngColorType.GrayscaleWithAlpha, _):
                PixelOperations<La32>.From<TPixel>(row, MemoryMarshal.Cast<byte, La32>(target));
                break;
            case (PngColorType.Rgb, 8):
                PixelOperations<Rgb24>.From<TPixel>(row, MemoryMarshal.Cast<byte, Rgb24>(target));
                break;
            case (PngColorType.Rgb, _):
                PixelOperations<Rgb48>.From<TPixel>(row, MemoryMarshal.Cast<byte, Rgb48>(target));
                break;
            case (_, 8):
                PixelOperations<Rgba32>.From<TPixel>(row, MemoryMarshal.Cast<byte, Rgba32>(target));
                break;
            default:
                PixelOperations<Rgba64>.From<TPixel>(row, MemoryMarshal.Cast<byte, Rgba64>(target));
                break;
        }

        if (_bits == 16 && BitConverter.IsLittleEndian)
        {
            Span<ushort> samples = MemoryMarshal.Cast<byte, ushort>(target);
            BinaryPrimitives.ReverseEndianness(samples, samples);
        }

        _deflate.Write(_filter.Apply());
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        _deflate.Finish();
        _data.Flush();
        PngChunk.Write(Output, "IEND"u8, []);
    }

    private void WriteMetadata(ImageMetadata metadata)
    {
        if (metadata.IccProfile is { } icc)
        {
            using MemoryStream content = new();
            content.Write("ICC Profile\0\0"u8);
            using (ZLibStream packed = new(content, new ZLibCompressionOptions { CompressionLevel = PngDeflater.Level }, leaveOpen: true))
            {
                packed.Write(icc.ToByteArray());
            }

            PngChunk.Write(Output, "iCCP"u8, content.ToArray());
        }

        WriteResolution(metadata);
        if (metadata.XmpProfile?.Data is { Length: > 0 } xmp)
        {
            PngChunk.Write(Output, "iTXt"u8, [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. xmp]);
        }

        if (metadata.ExifProfile?.ToBlock() is { Length: > 0 } exif)
        {
            PngChunk.Write(Output, "eXIf"u8, exif);
        }
    }

    private void WriteResolution(ImageMetadata metadata)
    {
        double scale = metadata.ResolutionUnits switch
        {
            PixelResolutionUnit.PixelsPerInch => 1 / 0.0254,
            PixelResolutionUnit.PixelsPerCentimeter => 100,
            _ => 1,
        };
        Span<byte> content = stackalloc byte[9];
        BinaryPrimitives.WriteUInt32BigEndian(content, (uint)Math.Round(metadata.HorizontalResolution * scale));
        BinaryPrimitives.WriteUInt32BigEndian(content[4..], (uint)Math.Round(metadata.VerticalResolution * scale));
        content[8] = (byte)(metadata.ResolutionUnits == PixelResolutionUnit.AspectRatio ? 0 : 1);
        PngChunk.Write(Output, "pHYs"u8, content);
    }
}
