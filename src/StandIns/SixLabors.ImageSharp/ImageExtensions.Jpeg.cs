using SixLabors.ImageSharp.Formats.Jpeg;

namespace SixLabors.ImageSharp;

/// <content>Writing JPEG.</content>
public static partial class ImageExtensions
{
    /// <summary>Writes the image as JPEG to a file.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsJpeg(this Image source, string path) => SaveAsJpeg(source, path, null);

    /// <summary>Writes the image as JPEG to a file.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsJpeg(this Image source, string path, JpegEncoder? encoder) =>
        Of(source).Save(path, encoder ?? new JpegEncoder());

    /// <summary>Writes the image as JPEG to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static Task SaveAsJpegAsync(this Image source, string path) => SaveAsJpegAsync(source, path, null, default);

    /// <summary>Writes the image as JPEG to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsJpegAsync(this Image source, string path, CancellationToken cancellationToken) =>
        SaveAsJpegAsync(source, path, null, cancellationToken);

    /// <summary>Writes the image as JPEG to a file, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsJpegAsync(this Image source, string path, JpegEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(path, encoder ?? new JpegEncoder(), cancellationToken);

    /// <summary>Writes the image as JPEG where the stream stands.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsJpeg(this Image source, Stream stream) => SaveAsJpeg(source, stream, null);

    /// <summary>Writes the image as JPEG where the stream stands.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsJpeg(this Image source, Stream stream, JpegEncoder? encoder) =>
        Of(source).Save(stream, encoder ?? new JpegEncoder());

    /// <summary>Writes the image as JPEG where the stream stands, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsJpegAsync(this Image source, Stream stream, CancellationToken cancellationToken = default) =>
        SaveAsJpegAsync(source, stream, null, cancellationToken);

    /// <summary>Writes the image as JPEG where the stream stands, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsJpegAsync(this Image source, Stream stream, JpegEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(stream, encoder ?? new JpegEncoder(), cancellationToken);
}
