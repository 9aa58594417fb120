using SuperResolution.Metrics;
using SuperResolution.Networks;
using SuperResolution.Weights;

namespace SuperResolution.Samples.Evaluate;

/// <summary>The metrics that a command line names.</summary>
internal sealed class MetricChoice : IDisposable
{
    /// <summary>The names to choose from.</summary>
    public const string Names = "psnr, ssim, ms-ssim, lpips, vgg54, energy-2, energy-4, flat-colour, flat-colour-worst";

    private readonly List<IImageMetric> _metrics = [];

    /// <summary>The metrics in the order in which they were named.</summary>
    public IReadOnlyList<IImageMetric> Metrics => _metrics;

    /// <summary>Makes the metrics, reading the files of those that need some.</summary>
    /// <param name="names">Names with commas between.</param>
    /// <param name="protocol">How images are compared.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="ArgumentException">A name is unknown, a file is missing or given for a metric that is not named.</exception>
    public static MetricChoice Parse(string names, EvaluationProtocol protocol, MetricFiles files)
    {
        string[] chosen = names.Split(',', StringSplitOptions.TrimEntries);
        files.RequireUsed(chosen);
        MetricChoice choice = new();
        try
        {
            foreach (string name in chosen)
            {
                choice._metrics.Add(Create(name, protocol, files));
            }

            return choice;
        }
        catch
        {
            choice.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable metric in _metrics.OfType<IDisposable>())
        {
            metric.Dispose();
        }
    }

    private static IImageMetric Create(string name, EvaluationProtocol protocol, MetricFiles files) => name switch
    {
        "psnr" => new Psnr(protocol),
        "ssim" => new Ssim(protocol),
        "ms-ssim" => new MultiScaleSsim(protocol),
        "lpips" => Lpips.Load(files.LpipsBackbone!, files.LpipsHeads!),
        "vgg54" => new RelativeFeatureDistance(Vgg19Loader.Load(files.Vgg19!, [VggCutPoint.Vgg54])),
        "energy-2" => new PeriodEnergy(2),
        "energy-4" => new PeriodEnergy(4),
        "flat-colour" => new FlatPatchColour(),
        "flat-colour-worst" => new FlatPatchColour(worst: true),
        _ => throw new ArgumentException($"There is no metric \"{name}\"; give some of {Names}, with commas between."),
    };
}
