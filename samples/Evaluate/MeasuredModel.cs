using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Samples.Evaluate;

/// <summary>A network, as a user of the library would run it.</summary>
internal sealed class MeasuredModel : IDisposable
{
    private readonly Upscaler _upscaler;

    private MeasuredModel(string name, Upscaler upscaler)
    {
        _upscaler = upscaler;
        Method = new UpscalingMethod(name, Enlarge, upscaler.Description);
    }

    public UpscalingMethod Method { get; }

    /// <exception cref="ArgumentException">The network of the file is of another scale.</exception>
    public static MeasuredModel Load(string path, string name, int scale, UpscalerOptions options) =>
        Of(path, name, Load(path, scale, options), scale);

    /// <exception cref="ArgumentException">The network of the package is of another scale.</exception>
    public static MeasuredModel Create(Model model, int scale, UpscalerOptions options) =>
        Of($"Model.{model}", $"{model}", Upscaler.Create(model, options with { TargetScale = scale }), scale);

    /// <summary>What has no weights, by its name.</summary>
    public static MeasuredModel Resample(string name, int scale, UpscalerOptions options) =>
        new(name, new Upscaler(Resamplers.Create(name, scale), options));

    /// <summary>Weights that are the same for every scale are measured at the one that is asked for, unless their file tells another.</summary>
    private static Upscaler Load(string path, int scale, UpscalerOptions options)
    {
        try
        {
            return Upscaler.Load(path, options);
        }
        catch (UnrecognisedCheckpointException e) when (e.Scales.Contains(scale))
        {
            return Upscaler.Load(path, options with { WeightsScale = scale });
        }
    }

    private static MeasuredModel Of(string source, string name, Upscaler upscaler, int scale)
    {
        if (upscaler.Scale != scale)
        {
            string found = $"{source} holds {upscaler.Description}, which enlarges by {upscaler.Scale}, and --scale is {scale}; they must be the same.";
            upscaler.Dispose();
            throw new ArgumentException(found);
        }

        return new(name, upscaler);
    }

    public void Dispose() => _upscaler.Dispose();

    private Tensor Enlarge(Tensor picture)
    {
        using Image<Rgb24> low = ImageTensor.ToImage<Rgb24>(picture);
        using Image<Rgb24> high = _upscaler.Enhance(low);
        return ImageTensor.FromImage(high);
    }
}
