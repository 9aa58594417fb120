using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>How a pixel type lies in memory: gray or RGB first, alpha last, 8 or 16 bits each.</summary>
/// <typeparam name="TPixel">L8, L16, La16, La32, Rgb24, Rgba32, Rgb48 or Rgba64.</typeparam>
internal static class PixelLayout<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private static readonly (int Colours, bool Alpha, int Bytes)? s_layout = default(TPixel) switch
    {
        L8 => (1, false, 1),
        L16 => (1, false, 2),
        La16 => (1, true, 1),
        La32 => (1, true, 2),
        Rgb24 => (3, false, 1),
        Rgb48 => (3, false, 2),
        Rgba32 => (3, true, 1),
        Rgba64 => (3, true, 2),
        _ => null,
    };

    /// <summary>1 for gray, 3 for RGB.</summary>
    public static int Colours => Layout.Colours;

    /// <summary>Whether there is an alpha channel after the colours.</summary>
    public static bool HasAlpha => Layout.Alpha;

    /// <summary>Colours and alpha together.</summary>
    public static int Channels => Layout.Colours + (Layout.Alpha ? 1 : 0);

    /// <summary>Bytes of one channel, 1 or 2.</summary>
    public static int BytesPerChannel => Layout.Bytes;

    /// <summary>The value of white or of full opacity, 255 or 65535.</summary>
    public static int Maximum => Layout.Bytes == 1 ? byte.MaxValue : ushort.MaxValue;

    private static (int Colours, bool Alpha, int Bytes) Layout => s_layout ?? throw new NotSupportedException(
        $"Pixels of {typeof(TPixel).Name} are not supported; allowed are L8, L16, La16, La32, Rgb24, Rgba32, Rgb48 and Rgba64. "
        + "Convert the image first, such as with CloneAs<Rgb24>().");
}
