using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Decoding;

namespace SixLabors.ImageSharp.Advanced;

/// <summary>What a program that writes files itself needs.</summary>
public static class AdvancedImageExtensions
{
    /// <summary>The encoder for the format that a file's name ends with.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The name ends with no known format; those that are known are in the text.</exception>
    public static IImageEncoder DetectEncoder(this Image source, string filePath)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filePath);
        string extension = Path.GetExtension(filePath);
        foreach (ImageCodec codec in ImageCodec.All)
        {
            if (codec.Encoder is { } encoder && codec.Format.FileExtensions.Any(known => extension.Equals("." + known, StringComparison.OrdinalIgnoreCase)))
            {
                return encoder;
            }
        }

        string all = string.Join(", ", ImageCodec.All.Where(codec => codec.Encoder is not null).SelectMany(codec => codec.Format.FileExtensions).Select(known => "." + known));
        throw new UnknownImageFormatException($"No image format that is written has the extension '{extension}'. Those that are: {all}.");
    }

    /// <summary>Calls a visitor with the image as what it is.</summary>
    /// <exception cref="ArgumentNullException">The visitor is null.</exception>
    public static Task AcceptVisitorAsync(this Image source, IImageVisitorAsync visitor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return source.AcceptAsync(visitor, cancellationToken);
    }
}
