using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Writes a little-endian TIFF 6.0 file: strips first, then the directory, then its place into the header.</summary>
internal sealed class TiffRowEncoder<TPixel> : RowEncoder<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private const int StripBytes = 1 << 16;
    private const int DirectoryPlace = 4;
    private readonly TiffBitsPerPixel _bits;
    private readonly TiffCompression _compression;
    private readonly byte[] _strip;
    private readonly int _rowBytes;
    private readonly int _rowsPerStrip;
    private readonly StripPacker _packer;
    private readonly List<uint> _offsets = [];
    private readonly List<uint> _lengths = [];
    private int _rows;

    public TiffRowEncoder(
        Image<TPixel> image,
        EncodedOutput output,
        TiffBitsPerPixel bits,
        TiffCompression compression,
        CancellationToken cancellationToken)
        : base(image, output, cancellationToken)
    {
        _bits = bits;
        _compression = compression;
        _rowBytes = checked(image.Width * (int)bits / 8);
        _rowsPerStrip = Math.Clamp(StripBytes / _rowBytes, 1, image.Height);
        _strip = new byte[_rowBytes * _rowsPerStrip];
        _packer = StripPacker.Create(compression);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <inheritdoc/>
    protected override void Start() => Output.Write("II\x2A\0\0\0\0\0"u8);

    /// <inheritdoc/>
    protected override void EncodeRow(int y, ReadOnlySpan<TPixel> row)
    {
        Span<byte> target = _strip.AsSpan(_rows++ * _rowBytes, _rowBytes);
        switch (_bits)
        {
            case TiffBitsPerPixel.Bit8:
                PixelOperations<L8>.From<TPixel>(row, MemoryMarshal.Cast<byte, L8>(target));
                break;
            case TiffBitsPerPixel.Bit16:
                PixelOperations<L16>.From<TPixel>(row, MemoryMarshal.Cast<byte, L16>(target));
                if (!BitConverter.IsLittleEndian)
                {
                    Span<ushort> samples = MemoryMarshal.Cast<byte, ushort>(target);
                    BinaryPrimitives.ReverseEndianness(samples, samples);
                }

                break;
            default:
                PixelOperations<Rgb24>.From<TPixel>(row, MemoryMarshal.Cast<byte, Rgb24>(target));
                break;
        }

        if (_rows == _rowsPerStrip || y == Image.Height - 1)
        {
            long start = Output.Position;
            _packer.Pack(_strip.AsSpan(0, _rows * _rowBytes), Output);
            _offsets.Add(Place(start));
            _lengths.Add((uint)(Output.Position - start));
            _rows = 0;
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        bool gray = _bits != TiffBitsPerPixel.Bit24;
        ushort sampleBits = (ushort)(_bits == TiffBitsPerPixel.Bit16 ? 16 : 8);
        TiffDirectory directory = new();
        directory.AddLong(256, (uint)Image.Width);
        directory.AddLong(257, (uint)Image.Height);
        directory.AddShort(258, gray ? [sampleBits] : [sampleBits, sampleBits, sampleBits]);
        directory.AddShort(259, (ushort)_compression);
        directory.AddShort(262, (ushort)(gray ? 1 : 2));
        directory.AddLong(273, [.. _offsets]);
        directory.AddShort(277, (ushort)(gray ? 1 : 3));
        directory.AddLong(278, (uint)_rowsPerStrip);
        directory.AddLong(279, [.. _lengths]);
        directory.AddShort(284, 1);
        AddResolution(directory);
        AddProfiles(directory);

        uint place = directory.Write(Output);
        byte[] patch = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(patch, place);
        Output.Patch(DirectoryPlace, patch);
        Place(Output.Position);
    }

    private static uint Place(long position) => position <= uint.MaxValue
        ? (uint)position
        : throw new ImageFormatException("A TIFF file ends at 4 GiB, and the image needs more. Choose PNG, or a compression.");

    private void AddResolution(TiffDirectory directory)
    {
        ImageMetadata metadata = Image.Metadata;
        (ushort unit, double scale) = metadata.ResolutionUnits switch
        {
            PixelResolutionUnit.AspectRatio => ((ushort)1, 1.0),
            PixelResolutionUnit.PixelsPerInch => ((ushort)2, 1.0),
            PixelResolutionUnit.PixelsPerCentimeter => ((ushort)3, 1.0),
            _ => ((ushort)3, 0.01),
        };
        directory.AddRational(282, metadata.HorizontalResolution * scale);
        directory.AddRational(283, metadata.VerticalResolution * scale);
        directory.AddShort(296, unit);
    }

    private void AddProfiles(TiffDirectory directory)
    {
        const ushort exifPointer = 34665;
        const ushort gpsPointer = 34853;
        if (Image.Metadata.IccProfile is { } icc)
        {
            directory.AddBytes(34675, icc.ToByteArray());
        }

        if (Image.Metadata.XmpProfile?.Data is { Length: > 0 } xmp)
        {
            directory.AddBytes(TiffProfile.Xmp, xmp);
        }

        if (Image.Metadata.IptcProfile?.Data is { Length: > 0 } iptc)
        {
            directory.AddBytes(TiffProfile.Iptc, iptc);
        }

        ExifEntry[] entries = [.. TiffProfile.Descriptive(Image.Metadata.ExifProfile?.Entries ?? [])];
        foreach (ExifEntry entry in entries.Where(e => e.Part == ExifPart.Image))
        {
            directory.Add(entry);
        }

        foreach ((ExifPart part, ushort pointer) in ((ExifPart, ushort)[])[(ExifPart.Exif, exifPointer), (ExifPart.Gps, gpsPointer)])
        {
            ExifEntry[] branch = [.. entries.Where(e => e.Part == part)];
            if (branch.Length > 0)
            {
                TiffDirectory below = new();
                Array.ForEach(branch, below.Add);
                directory.AddLong(pointer, below.Write(Output));
            }
        }
    }
}
