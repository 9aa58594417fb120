using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

public static partial class ImageTensor
{
    // libtorch shows at most int.MaxValue bytes at once; a large region passes through in bands of rows.
    private const int LargestBand = 1 << 30;

    private const int PixelsInCache = 1 << 17;
    private const int PixelsOnGpu = 1 << 22;

    /// <summary>Copies the rows of a region to [h, w, channels]: uint8, for want of uint16 int16, or float32 where they are converted.</summary>
    private static Tensor ReadPixels<TPixel>(Image<TPixel> image, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        RequireInside(image, region);
        Tensor pixels = empty([region.Height, region.Width, PixelLayout<TPixel>.Channels], dtype: StorageType<TPixel>());
        image.ProcessPixelRows(rows =>
        {
            foreach ((int first, int count) in Bands<TPixel>(region))
            {
                using Tensor band = pixels.narrow(0, first, count);
                Span<byte> bytes = band.bytes;
                for (int y = first; y < first + count; y++)
                {
                    Span<byte> target = bytes[..RowBytes<TPixel>(region)];
                    ReadRow(rows.GetRowSpan(region.Y + y).Slice(region.X, region.Width), target, region.X, region.Y + y);
                    bytes = bytes[target.Length..];
                }
            }
        });
        return pixels;
    }

    /// <summary>The reverse of <see cref="ReadPixels"/>.</summary>
    private static void WritePixels<TPixel>(Tensor pixels, Image<TPixel> image, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel> =>
        image.ProcessPixelRows(rows =>
        {
            foreach ((int first, int count) in Bands<TPixel>(region))
            {
                using Tensor band = pixels.narrow(0, first, count);
                ReadOnlySpan<byte> bytes = band.bytes;
                for (int y = first; y < first + count; y++)
                {
                    ReadOnlySpan<byte> source = bytes[..RowBytes<TPixel>(region)];
                    WriteRow(source, rows.GetRowSpan(region.Y + y).Slice(region.X, region.Width));
                    bytes = bytes[source.Length..];
                }
            }
        });

    private static void ReadRow<TPixel>(ReadOnlySpan<TPixel> row, Span<byte> target, int left, int y)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!PixelLayout<TPixel>.IsConverted)
        {
            MemoryMarshal.AsBytes(row).CopyTo(target);
            return;
        }

        Span<Vector4> converted = MemoryMarshal.Cast<byte, Vector4>(target);
        for (int x = 0; x < row.Length; x++)
        {
            Vector4 pixel = row[x].ToScaledVector4();
            if (pixel * 0 != Vector4.Zero)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The picture's pixel at x {left + x}, y {y} is {pixel}; give pixels that are neither NaN nor infinite."));
            }

