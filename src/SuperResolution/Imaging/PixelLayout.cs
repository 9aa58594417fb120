using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>
/// How a pixel type is read and written. L8, L16, La16, La32, Rgb24, Rgba32, Rgb48 and Rgba64 are taken as they lie in memory: gray
/// or RGB first, alpha last. Any other type goes through its own conversion to RGBA in float32, which loses nothing of what it holds.
/// </summary>
/// <typeparam name="TPixel">The pixel type.</typeparam>
internal static class PixelLayout<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private static readonly (int Colours, bool Alpha, int Bytes) s_layout = default(TPixel) switch
    {
        L8 => (1, false, 1),
        L16 => (1, false, 2),
        La16 => (1, true, 1),
        La32 => (1, true, 2),
        Rgb24 => (3, false, 1),
        Rgb48 => (3, false, 2),
        Rgba32 => (3, true, 1),
        Rgba64 => (3, true, 2),
        _ => (3, true, sizeof(float)),
    };

    /// <summary>1 for gray, 3 for RGB.</summary>
    public static int Colours => s_layout.Colours;

    /// <summary>Whether there may be an alpha channel, after the colours.</summary>
    public static bool HasAlpha => s_layout.Alpha;

    /// <summary>Colours and alpha together.</summary>
    public static int Channels => Colours + (HasAlpha ? 1 : 0);

    /// <summary>Whether pixels are converted to float32 one by one instead of being taken as they lie in memory.</summary>
    public static bool IsConverted => BytesPerChannel == sizeof(float);

    /// <summary>Bytes of one channel as it is read: 1, 2, or 4 of a type that is converted.</summary>
    public static int BytesPerChannel => s_layout.Bytes;

    /// <summary>Bits of one channel as it is read: 8, 16, or 32 of a type that is converted.</summary>
    public static int Depth => 8 * BytesPerChannel;

    /// <summary>The value of white or of full opacity as it is read: 255, 65535, or 1 of a type that is converted.</summary>
    public static int Maximum => BytesPerChannel switch
    {
        1 => byte.MaxValue,
        2 => ushort.MaxValue,
        _ => 1,
    };
}
