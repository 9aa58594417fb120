using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Reads JPEG rows through libjpeg-turbo.</summary>
internal sealed unsafe class JpegRowDecoder : RowDecoder
{
    private readonly NativeSource _source;
    private nint _reader;

    private JpegRowDecoder(nint reader, NativeSource source, in JpegNative.Header header)
    {
        _reader = reader;
        _source = source;
        Width = header.Width;
        Height = header.Height;
        Rows = header.Channels == 1 ? RowKind.L8 : RowKind.Rgb24;
        Natural = RowKind.Rgb24;
        JpegMetadata metadata = Metadata.GetJpegMetadata();
        metadata.ColorType = ColorType(header);
        fixed (ushort* luma = header.LumaTable, chroma = header.ChromaTable)
        {
            metadata.LuminanceQuality = QuantizationTable.Estimate(new(luma, QuantizationTable.Length), QuantizationTable.Luminance);
            metadata.ChrominanceQuality = header.HasChromaTable != 0
                ? QuantizationTable.Estimate(new(chroma, QuantizationTable.Length), QuantizationTable.Chrominance)
                : null;
        }

        ReadResolution(header);
    }

    /// <summary>Reads a file's header.</summary>
    public static JpegRowDecoder Open(NativeSource source, DecoderOptions options)
    {
        JpegNative.Header header = default;
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        nint reader = JpegNative.Open(
            source.Pointer, options.SkipMetadata ? 0 : 1, options.Configuration.MemoryAllocator.GroupLimitBytes, &header, error);
        return reader != 0
            ? new(reader, source, header)
            : throw source.Failure("JPEG", NativeLibraryName.Text(error));
    }

    /// <inheritdoc/>
    public override void ReadProfiles()
    {
        Metadata.ExifProfile = JpegProfiles.ReadExif(_reader);
        Metadata.IccProfile = JpegProfiles.ReadIcc(_reader);
        Metadata.XmpProfile = JpegProfiles.ReadXmp(_reader);
        Metadata.IptcProfile = JpegProfiles.ReadIptc(_reader);
    }

    /// <inheritdoc/>
    public override void Start()
    {
        if (JpegNative.Start(_reader) != 0)
        {
            throw Failure();
        }
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row)
    {
        fixed (byte* target = row)
        {
            if (JpegNative.Row(_reader, target) != 0)
            {
                throw Failure();
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_reader != 0)
        {
            JpegNative.Close(_reader);
            _reader = 0;
        }
    }

    private static JpegEncodingColor? ColorType(in JpegNative.Header header) => (header.ColorSpace, header.SamplingH, header.SamplingV) switch
    {
        (1, _, _) => JpegEncodingColor.Luminance,
        (2, _, _) => JpegEncodingColor.Rgb,
        (3, 1, 1) => JpegEncodingColor.YCbCrRatio444,
        (3, 2, 1) => JpegEncodingColor.YCbCrRatio422,
        (3, 2, 2) => JpegEncodingColor.YCbCrRatio420,
        (3, 4, 1) => JpegEncodingColor.YCbCrRatio411,
        (3, 4, 2) => JpegEncodingColor.YCbCrRatio410,
        _ => null,
    };

    private Exception Failure() => _source.Failure("JPEG", NativeLibraryName.Text(JpegNative.Error(_reader)));

    private void ReadResolution(in JpegNative.Header header)
    {
        const ushort exifX = 0x011A;
        const ushort exifY = 0x011B;
        const ushort exifUnit = 0x0128;
        if (header.IsJfif != 0 && header.DensityX > 0 && header.DensityY > 0)
        {
            Metadata.HorizontalResolution = header.DensityX;
            Metadata.VerticalResolution = header.DensityY;
            Metadata.ResolutionUnits = (PixelResolutionUnit)Math.Clamp(header.DensityUnit, 0, 2);
        }
        else if (Metadata.ExifProfile is { } exif && exif.Find(exifX)?.Fraction is { } x && exif.Find(exifY)?.Fraction is { } y)
        {
            Metadata.HorizontalResolution = x;
            Metadata.VerticalResolution = y;
            Metadata.ResolutionUnits = exif.Find(exifUnit)?.Integer == 3 ? PixelResolutionUnit.PixelsPerCentimeter : PixelResolutionUnit.PixelsPerInch;
        }
    }
}