            converted[x] = Vector4.Clamp(pixel, Vector4.Zero, Vector4.One);
        }
    }

    private static void WriteRow<TPixel>(ReadOnlySpan<byte> source, Span<TPixel> row)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!PixelLayout<TPixel>.IsConverted)
        {
            source.CopyTo(MemoryMarshal.AsBytes(row));
            return;
        }

        ReadOnlySpan<Vector4> converted = MemoryMarshal.Cast<byte, Vector4>(source);
        for (int x = 0; x < row.Length; x++)
        {
            row[x].FromScaledVector4(converted[x]);
        }
    }

    /// <summary>Replaces some channels of a region by values, a band of rows at a time, which become what is stored where the values are.</summary>
    /// <param name="values">[1, c, h, w] of the region's size, on any device.</param>
    /// <param name="channel">The first channel that is replaced.</param>
    /// <param name="canvas">The image.</param>
    /// <param name="region">Where in it.</param>
    /// <param name="channels">Rows of the values to as many channels as are replaced.</param>
    private static void WriteInBands<TPixel>(Tensor values, int channel, Image<TPixel> canvas, Rectangle region, Func<Tensor, Tensor> channels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        RequireInside(canvas, region);
        using DisposeScope scope = NewDisposeScope();
        Tensor wide = values.detach().to(ScalarType.Float32);
        foreach ((int first, int count) in BandsOf(wide))
        {
            using DisposeScope band = NewDisposeScope();
            Tensor stored = Quantise<TPixel>(channels(wide.narrow(2, first, count))).contiguous().ToHost();
            WriteChannels(stored, channel, canvas, new Rectangle(region.X, region.Y + first, region.Width, count));
        }
    }

    /// <summary>Replaces some channels of a region by the quantised ones, [h, w, n].</summary>
    private static void WriteChannels<TPixel>(Tensor channels, int channel, Image<TPixel> canvas, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        RequireInside(canvas, region);
        Tensor pixels = channels;
        if (channels.shape[2] != PixelLayout<TPixel>.Channels)
        {
            pixels = ReadPixels(canvas, region);
            pixels.narrow(2, channel, channels.shape[2]).copy_(channels);
        }

        WritePixels(pixels, canvas, region);
    }

    /// <summary>[h, w, c] as stored to [1, c, h, w] in [0, 1].</summary>
    private static Tensor ToUnit<TPixel>(Tensor pixels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Tensor planes = pixels.permute(2, 0, 1).unsqueeze(0).contiguous();
        if (PixelLayout<TPixel>.BytesPerChannel == 2)
        {
            // int16 holds the bits of an unsigned value: the mask takes the sign's extension away again.
            planes = planes.to(ScalarType.Int32).bitwise_and(tensor((long)ushort.MaxValue, dtype: ScalarType.Int32));
        }

        return PixelLayout<TPixel>.IsConverted ? planes : planes.to(ScalarType.Float32).div(PixelLayout<TPixel>.Maximum);
    }

    /// <summary>[1, c, h, w] of any values to [h, w, c] as stored.</summary>
    private static Tensor Quantise<TPixel>(Tensor values)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (PixelLayout<TPixel>.IsConverted)
        {
            return Interleave(values.clamp(0, 1));
        }

        Tensor levels = values.mul(PixelLayout<TPixel>.Maximum).round_().clamp_(0, PixelLayout<TPixel>.Maximum);
        // From float straight to int16 values above 32767 would be undefined; from int32 the low 16 bits are kept.
        Tensor stored = PixelLayout<TPixel>.BytesPerChannel == 1
            ? levels.to(ScalarType.Byte)
            : levels.to(ScalarType.Int32).to(ScalarType.Int16);
        return Interleave(stored);
    }

    private static Tensor Interleave(Tensor planes) => planes.squeeze(0).permute(1, 2, 0);

    private static ScalarType StorageType<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel> => PixelLayout<TPixel>.BytesPerChannel switch
        {
            1 => ScalarType.Byte,
            2 => ScalarType.Int16,
            _ => ScalarType.Float32,
        };

    private static int RowBytes<TPixel>(Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel> => checked(region.Width * PixelLayout<TPixel>.Channels * PixelLayout<TPixel>.BytesPerChannel);

    private static IEnumerable<(int First, int Count)> Bands<TPixel>(Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel> => Bands(region.Height, Math.Max(LargestBand / RowBytes<TPixel>(region), 1));

    private static IEnumerable<(int First, int Count)> Bands(int height, int rows)
    {
        for (int first = 0; first < height; first += rows)
        {
            yield return (first, Math.Min(rows, height - first));
        }
    }

    private static void RequireInside<TPixel>(Image<TPixel> image, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (region.Width < 1 || region.Height < 1 || region.X < 0 || region.Y < 0
            || region.Width > image.Width - region.X || region.Height > image.Height - region.Y)
        {
            throw new ArgumentException(
                $"The region at x {region.X}, y {region.Y}, {region.Width}×{region.Height} pixels does not lie inside the image of "
                + $"{image.Width}×{image.Height}; give one of at least 1×1 pixels that does.",
                nameof(region));
        }
    }

    private static (int Height, int Width) RequirePicture(Tensor tensor, string name, params long[] channels)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        if (tensor.ndim != 4 || tensor.shape[0] != 1 || !channels.Contains(tensor.shape[1]) || tensor.shape[2] < 1
            || tensor.shape[3] < 1 || !tensor.is_floating_point())
        {
            throw new ArgumentException(
                $"A picture is [1, {string.Join(" or ", channels)}, H, W] with floating-point values and H and W at least 1; "
                + $"given [{string.Join(", ", tensor.shape)}] of {tensor.dtype}.",
                name);
        }

        return ((int)tensor.shape[2], (int)tensor.shape[3]);
    }
}
