using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Writes a JPEG file through libjpeg-turbo.</summary>
internal sealed unsafe class JpegRowEncoder<TPixel> : RowEncoder<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private const int LargestSide = 65535;
    private readonly JpegEncodingColor _color;
    private readonly int _lumaQuality;
    private readonly int _chromaQuality;
    private readonly byte[] _row;
    private nint _writer;

    public JpegRowEncoder(
        Image<TPixel> image,
        EncodedOutput output,
        JpegEncodingColor color,
        int lumaQuality,
        int chromaQuality,
        CancellationToken cancellationToken)
        : base(image, output, cancellationToken)
    {
        if (image.Width > LargestSide || image.Height > LargestSide)
        {
            throw new ImageFormatException(
                $"The image is {image.Width} by {image.Height}; a JPEG file holds at most {LargestSide} by {LargestSide}. Choose PNG or TIFF.");
        }

        _color = color;
        _lumaQuality = lumaQuality;
        _chromaQuality = chromaQuality;
        _row = new byte[image.Width * (Gray ? 1 : 3)];
    }

    private bool Gray => _color == JpegEncodingColor.Luminance;

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_writer != 0)
        {
            JpegNative.Release(_writer);
            _writer = 0;
        }
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        JpegNative.Settings settings = Settings();
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        _writer = JpegNative.Create(&settings, error);
        if (_writer == 0)
        {
            throw new ImageFormatException($"The JPEG image cannot be written: {NativeLibraryName.Text(error)}.");
        }

        ImageMetadata metadata = Image.Metadata;
        Check(metadata.ExifProfile is null || JpegProfiles.WriteExif(_writer, metadata.ExifProfile));
        Check(metadata.IccProfile is null || JpegProfiles.WriteIcc(_writer, metadata.IccProfile));
        Check(metadata.XmpProfile is null || JpegProfiles.WriteXmp(_writer, metadata.XmpProfile));
        Check(metadata.IptcProfile is null || JpegProfiles.WriteIptc(_writer, metadata.IptcProfile));

        Take();
    }

    /// <inheritdoc/>
    protected override void EncodeRow(int y, ReadOnlySpan<TPixel> row)
    {
        if (Gray)
        {
            PixelOperations<L8>.From<TPixel>(row, MemoryMarshal.Cast<byte, L8>(_row.AsSpan()));
        }
        else
        {
            PixelOperations<Rgb24>.From<TPixel>(row, MemoryMarshal.Cast<byte, Rgb24>(_row.AsSpan()));
        }

        fixed (byte* source = _row)
        {
            Check(JpegNative.WriteRow(_writer, source) == 0);
        }

        Take();
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        Check(JpegNative.WriteEnd(_writer) == 0);
        Take();
    }

    private JpegNative.Settings Settings()
    {
        (int h, int v) = _color switch
        {
            JpegEncodingColor.YCbCrRatio420 => (2, 2),
            JpegEncodingColor.YCbCrRatio422 => (2, 1),
            JpegEncodingColor.YCbCrRatio411 => (4, 1),
            JpegEncodingColor.YCbCrRatio410 => (4, 2),
            _ => (1, 1),
        };
        ImageMetadata metadata = Image.Metadata;
        double scale = metadata.ResolutionUnits == PixelResolutionUnit.PixelsPerMeter ? 0.0254 : 1;
        JpegNative.Settings settings = new()
        {
            Width = Image.Width,
            Height = Image.Height,
            Channels = Gray ? 1 : 3,
            ColorSpace = _color switch { JpegEncodingColor.Luminance => 1, JpegEncodingColor.Rgb => 2, _ => 3 },
            SamplingH = h,
            SamplingV = v,
            DensityUnit = metadata.ResolutionUnits == PixelResolutionUnit.PixelsPerMeter ? 1 : (int)metadata.ResolutionUnits,
            DensityX = (int)Math.Clamp(Math.Round(metadata.HorizontalResolution * scale), 1, ushort.MaxValue),
            DensityY = (int)Math.Clamp(Math.Round(metadata.VerticalResolution * scale), 1, ushort.MaxValue),
        };
        for (int i = 0; i < QuantizationTable.Length; i++)
        {
            settings.LumaTable[i] = QuantizationTable.Scale(QuantizationTable.Luminance[i], _lumaQuality);
            settings.ChromaTable[i] = QuantizationTable.Scale(QuantizationTable.Chrominance[i], _chromaQuality);
        }

        return settings;
    }

    private void Take()
    {
        long size;
        byte* data = JpegNative.Take(_writer, &size);
        Output.Write(new ReadOnlySpan<byte>(data, (int)size));
    }

    private void Check(bool done)
    {
        if (!done)
        {
            throw new ImageFormatException($"The JPEG image cannot be written: {NativeLibraryName.Text(JpegNative.WriteError(_writer))}.");
        }
    }
}
