using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Turns rows of one kind of pixel into rows of another.</summary>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
internal static class PixelOperations<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    /// <summary>Whether the pixel has alpha, which its colour is not multiplied by.</summary>
    public static bool HasAlpha { get; } =
        default(TPixel) is La16 or La32 or Rgba32 or Rgba64 or Bgra32 or RgbaVector;

    /// <summary>Sets pixels from as many pixels of another kind; the destination may be longer, and must not overlap the source.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void From<TSourcePixel>(ReadOnlySpan<TSourcePixel> sourcePixels, Span<TPixel> destinationPixels)
        where TSourcePixel : unmanaged, IPixel<TSourcePixel>
    {
        if (destinationPixels.Length < sourcePixels.Length)
        {
            throw new ArgumentException(
                $"The destination has {destinationPixels.Length} pixels; the source has {sourcePixels.Length}. Give it at least as many.");
        }

        destinationPixels = destinationPixels[..sourcePixels.Length];
        if (typeof(TSourcePixel) == typeof(TPixel))
        {
            MemoryMarshal.Cast<TSourcePixel, TPixel>(sourcePixels).CopyTo(destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(L8))
        {
            FromL8(MemoryMarshal.Cast<TSourcePixel, L8>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(L16))
        {
            FromL16(MemoryMarshal.Cast<TSourcePixel, L16>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(La16))
        {
            FromLa16(MemoryMarshal.Cast<TSourcePixel, La16>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(La32))
        {
            FromLa32(MemoryMarshal.Cast<TSourcePixel, La32>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgb24))
        {
            FromRgb24(MemoryMarshal.Cast<TSourcePixel, Rgb24>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgb48))
        {
            FromRgb48(MemoryMarshal.Cast<TSourcePixel, Rgb48>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgba32))
        {
            FromRgba32(MemoryMarshal.Cast<TSourcePixel, Rgba32>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgba64))
        {
            FromRgba64(MemoryMarshal.Cast<TSourcePixel, Rgba64>(sourcePixels), destinationPixels);
        }
        else
        {
            for (int i = 0; i < sourcePixels.Length; i++)
            {
                destinationPixels[i].FromScaledVector4(sourcePixels[i].ToScaledVector4());
            }
        }
    }

    private static void FromL8(ReadOnlySpan<L8> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromL8(source[i]);
        }
    }

    private static void FromL16(ReadOnlySpan<L16> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromL16(source[i]);
        }
    }

    private static void FromLa16(ReadOnlySpan<La16> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromLa16(source[i]);
        }
    }

    private static void FromLa32(ReadOnlySpan<La32> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromLa32(source[i]);
        }
    }

    private static void FromRgb24(ReadOnlySpan<Rgb24> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgb24(source[i]);
        }
    }

    private static void FromRgb48(ReadOnlySpan<Rgb48> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgb48(source[i]);
        }
    }

    private static void FromRgba32(ReadOnlySpan<Rgba32> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgba32(source[i]);
        }
    }

    private static void FromRgba64(ReadOnlySpan<Rgba64> source, Span<TPixel> destinationPixels)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgba64(source[i]);
        }
    }
}
