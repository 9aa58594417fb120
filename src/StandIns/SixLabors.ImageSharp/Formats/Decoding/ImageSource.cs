using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.Formats.Decoding;

/// <summary>Makes a seekable stream of whatever an image is read from.</summary>
internal static class ImageSource
{
    /// <summary>Reads from a seekable stream.</summary>
    public delegate T Reader<out T>(DecoderOptions options, Stream stream, CancellationToken cancellationToken);

    /// <summary>Reads from a file.</summary>
    public static T FromPath<T>(DecoderOptions options, string path, Reader<T> read)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = File.OpenRead(path);
        return read(options, file, default);
    }

    /// <summary>Reads from a stream; one that cannot seek is copied into memory first.</summary>
    public static T FromStream<T>(DecoderOptions options, Stream stream, Reader<T> read)
    {
        Check(options, stream);
        if (stream.CanSeek)
        {
            return read(options, stream, default);
        }

        using PiecewiseMemoryStream copy = PiecewiseMemoryStream.Copy(stream, options.Configuration.MemoryAllocator);
        return read(options, copy, default);
    }

    /// <summary>Reads from memory.</summary>
    public static unsafe T FromSpan<T>(DecoderOptions options, ReadOnlySpan<byte> data, Reader<T> read)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (data.IsEmpty)
        {
            return read(options, Stream.Null, default);
        }

        fixed (byte* pointer = data)
        {
            using UnmanagedMemoryStream stream = new(pointer, data.Length);
            return read(options, stream, default);
        }
    }

    /// <summary>Reads from a file, waiting for it without holding a thread.</summary>
    public static async Task<T> FromPathAsync<T>(DecoderOptions options, string path, Reader<T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(path);
        FileStream file = new(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        await using (file.ConfigureAwait(false))
        {
            return await FromStreamAsync(options, file, read, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads from a stream, waiting for it without holding a thread: it is read into memory, then decoded.</summary>
    public static async Task<T> FromStreamAsync<T>(DecoderOptions options, Stream stream, Reader<T> read, CancellationToken cancellationToken)
    {
        Check(options, stream);
        cancellationToken.ThrowIfCancellationRequested();
        if (stream is MemoryStream or UnmanagedMemoryStream)
        {
            return read(options, stream, cancellationToken);
        }

        PiecewiseMemoryStream copy = await PiecewiseMemoryStream.CopyAsync(
            stream, options.Configuration.MemoryAllocator, cancellationToken).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            return read(options, copy, cancellationToken);
        }
    }

    private static void Check(DecoderOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new NotSupportedException("The stream cannot be read. Give one whose CanRead is true.");
        }
    }
}
