namespace SixLabors.ImageSharp.Formats;

/// <summary>A format that images are stored in.</summary>
public interface IImageFormat
{
    /// <summary>The format's name.</summary>
    string Name { get; }

    /// <summary>The MIME type that is written.</summary>
    string DefaultMimeType { get; }

    /// <summary>The ends of file names, without the dot; the first is the usual one.</summary>
    IEnumerable<string> FileExtensions { get; }
}
