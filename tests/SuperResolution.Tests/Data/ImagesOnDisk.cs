using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Data;

/// <summary>A folder of pictures to train on.</summary>
internal sealed class ImagesOnDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>So many pictures, the second half of them in a folder below.</summary>
    /// <param name="count">How many.</param>
    /// <param name="width">Their width.</param>
    /// <param name="height">Their height.</param>
    /// <param name="make">Makes one of a width, a height and a seed; null for noise.</param>
    public ImagesOnDisk(int count, int width = 64, int height = 48, Func<int, int, int, Image<Rgb24>>? make = null)
    {
        Directory.CreateDirectory(_folder["images/below"]);
        for (int i = 0; i < count; i++)
        {
            using Image<Rgb24> picture = (make ?? TestPictures.Noise)(width, height, i);
            picture.Save(Path.Combine(Root, i < count / 2 ? $"p{i}.png" : $"below/p{i}.png"));
        }
    }

    /// <summary>The folder of pictures.</summary>
    public string Root => _folder["images"];

    /// <summary>A path beside the folder of pictures.</summary>
    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();
}
