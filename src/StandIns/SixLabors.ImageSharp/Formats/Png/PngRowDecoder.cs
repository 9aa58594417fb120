using System.IO.Compression;
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
    private const int LargestIccProfile = 1 << 26;
    private readonly NativeSource _source;
    private readonly bool _skipMetadata;
    private nint _reader;

    private PngRowDecoder(nint reader, NativeSource source, in PngNative.Header header, bool skipMetadata)
    {
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
        int channels = header.ColorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
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

    /// <summary>Reads a file's header.</summary>
    public static PngRowDecoder Open(NativeSource source, DecoderOptions options)
    {
        PngNative.Header header = default;
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        nint reader = PngNative.Open(source.Pointer, options.SkipMetadata ? 0 : 1, &header, error);
        return reader != 0
            ? new(reader, source, header, options.SkipMetadata)
            : throw source.Failure("PNG", NativeLibraryName.Text(error));
    }

    /// <inheritdoc/>
    public override void Start()
    {
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
            Metadata.IccProfile = Unpack(icc);
        }
    }

    private ReadOnlySpan<byte> Chunk(string name)
    {
        long size = 0;
        byte* data = PngNative.Chunk(_reader, name, &size);
        return data is null ? default : new(data, (int)size);
    }

    // The profile's name, a zero, the method (0 for deflate), and the packed profile. One that cannot be unpacked is left out.
    private static IccProfile? Unpack(ReadOnlySpan<byte> chunk)
    {
        int name = chunk.IndexOf((byte)0);
        if (name < 0 || name + 2 >= chunk.Length || chunk[name + 1] != 0)
        {
            return null;
        }

        fixed (byte* packed = chunk[(name + 2)..])
        {
            using UnmanagedMemoryStream source = new(packed, chunk.Length - name - 2);
            using ZLibStream unpack = new(source, CompressionMode.Decompress);
            using MemoryStream profile = new();
            byte[] buffer = new byte[1 << 14];
            try
            {
                int got;
                while ((got = unpack.Read(buffer)) > 0 && profile.Length <= LargestIccProfile)
                {
                    profile.Write(buffer, 0, got);
                }
            }
            catch (InvalidDataException)
            {
                return null;
            }

            return profile.Length is > 0 and <= LargestIccProfile ? new(profile.ToArray()) : null;
        }
    }
}
