using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Data;

/// <summary>A folder of pictures to train on.</summary>
internal sealed class ImagesOnDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>So many pictures of noise, the second half of them in a folder below.</summary>
    public ImagesOnDisk(int count, int width = 64, int height = 48)
    {
        Directory.CreateDirectory(_folder["images/below"]);
        for (int i = 0; i < count; i++)
        {
            using Image<Rgb24> picture = TestPictures.Noise(width, height, seed: i);
            picture.Save(Path.Combine(Root, i < count / 2 ? $"p{i}.png" : $"below/p{i}.png"));
        }
    }

    /// <summary>The folder of pictures.</summary>
    public string Root => _folder["images"];

    /// <summary>A path beside the folder of pictures.</summary>
    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();
}
