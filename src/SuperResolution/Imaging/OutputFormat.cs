using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>The format that an output's name asks for: what it can hold, and how it is written.</summary>
internal sealed class OutputFormat
{
    private const int Quality = 95;
    private const int DeepestWritten = 16;
    private const int LargestWebpSide = 16383;
    private const int LargestJpegSide = 65535;
    private const int LargestGifSide = 65535;

    private const string Gif = "GIF";

    // Both formats count bytes in 32 bits, and many readers of BMP take them as signed.
    private const long LargestTiff = uint.MaxValue;
    private const long LargestBmp = int.MaxValue;
    private const int MostBytesPerPixel = 4;

    private readonly string _path;
    private readonly IImageEncoder _encoder;

    /// <param name="path">The file to make.</param>
    /// <exception cref="UnknownImageFormatException">Its extension names no format.</exception>
    public OutputFormat(string path)
    {
        using Image<L8> any = new(1, 1);
        _path = path;
        _encoder = any.DetectEncoder(path);
    }

    // Formats that a build with the stand-ins does not write are known by their extension.
    private string Name => _encoder switch
    {
        PngEncoder => "PNG",
        JpegEncoder => "JPEG",
        WebpEncoder => "WebP",
        TiffEncoder => "TIFF",
        BmpEncoder => "BMP",
        _ => Path.GetExtension(_path).TrimStart('.').ToUpperInvariant(),
    };

    // ImageSharp writes TGA with 24 bits a pixel unless told otherwise, and TIFF and BMP so too.
    private bool HasTransparency => Name is not ("JPEG" or "TIFF" or "BMP" or "TGA" or "VDA" or "ICB" or "VST" or "PBM" or "PGM" or "PPM");

    /// <summary>What of a picture the format cannot hold, whatever its pixels are.</summary>
    /// <param name="storedDepth">Bits of a channel where the picture comes from.</param>
    /// <typeparam name="TPixel">What it was read in, and the result is in.</typeparam>
    public IEnumerable<(UpscaleNoticeKind Kind, string Message)> Losses<TPixel>(int storedDepth)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        (int read, int written) = (Math.Min(PixelLayout<TPixel>.Depth, storedDepth), Depth<TPixel>());
        int depth = Math.Min(read, written);
        if (storedDepth > depth)
        {
            string why = written < Math.Min(read, DeepestWritten) ? $"written to {Name}. Name the output as PNG to keep {Math.Min(read, DeepestWritten)}"
                : depth < DeepestWritten ? "read of such a file"
                : "held by a pixel";
            yield return (
                UpscaleNoticeKind.DepthReduced,
                $"The picture has {storedDepth} bits a channel, of which {depth} are kept: more is not {why}."
                + (storedDepth > DeepestWritten ? " Floating-point values are light from 0 to 1; what lies outside is cut off." : ""));
        }

        if (Name == Gif)
        {
            yield return (
                UpscaleNoticeKind.ColoursReduced,
                "GIF holds at most 256 colours, and a pixel in it is opaque or clear: colours become coarser and soft edges hard. "
                + "Name the output as PNG or WebP to keep them.");
        }
    }

    /// <summary>What the pixels of a result have that the format cannot hold.</summary>
    public IEnumerable<(UpscaleNoticeKind Kind, string Message)> Losses<TPixel>(Image<TPixel> result)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!HasTransparency && Transparency.IsIn(result))
        {
            yield return (
                UpscaleNoticeKind.TransparencyDropped,
                $"The result has transparent pixels, and {Name} is written without transparency: they are opaque in the file. Name the output "
                + "as PNG or WebP to keep them.");
        }
    }

    /// <summary>Takes out of a result what the format is written without.</summary>
    /// <returns>What was taken out, for whoever is told.</returns>
    public IReadOnlyList<(UpscaleNoticeKind Kind, string Message)> LeaveOut(ImageMetadata metadata) => [.. OutputProfiles.LeaveOut(Name, metadata)];

    /// <summary>Refuses what the format cannot hold.</summary>
    /// <param name="size">The size of the result.</param>
    /// <exception cref="ArgumentException">It cannot; the message has the limit and the formats that can.</exception>
    public void Require(Size size)
    {
        switch (_encoder)
        {
            case WebpEncoder:
                RequireSides(LargestWebpSide, "PNG, JPEG, TIFF or BMP");
                break;
            case JpegEncoder:
                RequireSides(LargestJpegSide, "PNG, TIFF or BMP");
                break;
            case TiffEncoder:
                RequireBytes(LargestTiff);
                break;
            case BmpEncoder:
                RequireBytes(LargestBmp);
                break;
            case not null when Name == Gif:
                RequireSides(LargestGifSide, "PNG, TIFF or BMP");
                break;
        }

        void RequireSides(int largest, string others)
        {
            if (size.Width > largest || size.Height > largest)
            {
                throw Refusal(FormattableString.Invariant($"{largest:N0} pixels a side"), others);
            }
        }

        void RequireBytes(long largest)
        {
            if ((long)size.Width * size.Height * MostBytesPerPixel > largest)
            {
                throw Refusal(FormattableString.Invariant($"{largest:N0} bytes, {MostBytesPerPixel} a pixel"), "PNG");
            }
        }

        ArgumentException Refusal(string limit, string others) => new(
            $"The result has {size.Width}×{size.Height} pixels; a {Name} file such as \"{_path}\" holds at most {limit}. "
            + $"Name the output as {others}, or ask for a smaller TargetSize or TargetScale.");
    }

    /// <summary>The encoder for a pixel type. ImageSharp's own settings (quality 75, halved chroma) would throw away what the network made.</summary>
    public IImageEncoder Encoder<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel> => _encoder switch
        {
            JpegEncoder => new JpegEncoder
            {
                Quality = Quality,
                ColorType = PixelLayout<TPixel>.Colours == 1 ? JpegEncodingColor.Luminance : JpegEncodingColor.YCbCrRatio444,
            },
            WebpEncoder => new WebpEncoder { Quality = Quality },
            // Gray with alpha would become 8 bits of RGB.
            TiffEncoder => new TiffEncoder
            {
                BitsPerPixel = (PixelLayout<TPixel>.Colours, PixelLayout<TPixel>.BytesPerChannel) switch
                {
                    (1, 1) => TiffBitsPerPixel.Bit8,
                    (1, _) => TiffBitsPerPixel.Bit16,
                    _ => TiffBitsPerPixel.Bit24,
                },
            },
            IImageEncoder other => other,
        };

    // ImageSharp 3.1 writes 16 bits to PNG, and of TIFF to gray alone (TiffEncoderCore at v3.1.12: Bit48 becomes Bit24).
    private int Depth<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel> => _encoder switch
        {
            PngEncoder => DeepestWritten,
            TiffEncoder when PixelLayout<TPixel>.Colours == 1 => DeepestWritten,
            _ => 8,
        };
}
