using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Decoding;

/// <summary>Reads an image from a seekable stream: finds the format, checks the size against the limits, then decodes rows.</summary>
internal static class ImageReader
{
    /// <summary>Finds the codec for a stream, and leaves the stream where it stood.</summary>
    /// <exception cref="UnknownImageFormatException">There is none.</exception>
    public static ImageCodec Detect(Stream stream)
    {
        long start = stream.Position;
        Span<byte> header = stackalloc byte[ImageCodec.HeaderLength];
        int length = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return Detect(header[..length]);
    }

    /// <summary>Reads what a file says of its image.</summary>
    public static ImageInfo Identify(DecoderOptions options, Stream stream, CancellationToken cancellationToken)
    {
        ImageCodec codec = Detect(stream);
        using NativeSource source = new(stream, cancellationToken);
        return WithinLimits(() =>
        {
            using RowDecoder decoder = Open(codec, source, options);
            int frames = (int)Math.Min(decoder.Frames, options.MaxFrames);
            return new ImageInfo(
                new(decoder.PixelBits),
                new(decoder.Width, decoder.Height),
                decoder.Metadata,
                [.. Enumerable.Range(0, frames).Select(frame => frame == 0 ? decoder.FirstFrame : new ImageFrameMetadata())]);
        });
    }

    /// <summary>Reads an image into the kind of pixel that is natural for its file.</summary>
    public static Image Load(DecoderOptions options, Stream stream, CancellationToken cancellationToken)
    {
        ImageCodec codec = Detect(stream);
        using NativeSource source = new(stream, cancellationToken);
        return WithinLimits<Image>(() =>
        {
            using RowDecoder decoder = Open(codec, source, options);
            return decoder.Natural switch
            {
                RowKind.L8 => Decode<L8>(decoder, options, cancellationToken),
                RowKind.L16 => Decode<L16>(decoder, options, cancellationToken),
                RowKind.La16 => Decode<La16>(decoder, options, cancellationToken),
                RowKind.La32 => Decode<La32>(decoder, options, cancellationToken),
                RowKind.Rgb24 => Decode<Rgb24>(decoder, options, cancellationToken),
                RowKind.Rgb48 => Decode<Rgb48>(decoder, options, cancellationToken),
                RowKind.Rgba32 => Decode<Rgba32>(decoder, options, cancellationToken),
                _ => Decode<Rgba64>(decoder, options, cancellationToken),
            };
        });
    }

