using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Reads PNG rows through libpng.</summary>
internal sealed unsafe class PngRowDecoder : RowDecoder
{
    // Deflate packs at most 258 bytes into 2 bits.
    private const long MostDeflation = 1032;
    private readonly NativeSource _source;
    private readonly bool _skipMetadata;
    private readonly Int128 _storedBytes;
    private nint _reader;

    private PngRowDecoder(nint reader, NativeSource source, PngLayout layout, in PngNative.Header header, bool skipMetadata)
    {
        Layout = layout;
        _storedBytes = (((long)header.Width * StoredChannels(header.ColorType) * header.BitDepth) + 7) / 8 * (Int128)header.Height;
        _reader = reader;
        _source = source;
        _skipMetadata = skipMetadata;
        Width = header.Width;
        Height = header.Height;
        Passes = header.Passes;
        bool wide = header.Bits == 16;
        Rows = header.Channels switch
        {
            1 => wide ? RowKind.L16 : RowKind.L8,
            2 => wide ? RowKind.La32 : RowKind.La16,
            3 => wide ? RowKind.Rgb48 : RowKind.Rgb24,
            _ => wide ? RowKind.Rgba64 : RowKind.Rgba32,
        };
        bool palette = header.ColorType == 3;
        Natural = palette ? RowKind.Rgba32 : Rows;
        PngMetadata metadata = Metadata.GetPngMetadata();
        metadata.BitDepth = wide ? PngBitDepth.Bit16 : PngBitDepth.Bit8;
        metadata.ColorType = palette ? null : (PngColorType)header.ColorType;
        Metadata.HorizontalResolution = header.ResolutionX;
        Metadata.VerticalResolution = header.ResolutionY;
        if (header.ResolutionX > 0)
        {
            Metadata.ResolutionUnits = header.ResolutionUnit == 1 ? PixelResolutionUnit.PixelsPerMeter : PixelResolutionUnit.AspectRatio;
        }
    }

    /// <summary>Where the file's chunks lie.</summary>
    public PngLayout Layout { get; }

    /// <summary>Reads a file's header.</summary>
    public static PngRowDecoder Open(NativeSource source, DecoderOptions options)
    {
        PngLayout layout = PngLayout.Read(source, options.SkipMetadata);
        PngNative.Header header = default;
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        nint reader = PngNative.Open(source.Pointer, options.SkipMetadata ? 0 : 1, &header, error);
        return reader != 0
            ? new(reader, source, layout, header, options.SkipMetadata)
            : throw source.Failure("PNG", NativeLibraryName.Text(error));
    }

    /// <inheritdoc/>
    public override void Start()
    {
        if (_storedBytes > (Int128)Layout.DataLength * MostDeflation)
        {
            throw _source.Failure("PNG", "the file ends before the image does");
        }

        if (PngNative.Start(_reader) != 0)
        {
            throw Failure();
        }
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row)
    {
        fixed (byte* target = row)
        {
            if (PngNative.Row(_reader, target) != 0)
            {
                throw Failure();
            }
        }
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        PngNative.Finish(_reader);
        if (!_skipMetadata)
        {
            ReadProfiles();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_reader != 0)
        {
            PngNative.Close(_reader);
            _reader = 0;
        }
    }

    private static int StoredChannels(int colorType) => colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    private Exception Failure() => _source.Failure("PNG", NativeLibraryName.Text(PngNative.Error(_reader)));

    /// <inheritdoc/>
    /// <remarks>A profile may stand before the pixels or, as EXIF often does, behind them.</remarks>
    public override void ReadProfiles()
    {
        if (Metadata.ExifProfile is null && Chunk("eXIf") is { Length: > 0 } exif)
        {
            Metadata.ExifProfile = new(exif.ToArray());
        }

        if (Metadata.IccProfile is null && Chunk("iCCP") is { Length: > 0 } icc)
        {
            Metadata.IccProfile = UnpackProfile(icc);
        }

        if (Layout.Xmp is { } xmp)
        {
            Metadata.XmpProfile ??= new(xmp);
        }
    }

    private ReadOnlySpan<byte> Chunk(string name)
    {
        long size = 0;
        byte* data = PngNative.Chunk(_reader, name, &size);
        return data is null ? default : new(data, (int)size);
    }

    // The profile's name, a zero, the method (0 for deflate), and the packed profile. One that cannot be unpacked is left out.
    private static IccProfile? UnpackProfile(ReadOnlySpan<byte> chunk)
    {
        int name = chunk.IndexOf((byte)0);
        bool readable = name >= 0 && name + 2 < chunk.Length && chunk[name + 1] == 0;
        return readable && PngLayout.Unpack(chunk[(name + 2)..].ToArray()) is { } profile ? new(profile) : null;
    }
}
