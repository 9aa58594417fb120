using SixLabors.ImageSharp.Formats.Webp;

namespace SixLabors.ImageSharp;

/// <content>Writing WebP.</content>
public static partial class ImageExtensions
{
    /// <summary>Writes the image as WebP to a file.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsWebp(this Image source, string path) => SaveAsWebp(source, path, null);

    /// <summary>Writes the image as WebP to a file.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsWebp(this Image source, string path, WebpEncoder? encoder) =>
        Of(source).Save(path, encoder ?? new WebpEncoder());

    /// <summary>Writes the image as WebP to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static Task SaveAsWebpAsync(this Image source, string path) => SaveAsWebpAsync(source, path, null, default);

    /// <summary>Writes the image as WebP to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsWebpAsync(this Image source, string path, CancellationToken cancellationToken) =>
        SaveAsWebpAsync(source, path, null, cancellationToken);

    /// <summary>Writes the image as WebP to a file, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsWebpAsync(this Image source, string path, WebpEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(path, encoder ?? new WebpEncoder(), cancellationToken);

    /// <summary>Writes the image as WebP where the stream stands.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsWebp(this Image source, Stream stream) => SaveAsWebp(source, stream, null);

    /// <summary>Writes the image as WebP where the stream stands.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsWebp(this Image source, Stream stream, WebpEncoder? encoder) =>
        Of(source).Save(stream, encoder ?? new WebpEncoder());

    /// <summary>Writes the image as WebP where the stream stands, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsWebpAsync(this Image source, Stream stream, CancellationToken cancellationToken = default) =>
        SaveAsWebpAsync(source, stream, null, cancellationToken);

    /// <summary>Writes the image as WebP where the stream stands, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsWebpAsync(this Image source, Stream stream, WebpEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(stream, encoder ?? new WebpEncoder(), cancellationToken);
}
