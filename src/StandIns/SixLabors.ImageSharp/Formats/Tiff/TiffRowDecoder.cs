using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Reads TIFF rows through libtiff.</summary>
internal sealed unsafe class TiffRowDecoder : RowDecoder
{
    private readonly NativeSource _source;
    private readonly TiffNative.Header _header;
    private nint _reader;
    private int _frame;

    private TiffRowDecoder(nint reader, NativeSource source, in TiffNative.Header header)
    {
        _reader = reader;
        _source = source;
        _header = header;
        Width = header.Width;
        Height = header.Height;
        Rows = RowsOf(header);
        Natural = RowKind.Rgba32;
        FirstFrame.GetTiffMetadata().PhotometricInterpretation = (TiffPhotometricInterpretation)header.Photometric;
        TiffMetadata metadata = Metadata.GetTiffMetadata();
        metadata.BitsPerPixel = BitsPerPixel(header);
        metadata.Compression = header.Compression switch
        {
            1 => TiffCompression.None,
            8 or 32946 => TiffCompression.Deflate,
            _ => null,
        };
        if (header.ResolutionX > 0 && header.ResolutionY > 0)
        {
            Metadata.HorizontalResolution = header.ResolutionX;
            Metadata.VerticalResolution = header.ResolutionY;
            Metadata.ResolutionUnits = header.ResolutionUnit switch
            {
                1 => PixelResolutionUnit.AspectRatio,
                3 => PixelResolutionUnit.PixelsPerCentimeter,
                _ => PixelResolutionUnit.PixelsPerInch,
            };
        }
    }

    /// <summary>Reads a file's header.</summary>
    public static TiffRowDecoder Open(NativeSource source, DecoderOptions options)
    {
        int frames = TiffPages.Count(source, options.MaxFrames);
        TiffNative.Header header = default;
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        nint reader = TiffNative.Open(source.Pointer, options.Configuration.MemoryAllocator.SingleLimitBytes, &header, error);
        return reader != 0
            ? new(reader, source, header) { Frames = frames }
            : throw source.Failure("TIFF", NativeLibraryName.Text(error));
    }

    /// <inheritdoc/>
    public override int PixelBits => _header.StoredBits * _header.StoredSamples;

    /// <inheritdoc/>
    public override void ReadProfiles()
    {
        FirstFrame.IccProfile = _header.Icc is null ? null : new(new ReadOnlySpan<byte>(_header.Icc, (int)_header.IccSize).ToArray());
        TiffProfile.Read(_source.ReadAt, FirstFrame);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The image has another size than the first.</exception>
    public override bool NextFrame()
    {
        // Directories that go in circles were counted once.
        if (++_frame >= Frames)
        {
            return false;
        }

        TiffNative.Header header = default;
        int found = TiffNative.Next(_reader, &header);
        if (found < 0)
        {
            throw Failure();
        }

        if (found > 0 && (header.Width != Width || header.Height != Height))
        {
            throw new NotSupportedException(
                $"The TIFF file has images of {Width} by {Height} and of {header.Width} by {header.Height}, which do not make one image. "
                + $"Read the first alone, with {nameof(DecoderOptions)}.{nameof(DecoderOptions.MaxFrames)} = 1.");
        }

        Rows = found > 0 ? RowsOf(header) : Rows;
        return found > 0;
    }

    /// <inheritdoc/>
    public override void Start()
    {
        const int unsupported = -2;
        switch (TiffNative.Start(_reader))
        {
            case 0:
                break;
            case unsupported:
                throw new NotSupportedException(
                    $"The TIFF image is of a kind that is not read: {NativeLibraryName.Text(TiffNative.Error(_reader))}. "
                    + "Save it again with 8 or 16 bits a channel, or as PNG.");
            default:
                throw Failure();
        }
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row)
    {
        fixed (byte* target = row)
        {
            if (TiffNative.Row(_reader, y, target) != 0)
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
            TiffNative.Close(_reader);
            _reader = 0;
        }
    }

    private static RowKind RowsOf(in TiffNative.Header header)
    {
        bool wide = header.Bits == 16;
        return header.Channels switch
        {
            1 => wide ? RowKind.L16 : RowKind.L8,
            2 => wide ? RowKind.La32 : RowKind.La16,
            3 => wide ? RowKind.Rgb48 : RowKind.Rgb24,
            _ => wide ? RowKind.Rgba64 : RowKind.Rgba32,
        };
    }

    private static TiffBitsPerPixel? BitsPerPixel(in TiffNative.Header header)
    {
        const int blackIsZero = 1;
        const int rgb = 2;
        return (header.Photometric, header.StoredBits) switch
        {
            (blackIsZero, 8) when header.StoredSamples == 1 => TiffBitsPerPixel.Bit8,
            (blackIsZero, 16) when header.StoredSamples == 1 => TiffBitsPerPixel.Bit16,
            (rgb, _) => TiffBitsPerPixel.Bit24,
            _ => null,
        };
    }

    private Exception Failure() => _source.Failure("TIFF", NativeLibraryName.Text(TiffNative.Error(_reader)));
}
