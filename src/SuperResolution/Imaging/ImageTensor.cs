using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>Images of ImageSharp to tensors and back.</summary>
/// <remarks>
/// Tensors are [1, 3, H, W], RGB, float32 in [0, 1], on the CPU. The bit depth is that of the pixel type, never guessed from values.
/// L8, L16, La16, La32, Rgb24, Rgba32, Rgb48 and Rgba64 are copied as they lie in memory; any other type goes through its own
/// conversion, as RGB with alpha. Gray is repeated to three channels on the way in and is the channels' average on the way out. Only
/// the region asked for is ever copied.
/// </remarks>
public static partial class ImageTensor
{
    /// <summary>The colours of an image.</summary>
    /// <typeparam name="TPixel">The pixel type; alpha is left out.</typeparam>
    /// <param name="image">The image.</param>
    /// <returns>[1, 3, H, W] in [0, 1]; what a floating-point pixel has beyond is clamped.</returns>
    /// <exception cref="ArgumentException">A pixel is NaN or infinite.</exception>
    public static Tensor FromImage<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        return FromImage(image, image.Bounds);
    }

    /// <summary>The colours of a region of an image.</summary>
    /// <typeparam name="TPixel">The pixel type; alpha is left out.</typeparam>
    /// <param name="image">The image.</param>
    /// <param name="region">The region, at least 1×1 pixels, inside the image.</param>
    /// <returns>[1, 3, H, W] in [0, 1], of the region's size; what a floating-point pixel has beyond is clamped.</returns>
    /// <exception cref="ArgumentException">The region is empty or reaches beyond the image, or has a pixel of NaN or infinity.</exception>
    public static Tensor FromImage<TPixel>(Image<TPixel> image, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel> => FromImage(image, region, CPU);

    /// <summary>The colours of a region of an image on a device, where they are converted: as stored they are the least to copy.</summary>
    internal static Tensor FromImage<TPixel>(Image<TPixel> image, Rectangle region, Device device)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor colours = ToUnit<TPixel>(ReadPixels(image, region).To(device).narrow(2, 0, PixelLayout<TPixel>.Colours));
        Tensor rgb = PixelLayout<TPixel>.Colours == 3 ? colours : colours.expand(1, 3, region.Height, region.Width).contiguous();
        return rgb.MoveToOuterDisposeScope();
    }

    /// <summary>The opacity of a region of an image.</summary>
    /// <typeparam name="TPixel">The pixel type; of one without alpha every pixel is opaque.</typeparam>
    /// <param name="image">The image.</param>
    /// <param name="region">The region, at least 1×1 pixels, inside the image.</param>
    /// <returns>[1, 1, H, W] in [0, 1], 1 where opaque.</returns>
    /// <exception cref="ArgumentException">The region is empty or reaches beyond the image, or has a pixel of NaN or infinity.</exception>
    public static Tensor AlphaFromImage<TPixel>(Image<TPixel> image, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!PixelLayout<TPixel>.HasAlpha)
        {
            RequireInside(image, region);
            return ones([1, 1, region.Height, region.Width], dtype: ScalarType.Float32);
        }

        using DisposeScope scope = NewDisposeScope();
        return ToUnit<TPixel>(ReadPixels(image, region).narrow(2, PixelLayout<TPixel>.Colours, 1)).MoveToOuterDisposeScope();
    }

    /// <summary>An image of a tensor's size; opaque where the pixel type has alpha.</summary>
    /// <typeparam name="TPixel">The pixel type of the result.</typeparam>
    /// <param name="tensor">[1, 3, H, W] or [1, 1, H, W], floating point on any device. Values are rounded as <see cref="CopyTo"/> tells.</param>
    /// <exception cref="ArgumentException">The tensor has another shape or no floating-point values.</exception>
    public static Image<TPixel> ToImage<TPixel>(Tensor tensor)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        (int height, int width) = RequirePicture(tensor, nameof(tensor), 1, 3);
        Image<TPixel> image = new(width, height);
        try
        {
            CopyTo(tensor, image, Point.Empty);
            if (PixelLayout<TPixel>.HasAlpha)
            {
                using Tensor opaque = ones([1, 1, height, width], dtype: ScalarType.Float32);
                CopyAlphaTo(opaque, image, Point.Empty);
            }

            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Writes colours into a rectangle of an image; its alpha stays as it is.</summary>
    /// <remarks>
    /// Values are clamped to [0, 1], multiplied by 255 or 65535 and rounded, halves to even; a type that is none of the eight rounds as
    /// it does.
    /// </remarks>
    /// <typeparam name="TPixel">The pixel type; a gray one takes the average of the channels.</typeparam>
    /// <param name="tile">[1, 3, h, w], or [1, 1, h, w] for equal channels; floating point, finite, on any device.</param>
    /// <param name="canvas">The image to write into.</param>
    /// <param name="at">Where the tile's first pixel goes.</param>
    /// <exception cref="ArgumentException">The tile has another shape, no floating-point values, or reaches beyond the canvas.</exception>
    public static void CopyTo<TPixel>(Tensor tile, Image<TPixel> canvas, Point at)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        (int height, int width) = RequirePicture(tile, nameof(tile), 1, 3);
        WriteInBands(tile, channel: 0, canvas, new Rectangle(at.X, at.Y, width, height), rows =>
            PixelLayout<TPixel>.Colours == 1 ? rows.mean([1], keepdim: true) : rows.expand(1, 3, rows.shape[2], width));
    }

    /// <summary>The rows of a picture in bands, so small that steps of a few operators over one stay in the processor's cache; on a GPU they keep it busy.</summary>
    /// <param name="picture">[…, H, W].</param>
    internal static IEnumerable<(int First, int Count)> BandsOf(Tensor picture)
    {
        (int height, int width) = ((int)picture.shape[^2], (int)picture.shape[^1]);
        return Bands(height, Math.Max((picture.device.type == DeviceType.CPU ? PixelsInCache : PixelsOnGpu) / width, 1));
    }

    /// <summary>Writes opacity into a rectangle of an image; its colours stay as they are.</summary>
    /// <remarks>Values are rounded as those of <see cref="CopyTo"/>. An image without alpha is left alone, as it is opaque.</remarks>
    /// <typeparam name="TPixel">The pixel type.</typeparam>
    /// <param name="alpha">[1, 1, h, w], floating point, finite, on any device.</param>
    /// <param name="canvas">The image to write into.</param>
    /// <param name="at">Where the tile's first pixel goes.</param>
    /// <exception cref="ArgumentException">The tile has another shape, no floating-point values, or reaches beyond the canvas.</exception>
    public static void CopyAlphaTo<TPixel>(Tensor alpha, Image<TPixel> canvas, Point at)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        (int height, int width) = RequirePicture(alpha, nameof(alpha), 1);
        Rectangle region = new(at.X, at.Y, width, height);
        RequireInside(canvas, region);
        if (PixelLayout<TPixel>.HasAlpha)
        {
            WriteInBands(alpha, PixelLayout<TPixel>.Colours, canvas, region, rows => rows);
        }
    }
}
