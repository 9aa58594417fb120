namespace SixLabors.ImageSharp.Formats;

/// <summary>A format that images are stored in.</summary>
internal interface IImageFormat
{
    /// <summary>The format's name.</summary>
    string Name { get; }

    /// <summary>The ends of file names, without the dot; the first is the usual one.</summary>
    IEnumerable<string> FileExtensions { get; }
}
