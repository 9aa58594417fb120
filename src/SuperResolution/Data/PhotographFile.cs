using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Data;

/// <summary>A photograph on a disk that may not answer at once, as those of a network do.</summary>
internal static class PhotographFile
{
    // An image that is given up changes all batches after it; a training of days bears a second's wait.
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1)];

    /// <summary>Reads an image.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="ImageFormatException">It is no image.</exception>
    public static Image<Rgb24> Load(string path) => Insist(() => Image.Load<Rgb24>(path));

    /// <summary>Reads an image's size.</summary>
    /// <inheritdoc cref="Load"/>
    public static Size SizeOf(string path) => Insist(() => Image.Identify(path).Size);

    // A file that is missing or no image stays so.
    private static T Insist<T>(Func<T> read)
    {
        foreach (TimeSpan wait in s_waits)
        {
            try
            {
                return read();
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            {
                Thread.Sleep(wait);
            }
        }

        return read();
    }
}
