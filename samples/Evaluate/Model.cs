using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using static TorchSharp.torch;

namespace SuperResolution.Samples.Evaluate;

/// <summary>A network of a file, as a user of the library would run it.</summary>
internal sealed class Model : IDisposable
{
    private readonly Upscaler _upscaler;

    private Model(string name, Upscaler upscaler)
    {
        _upscaler = upscaler;
        Method = new UpscalingMethod(name, Enlarge, upscaler.Description);
    }

    public UpscalingMethod Method { get; }

    /// <exception cref="ArgumentException">The network is of another scale.</exception>
    public static Model Load(string path, int scale, UpscalerOptions options)
    {
        Upscaler upscaler = Upscaler.Load(path, options);
        if (upscaler.Scale != scale)
        {
            string found = $"{path} holds {upscaler.Description}, which enlarges by {upscaler.Scale}, and --scale is {scale}; they must be the same.";
            upscaler.Dispose();
            throw new ArgumentException(found);
        }

        return new(Path.GetFileNameWithoutExtension(path), upscaler);
    }

    public void Dispose() => _upscaler.Dispose();

    private Tensor Enlarge(Tensor picture)
    {
        using Image<Rgb24> low = ImageTensor.ToImage<Rgb24>(picture);
        using Image<Rgb24> high = _upscaler.Enhance(low);
        return ImageTensor.FromImage(high);
    }
}
