using System.Diagnostics.CodeAnalysis;
using SixLabors.ImageSharp.Formats.Decoding;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Finds formats by their names.</summary>
public class ImageFormatManager
{
    internal ImageFormatManager(IReadOnlyList<ImageCodec> codecs) => Codecs = codecs;

    /// <summary>The formats that can be read and written.</summary>
    public IEnumerable<IImageFormat> ImageFormats => Codecs.Select(codec => codec.Format);

    /// <summary>What reads and writes them.</summary>
    internal IReadOnlyList<ImageCodec> Codecs { get; }

    /// <summary>Finds a format by the end of a file's name, with the dot or without, in capitals or not.</summary>
    /// <returns>False where no format has it.</returns>
    public bool TryFindFormatByFileExtension(string extension, [NotNullWhen(true)] out IImageFormat? format)
    {
        string? name = extension?.TrimStart('.');
        format = ImageFormats.FirstOrDefault(f => f.FileExtensions.Contains(name, StringComparer.OrdinalIgnoreCase));
        return format is not null;
    }

    /// <summary>An encoder of a format with default settings.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="format"/> is null.</exception>
    /// <exception cref="UnknownImageFormatException">The format is not one of <see cref="ImageFormats"/>.</exception>
    public IImageEncoder GetEncoder(IImageFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Codecs.FirstOrDefault(codec => codec.Format == format)?.Encoder
            ?? throw new UnknownImageFormatException(
                $"There is no encoder for {format.Name}. Formats that have one: {string.Join(", ", ImageFormats.Select(f => f.Name))}.");
    }
}
