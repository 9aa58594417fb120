namespace SixLabors.ImageSharp;

/// <summary>Where in a seekable stream an image is taken to begin.</summary>
public enum ReadOrigin
{
    /// <summary>At the stream's beginning, wherever it stands.</summary>
    Begin = 0,

    /// <summary>Where the stream stands.</summary>
    Current = 1,
}
