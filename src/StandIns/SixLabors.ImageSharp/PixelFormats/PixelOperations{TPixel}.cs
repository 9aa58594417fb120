using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Turns rows of one kind of pixel into rows of another.</summary>
/// <remarks>The destination may be longer than the source; it must not be shorter, and must not overlap it.</remarks>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public class PixelOperations<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly PixelTypeInfo _info;

    internal PixelOperations(PixelTypeInfo info) => _info = info;

    /// <summary>The operations of this kind of pixel.</summary>
    public static PixelOperations<TPixel> Instance { get; } = default(TPixel).CreatePixelOperations();

    /// <summary>The size of a pixel, and what its alpha means.</summary>
    public virtual PixelTypeInfo GetPixelTypeInfo() => _info;

    /// <summary>Sets pixels from pixels of another kind.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public virtual void From<TSourcePixel>(
        Configuration configuration, ReadOnlySpan<TSourcePixel> sourcePixels, Span<TPixel> destinationPixels)
        where TSourcePixel : unmanaged, IPixel<TSourcePixel>
    {
        if (typeof(TSourcePixel) == typeof(TPixel))
        {
            Check(configuration, sourcePixels.Length, destinationPixels.Length);
            MemoryMarshal.Cast<TSourcePixel, TPixel>(sourcePixels).CopyTo(destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(L8))
        {
            FromL8(configuration, MemoryMarshal.Cast<TSourcePixel, L8>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(L16))
        {
            FromL16(configuration, MemoryMarshal.Cast<TSourcePixel, L16>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(La16))
        {
            FromLa16(configuration, MemoryMarshal.Cast<TSourcePixel, La16>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(La32))
        {
            FromLa32(configuration, MemoryMarshal.Cast<TSourcePixel, La32>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgb24))
        {
            FromRgb24(configuration, MemoryMarshal.Cast<TSourcePixel, Rgb24>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgb48))
        {
            FromRgb48(configuration, MemoryMarshal.Cast<TSourcePixel, Rgb48>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgba32))
        {
            FromRgba32(configuration, MemoryMarshal.Cast<TSourcePixel, Rgba32>(sourcePixels), destinationPixels);
        }
        else if (typeof(TSourcePixel) == typeof(Rgba64))
        {
            FromRgba64(configuration, MemoryMarshal.Cast<TSourcePixel, Rgba64>(sourcePixels), destinationPixels);
        }
        else
        {
            Check(configuration, sourcePixels.Length, destinationPixels.Length);
            for (int i = 0; i < sourcePixels.Length; i++)
            {
                destinationPixels[i].FromScaledVector4(sourcePixels[i].ToScaledVector4());
            }
        }
    }

    /// <summary>Turns pixels into pixels of another kind.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public virtual void To<TDestinationPixel>(
        Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<TDestinationPixel> destinationPixels)
        where TDestinationPixel : unmanaged, IPixel<TDestinationPixel> =>
        PixelOperations<TDestinationPixel>.Instance.From(configuration, sourcePixels, destinationPixels);

    /// <summary>Sets pixels from 8-bit luminances.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromL8(Configuration configuration, ReadOnlySpan<L8> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromL8(source[i]);
        }
    }

    /// <summary>Sets pixels from 16-bit luminances.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromL16(Configuration configuration, ReadOnlySpan<L16> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromL16(source[i]);
        }
    }

    /// <summary>Sets pixels from 8-bit luminances with alpha.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromLa16(Configuration configuration, ReadOnlySpan<La16> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromLa16(source[i]);
        }
    }

    /// <summary>Sets pixels from 16-bit luminances with alpha.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromLa32(Configuration configuration, ReadOnlySpan<La32> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromLa32(source[i]);
        }
    }

    /// <summary>Sets pixels from 8-bit colours.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromRgb24(Configuration configuration, ReadOnlySpan<Rgb24> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgb24(source[i]);
        }
    }

    /// <summary>Sets pixels from 16-bit colours.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromRgb48(Configuration configuration, ReadOnlySpan<Rgb48> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgb48(source[i]);
        }
    }

    /// <summary>Sets pixels from 8-bit colours with alpha.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromRgba32(Configuration configuration, ReadOnlySpan<Rgba32> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgba32(source[i]);
        }
    }

    /// <summary>Sets pixels from 16-bit colours with alpha.</summary>
    /// <inheritdoc cref="From{TSourcePixel}(Configuration, ReadOnlySpan{TSourcePixel}, Span{TPixel})"/>
    public virtual void FromRgba64(Configuration configuration, ReadOnlySpan<Rgba64> source, Span<TPixel> destinationPixels)
    {
        Check(configuration, source.Length, destinationPixels.Length);
        destinationPixels = destinationPixels[..source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            destinationPixels[i].FromRgba64(source[i]);
        }
    }

    /// <summary>Turns pixels into 8-bit luminances.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToL8(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<L8> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 16-bit luminances.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToL16(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<L16> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 8-bit luminances with alpha.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToLa16(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<La16> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 16-bit luminances with alpha.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToLa32(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<La32> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 8-bit colours.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToRgb24(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<Rgb24> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 16-bit colours.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToRgb48(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<Rgb48> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 8-bit colours with alpha.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToRgba32(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<Rgba32> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    /// <summary>Turns pixels into 16-bit colours with alpha.</summary>
    /// <inheritdoc cref="To{TDestinationPixel}(Configuration, ReadOnlySpan{TPixel}, Span{TDestinationPixel})"/>
    public virtual void ToRgba64(Configuration configuration, ReadOnlySpan<TPixel> sourcePixels, Span<Rgba64> destinationPixels) =>
        To(configuration, sourcePixels, destinationPixels);

    private static void Check(Configuration configuration, int source, int destination)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (destination < source)
        {
            throw new ArgumentException($"The destination has {destination} pixels; the source has {source}. Give it at least as many.");
        }
    }
}
