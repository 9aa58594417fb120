using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// Measures methods on sets of high-resolution images as the papers do: an image is cut at the right and bottom to a multiple of
/// the scale, made smaller by MATLAB's bicubic <c>imresize</c> in 8 bits, made larger again, and compared with what it was.
/// </summary>
/// <remarks>A gray image is repeated to three channels for the method, and the average of what comes back is compared.</remarks>
public sealed class Benchmark
{
    /// <summary>A benchmark for one scale.</summary>
    /// <param name="scale">How many times larger images are made, at least 1.</param>
    /// <param name="protocol">How they are compared; null for <see cref="EvaluationProtocol.Common"/>.</param>
    /// <param name="metrics">What is measured, in the order of the table; null for PSNR and SSIM by the protocol. They stay the caller's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 1.</exception>
    /// <exception cref="ArgumentException">There is no metric, or two have the same name.</exception>
    public Benchmark(int scale, EvaluationProtocol? protocol = null, IReadOnlyList<IImageMetric>? metrics = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        Scale = scale;
        Protocol = protocol ?? EvaluationProtocol.Common(scale);
        Metrics = metrics ?? [new Psnr(Protocol), new Ssim(Protocol)];
        if (Metrics.Count == 0)
        {
            throw new ArgumentException("A benchmark without a metric measures nothing; give one, such as PSNR.", nameof(metrics));
        }

        RequireDistinct(Metrics.Select(metric => metric.Name), "metrics", nameof(metrics));
    }

    /// <summary>How many times larger images are made.</summary>
    public int Scale { get; }

    /// <summary>How they are compared.</summary>
    public EvaluationProtocol Protocol { get; }

    /// <summary>What is measured.</summary>
    public IReadOnlyList<IImageMetric> Metrics { get; }

    /// <summary>Measures each method on each image.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="progress">Told before each image.</param>
    /// <param name="cancellationToken">Looked at before each image and method.</param>
    /// <returns>
    /// The scores of the images that every method did, and the other images: those that cannot be read, are too small, or on which a
    /// method failed.
    /// </returns>
    /// <exception cref="ArgumentException">Two sets, or two methods, have the same name.</exception>
    /// <exception cref="InvalidOperationException">A method gave an image of another size or shape than it should.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public BenchmarkReport Run(
        IReadOnlyList<BenchmarkSet> sets,
        IReadOnlyList<UpscalingMethod> methods,
        IProgress<BenchmarkProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(methods);
        RequireDistinct(sets.Select(set => set.Name), "sets", nameof(sets));
        RequireDistinct(methods.Select(method => method.Name), "methods", nameof(methods));
        List<BenchmarkRow> rows = [];
        List<BenchmarkFailure> failures = [];
        int done = 0;
        int total = sets.Sum(set => set.Images.Count);
        BenchmarkMetric[] metrics = [.. Metrics.Select(metric => new BenchmarkMetric(metric.Name, metric.HigherIsBetter, metric.Description))];
        foreach (BenchmarkSet set in sets)
        {
            List<BenchmarkImageScore>[] scores = [.. methods.Select(_ => new List<BenchmarkImageScore>())];
            foreach (string path in set.Images)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new(path, done++, total));
                Measure(path, methods, scores, failures, cancellationToken);
            }

            rows.AddRange(methods
                .Select((method, i) => new BenchmarkRow(set.Name, method.Name, Scale, Protocol, metrics, scores[i], method.Description))
                .Where(row => row.Images.Count > 0));
        }

        return new(rows, failures);
    }

    private void Measure(
        string path,
        IReadOnlyList<UpscalingMethod> methods,
        List<BenchmarkImageScore>[] scores,
        List<BenchmarkFailure> failures,
        CancellationToken cancellationToken)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor high;
        Tensor low;
        try
        {
            high = Cut(Read(path));
            low = Resize.To8Bit(high, (int)high.shape[2] / Scale, (int)high.shape[3] / Scale, ResamplingKernel.Bicubic);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ImageFormatException
            or InvalidMemoryOperationException or NotSupportedException or InvalidDataException)
        {
            failures.Add(new(path, null, e));
            return;
        }

        BenchmarkImageScore[] ofImage = new BenchmarkImageScore[methods.Count];
        int failed = failures.Count;
        for (int i = 0; i < methods.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using DisposeScope ofMethod = NewDisposeScope();
            try
            {
                Tensor result = Enlarge(methods[i], low, high);
                ofImage[i] = new(Path.GetFileNameWithoutExtension(path), [.. Metrics.Select(metric => metric.Measure(result, high))]);
            }
            catch (Exception e) when (e is NonFiniteOutputException or ArgumentException or ExternalException or OutOfMemoryException)
            {
                failures.Add(new(path, methods[i].Name, e));
            }
        }

        // Means are compared: they are over the images that every method did.
        if (failures.Count == failed)
        {
            for (int i = 0; i < methods.Count; i++)
            {
                scores[i].Add(ofImage[i]);
            }
        }
    }

    private static void RequireDistinct(IEnumerable<string> names, string things, string parameter)
    {
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException(
                $"Two {things} are called \"{twice.Key}\", and a table could not tell them apart; rename one.", parameter);
        }
    }

    private static Tensor Enlarge(UpscalingMethod method, Tensor low, Tensor high)
    {
        Tensor result = method.Enlarge(low.expand(1, 3, low.shape[2], low.shape[3]));
        long[] expected = [1, 3, high.shape[2], high.shape[3]];
        if (!result.shape.SequenceEqual(expected))
        {
            throw new InvalidOperationException(
                $"The method \"{method.Name}\" made [{string.Join(", ", result.shape)}] of [1, 3, {low.shape[2]}, {low.shape[3]}]; "
                + $"it should be [{string.Join(", ", expected)}].");
        }

        return high.shape[1] == 1 ? result.mean([1], keepdim: true) : result;
    }

    /// <summary>[1, 3, H, W], or [1, 1, H, W] of a file that is gray.</summary>
    private static Tensor Read(string path)
    {
        using Image image = Image.Load(path);
        using Image<Rgb24> rgb = image.CloneAs<Rgb24>();
        Tensor tensor = ImageTensor.FromImage(rgb);
        return image is Image<L8> or Image<L16> or Image<La16> or Image<La32> ? tensor.narrow(1, 0, 1) : tensor;
    }

    private Tensor Cut(Tensor image)
    {
        long height = image.shape[2] / Scale * Scale;
        long width = image.shape[3] / Scale * Scale;
        return height > 0 && width > 0
            ? image.narrow(2, 0, height).narrow(3, 0, width)
            : throw new InvalidDataException(
                $"The image is {image.shape[3]}×{image.shape[2]} pixels, smaller than the scale of {Scale}; give a larger one.");
    }
}
