using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp;

/// <content>Writing PNG.</content>
public static partial class ImageExtensions
{
    /// <summary>Writes the image as PNG to a file.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsPng(this Image source, string path) => SaveAsPng(source, path, null);

    /// <summary>Writes the image as PNG to a file.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsPng(this Image source, string path, PngEncoder? encoder) =>
        Of(source).Save(path, encoder ?? new PngEncoder());

    /// <summary>Writes the image as PNG to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static Task SaveAsPngAsync(this Image source, string path) => SaveAsPngAsync(source, path, null, default);

    /// <summary>Writes the image as PNG to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsPngAsync(this Image source, string path, CancellationToken cancellationToken) =>
        SaveAsPngAsync(source, path, null, cancellationToken);

    /// <summary>Writes the image as PNG to a file, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsPngAsync(this Image source, string path, PngEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(path, encoder ?? new PngEncoder(), cancellationToken);

    /// <summary>Writes the image as PNG where the stream stands.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsPng(this Image source, Stream stream) => SaveAsPng(source, stream, null);

    /// <summary>Writes the image as PNG where the stream stands.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsPng(this Image source, Stream stream, PngEncoder? encoder) =>
        Of(source).Save(stream, encoder ?? new PngEncoder());

    /// <summary>Writes the image as PNG where the stream stands, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsPngAsync(this Image source, Stream stream, CancellationToken cancellationToken = default) =>
        SaveAsPngAsync(source, stream, null, cancellationToken);

    /// <summary>Writes the image as PNG where the stream stands, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsPngAsync(this Image source, Stream stream, PngEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(stream, encoder ?? new PngEncoder(), cancellationToken);
}
