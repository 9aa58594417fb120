using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp;

/// <summary>Writing images to files, and in named formats.</summary>
public static partial class ImageExtensions
{
    /// <summary>Writes the image in the format that the file's name ends with.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The name ends with no known format; those that are known are in the text.</exception>
    public static void Save(this Image source, string path) => Of(source).Save(path, source.DetectEncoder(path));

    /// <summary>Writes the image in the format that the file's name ends with, waiting for the file without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The name ends with no known format; those that are known are in the text.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task SaveAsync(this Image source, string path, CancellationToken cancellationToken = default) =>
        Of(source).SaveAsync(path, source.DetectEncoder(path), cancellationToken);

    /// <summary>Writes the image to a file, which is overwritten if it is there.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Save(this Image source, string path, IImageEncoder encoder)
    {
        Of(source);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(encoder);
        using FileStream file = File.Create(path);
        source.Save(file, encoder);
    }

    /// <summary>Writes the image to a file, which is overwritten if it is there, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task SaveAsync(this Image source, string path, IImageEncoder encoder, CancellationToken cancellationToken = default)
    {
        Of(source);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(encoder);
        FileStreamOptions options = new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
        };
        FileStream file = new(path, options);
        await using (file.ConfigureAwait(false))
        {
            await source.SaveAsync(file, encoder, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Image Of(Image source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source;
    }
}
