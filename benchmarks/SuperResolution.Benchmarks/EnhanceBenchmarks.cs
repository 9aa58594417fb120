using BenchmarkDotNet.Attributes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Benchmarks;

/// <summary>A photo from its file to the larger one's, with the package's weights and its defaults: decoded, enlarged four times, encoded as PNG.</summary>
public class EnhanceBenchmarks : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("superresolution-benchmark-").FullName;
    private Upscaler? _upscaler;

    /// <summary>Side of the photo in pixels; 1024 is a megapixel.</summary>
    [Params(256, 512, 1024)]
    public int Side { get; set; }

    private string Photo => Path.Combine(_folder, "photo.png");

    /// <summary>Loads the weights and writes a photo.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _upscaler = Upscaler.Create();
        using Image<Rgb24> photo = new(Side, Side);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                // Edges, gradients and some noise, so that PNG has as much to do as with a photograph.
                int noise = (x * 73 + y * 151 + x * y) % 7;
                photo[x, y] = new Rgb24((byte)(x * 255 / Side), (byte)((y / 16 + x / 16) % 2 * 128 + 60 + noise), (byte)(y * 240 / Side + noise));
            }
        }

        photo.Save(Photo);
    }

    /// <summary>From file to file.</summary>
    [Benchmark]
    public Task EnhanceAsync() => _upscaler!.EnhanceFileAsync(Photo, Path.Combine(_folder, "large.png"));

    /// <summary>Frees the network and removes the files.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _upscaler?.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
