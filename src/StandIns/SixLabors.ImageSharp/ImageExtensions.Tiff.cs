using SixLabors.ImageSharp.Formats.Tiff;

namespace SixLabors.ImageSharp;

/// <content>Writing TIFF.</content>
public static partial class ImageExtensions
{
    /// <summary>Writes the image as TIFF to a file.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsTiff(this Image source, string path) => SaveAsTiff(source, path, null);

    /// <summary>Writes the image as TIFF to a file.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsTiff(this Image source, string path, TiffEncoder? encoder) =>
        Of(source).Save(path, encoder ?? new TiffEncoder());

    /// <summary>Writes the image as TIFF to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static Task SaveAsTiffAsync(this Image source, string path) => SaveAsTiffAsync(source, path, null, default);

    /// <summary>Writes the image as TIFF to a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsTiffAsync(this Image source, string path, CancellationToken cancellationToken) =>
        SaveAsTiffAsync(source, path, null, cancellationToken);

    /// <summary>Writes the image as TIFF to a file, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="path">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsTiffAsync(this Image source, string path, TiffEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(path, encoder ?? new TiffEncoder(), cancellationToken);

    /// <summary>Writes the image as TIFF where the stream stands.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsTiff(this Image source, Stream stream) => SaveAsTiff(source, stream, null);

    /// <summary>Writes the image as TIFF where the stream stands.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    public static void SaveAsTiff(this Image source, Stream stream, TiffEncoder? encoder) =>
        Of(source).Save(stream, encoder ?? new TiffEncoder());

    /// <summary>Writes the image as TIFF where the stream stands, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsTiffAsync(this Image source, Stream stream, CancellationToken cancellationToken = default) =>
        SaveAsTiffAsync(source, stream, null, cancellationToken);

    /// <summary>Writes the image as TIFF where the stream stands, waiting for it without holding a thread.</summary>
    /// <param name="source">The image.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="encoder">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="ArgumentNullException">An argument other than the encoder is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsTiffAsync(this Image source, Stream stream, TiffEncoder? encoder, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(stream, encoder ?? new TiffEncoder(), cancellationToken);
}
