using SixLabors.ImageSharp.Formats.Bmp;

namespace SixLabors.ImageSharp;

/// <content>Writing BMP.</content>
public static partial class ImageExtensions
{
    /// <summary>Writes the image as BMP to a file.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsBmp(this Image source, string path) => SaveAsBmp(source, path, null);

    /// <summary>Writes the image as BMP to a file.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsBmp(this Image source, string path, BmpEncoder? encoder) =>
        Of(source).Save(path, encoder ?? new BmpEncoder());

    /// <summary>Writes the image as BMP to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static Task SaveAsBmpAsync(this Image source, string path) => SaveAsBmpAsync(source, path, null, default);

    /// <summary>Writes the image as BMP to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsBmpAsync(this Image source, string path, CancellationToken cancellationToken) =>
        SaveAsBmpAsync(source, path, null, cancellationToken);

    /// <summary>Writes the image as BMP to a file, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsBmpAsync(this Image source, string path, BmpEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(path, encoder ?? new BmpEncoder(), cancellationToken);

    /// <summary>Writes the image as BMP where the stream stands.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsBmp(this Image source, Stream stream) => SaveAsBmp(source, stream, null);

    /// <summary>Writes the image as BMP where the stream stands.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsBmp(this Image source, Stream stream, BmpEncoder? encoder) =>
        Of(source).Save(stream, encoder ?? new BmpEncoder());

    /// <summary>Writes the image as BMP where the stream stands, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsBmpAsync(this Image source, Stream stream, CancellationToken cancellationToken = default) =>
        SaveAsBmpAsync(source, stream, null, cancellationToken);

    /// <summary>Writes the image as BMP where the stream stands, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsBmpAsync(this Image source, Stream stream, BmpEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(stream, encoder ?? new BmpEncoder(), cancellationToken);
}
