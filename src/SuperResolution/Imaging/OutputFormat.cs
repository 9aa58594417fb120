using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>The format that an output's name asks for: what it can hold, and how it is written.</summary>
internal sealed class OutputFormat
{
    private const int Quality = 95;
    private const int LargestWebpSide = 16383;
    private const int LargestJpegSide = 65535;
    private const int LargestGifSide = 65535;

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

    /// <summary>The format's name where it is written without transparency; else null.</summary>
    public string? WithoutTransparency => _encoder switch
    {
        JpegEncoder => "JPEG",
        BmpEncoder => "BMP",
        TiffEncoder => "TIFF",
        _ => null,
    };

    /// <summary>Refuses what the format cannot hold.</summary>
    /// <param name="size">The size of the result.</param>
    /// <exception cref="ArgumentException">It cannot; the message has the limit and the formats that can.</exception>
    public void Require(Size size)
    {
        switch (_encoder)
        {
            case WebpEncoder:
                RequireSides("WebP", LargestWebpSide, "PNG, JPEG, TIFF or BMP");
                break;
            case JpegEncoder:
                RequireSides("JPEG", LargestJpegSide, "PNG, TIFF or BMP");
                break;
            case TiffEncoder:
                RequireBytes("TIFF", LargestTiff);
                break;
            case BmpEncoder:
                RequireBytes("BMP", LargestBmp);
                break;
            case not null when Path.GetExtension(_path).Equals(".gif", StringComparison.OrdinalIgnoreCase):
                RequireSides("GIF", LargestGifSide, "PNG, TIFF or BMP");
                break;
        }

        void RequireSides(string format, int largest, string others)
        {
            if (size.Width > largest || size.Height > largest)
            {
                throw Refusal(format, FormattableString.Invariant($"{largest:N0} pixels a side"), others);
            }
        }

        void RequireBytes(string format, long largest)
        {
            if ((long)size.Width * size.Height * MostBytesPerPixel > largest)
            {
                throw Refusal(format, FormattableString.Invariant($"{largest:N0} bytes, {MostBytesPerPixel} a pixel"), "PNG");
            }
        }

        ArgumentException Refusal(string format, string limit, string others) => new(
            $"The result has {size.Width}×{size.Height} pixels; a {format} file such as \"{_path}\" holds at most {limit}. "
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
            IImageEncoder other => other,
        };
}