    /// <summary>Reads an image into a kind of pixel.</summary>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, Stream stream, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ImageCodec codec = Detect(stream);
        using NativeSource source = new(stream, cancellationToken);
        return WithinLimits(() =>
        {
            using RowDecoder decoder = Open(codec, source, options);
            return Decode<TPixel>(decoder, options, cancellationToken);
        });
    }

    /// <summary>Finds the codec for a file by its first bytes.</summary>
    /// <exception cref="UnknownImageFormatException">There is none.</exception>
    public static ImageCodec Detect(ReadOnlySpan<byte> header)
    {
        foreach (ImageCodec codec in ImageCodec.All)
        {
            if (codec.Detects(header))
            {
                return codec;
            }
        }

        string found = header.Length == 0 ? "The image is empty."
            : "The image begins like no format that is read here.";
        string known = string.Join(", ", ImageCodec.All.Select(codec => codec.Format.Name));
        throw new UnknownImageFormatException($"{found} Formats that are read: {known}.");
    }

    // The size that a file states is part of its content: beyond the limits, the content is wrong.
    private static T WithinLimits<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidMemoryOperationException refused)
        {
            throw new InvalidImageContentException($"The image cannot be decoded: it needs more memory than is allowed. {refused.Message}", refused);
        }
    }

    private static Image<TPixel> Decode<TPixel>(RowDecoder decoder, DecoderOptions options, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        List<ImageFrame<TPixel>> frames = [];
        long frameBytes = (long)decoder.Width * decoder.Height * Unsafe.SizeOf<TPixel>();
        try
        {
            do
            {
                MemoryAllocator.CheckLimit((Int128)frameBytes * (frames.Count + 1), options.Configuration.MemoryAllocator.GroupLimitBytes);
                frames.Add(new(DecodeFrame<TPixel>(decoder, options, cancellationToken), frames.Count == 0 ? decoder.FirstFrame : new()));
            }
            while (frames.Count < options.MaxFrames && decoder.NextFrame());
            decoder.Finish();
            return new(options.Configuration, frames, decoder.Metadata);
        }
        catch
        {
            frames.ForEach(frame => frame.Dispose());
            throw;
        }
    }

    /// <summary>Decodes the rows that a decoder stands before.</summary>
    public static Buffer2D<TPixel> DecodeFrame<TPixel>(RowDecoder decoder, DecoderOptions options, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel> => decoder.Rows switch
        {
            RowKind.L8 => DecodeRows<L8, TPixel>(decoder, options.Configuration, cancellationToken),
            RowKind.L16 => DecodeRows<L16, TPixel>(decoder, options.Configuration, cancellationToken),
            RowKind.La16 => DecodeRows<La16, TPixel>(decoder, options.Configuration, cancellationToken),
            RowKind.La32 => DecodeRows<La32, TPixel>(decoder, options.Configuration, cancellationToken),
            RowKind.Rgb24 => DecodeRows<Rgb24, TPixel>(decoder, options.Configuration, cancellationToken),
            RowKind.Rgb48 => DecodeRows<Rgb48, TPixel>(decoder, options.Configuration, cancellationToken),
            RowKind.Rgba32 => DecodeRows<Rgba32, TPixel>(decoder, options.Configuration, cancellationToken),
            _ => DecodeRows<Rgba64, TPixel>(decoder, options.Configuration, cancellationToken),
        };

    private static Buffer2D<TPixel> DecodeRows<TRow, TPixel>(RowDecoder decoder, Configuration configuration, CancellationToken cancellationToken)
        where TRow : unmanaged, IPixel<TRow>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (decoder.Passes > 1 && typeof(TRow) != typeof(TPixel))
        {
            using Buffer2D<TRow> stored = DecodeRows<TRow, TRow>(decoder, configuration, cancellationToken);
            return Convert<TRow, TPixel>(stored, configuration);
        }

        Buffer2D<TPixel> pixels = Image<TPixel>.Allocate(configuration, decoder.Width, decoder.Height, AllocationOptions.None);
        try
        {
            if (typeof(TRow) == typeof(TPixel))
            {
                DecodeInPlace(decoder, pixels, cancellationToken);
            }
            else
            {
                DecodeConverting<TRow, TPixel>(decoder, pixels, configuration, cancellationToken);
            }

            return pixels;
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    private static void DecodeInPlace<TPixel>(RowDecoder decoder, Buffer2D<TPixel> pixels, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        decoder.Start();
        for (int pass = 0; pass < decoder.Passes; pass++)
        {
            for (int y = 0; y < pixels.Height; y++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                decoder.ReadRow(y, MemoryMarshal.AsBytes(pixels.Row(y)));
            }
        }
    }

    private static void DecodeConverting<TRow, TPixel>(
        RowDecoder decoder, Buffer2D<TPixel> pixels, Configuration configuration, CancellationToken cancellationToken)
        where TRow : unmanaged, IPixel<TRow>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using IMemoryOwner<TRow> owner = configuration.MemoryAllocator.Allocate<TRow>(decoder.Width);
        decoder.Start();
        for (int y = 0; y < pixels.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<TRow> row = owner.Memory.Span;
            decoder.ReadRow(y, MemoryMarshal.AsBytes(row));
            PixelOperations<TPixel>.From<TRow>(row, pixels.Row(y));
        }
    }

    private static Buffer2D<TPixel> Convert<TRow, TPixel>(Buffer2D<TRow> stored, Configuration configuration)
        where TRow : unmanaged, IPixel<TRow>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Buffer2D<TPixel> pixels = Image<TPixel>.Allocate(configuration, stored.Width, stored.Height, AllocationOptions.None);
        for (int y = 0; y < stored.Height; y++)
        {
            PixelOperations<TPixel>.From<TRow>(stored.Row(y), pixels.Row(y));
        }

        return pixels;
    }

    private static RowDecoder Open(ImageCodec codec, NativeSource source, DecoderOptions options)
    {
        RowDecoder decoder = codec.Open(source, options);
        decoder.Metadata.DecodedImageFormat = codec.Format;
        try
        {
            if (!options.SkipMetadata)
            {
                decoder.ReadProfiles();
            }

            return decoder;
        }
        catch
        {
            decoder.Dispose();
            throw;
        }
    }
}
