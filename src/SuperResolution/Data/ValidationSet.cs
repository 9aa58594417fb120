using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>Images that are not trained on, and how well a generator does on them. They are read once and held as bytes.</summary>
public sealed class ValidationSet : IDisposable
{
    private readonly List<(string Name, Tensor Low, Tensor High)> _images = [];
    private readonly Psnr _psnr;

    /// <summary>Reads the validation images of a folder. Files that cannot be read are left out.</summary>
    /// <param name="data">The folder.</param>
    public ValidationSet(TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _psnr = new(EvaluationProtocol.Common(data.Degradation.Scale));
        foreach ((int number, string file) in data.ValidationFiles.Index())
        {
            try
            {
                using Image<Rgb24> image = PhotographFile.Load(file);
                Add(Path.GetFileNameWithoutExtension(file), image, number, data);
            }
            catch (Exception e) when (ImageCatalog.IsUnreadable(e))
            {
                data.Skip(new(file, e.Message));
            }
        }
    }

    /// <summary>How many images there are.</summary>
    public int Count => _images.Count;

    /// <summary>The mean PSNR over the images, in decibels, by the common protocol: Y, a border of r pixels cut, 8 bits.</summary>
    /// <param name="generator">The generator, on the CPU and in evaluation mode.</param>
    /// <param name="cancellationToken">Looked at before each image.</param>
    /// <returns>NaN where there are no images.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double Psnr(IGenerator generator, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        using IDisposable withoutGradients = no_grad();
        double sum = 0;
        foreach ((_, Tensor low, Tensor high) in _images)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            sum += _psnr.Measure(generator.forward(Unit(low)), Unit(high));
        }

        return sum / Count;
    }

    /// <summary>Shows some images to a function.</summary>
    /// <param name="generator">The generator, on the CPU and in evaluation mode.</param>
    /// <param name="most">At most how many.</param>
    /// <param name="look">
    /// Gets the image's name, [1, 3, h, w] of low resolution, [1, 3, rh, rw] of what the generator makes of it, and the original. The
    /// tensors are freed afterwards.
    /// </param>
    internal IReadOnlyList<T> Show<T>(IGenerator generator, int most, Func<string, Tensor, Tensor, Tensor, T> look)
    {
        using IDisposable withoutGradients = no_grad();
        List<T> seen = [];
        foreach ((string name, Tensor low, Tensor high) in _images.Take(most))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor unit = Unit(low);
            seen.Add(look(name, unit, generator.forward(unit), Unit(high)));
        }

        return seen;
    }

    /// <summary>Frees the images.</summary>
    public void Dispose()
    {
        foreach ((_, Tensor low, Tensor high) in _images)
        {
            low.Dispose();
            high.Dispose();
        }

        _images.Clear();
    }

    private static Tensor Unit(Tensor bytes) => bytes.to(ScalarType.Float32).div(byte.MaxValue);

    private static Tensor Bytes(Tensor unit) => unit.mul(byte.MaxValue).round().to(ScalarType.Byte).DetachFromDisposeScope();

    private void Add(string name, Image<Rgb24> image, int number, TrainingData data)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int Side(int length) => Math.Min(length, data.Options.ValidationSide) / data.Degradation.Scale * data.Degradation.Scale;
        (int width, int height) = (Side(image.Width), Side(image.Height));
        Rectangle middle = new((image.Width - width) / 2, (image.Height - height) / 2, width, height);
        Tensor high = ImageTensor.FromImage(image, middle);
        _images.Add((name, Bytes(data.DegradeForValidation(high, number)), Bytes(high)));
    }
}
