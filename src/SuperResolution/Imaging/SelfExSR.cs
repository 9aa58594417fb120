using System.Runtime.InteropServices;
using SuperResolution.Imaging.SelfExemplars;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>
/// Super-resolution without learning: each patch takes its details from a larger part of the same picture, moved, turned, sheared, scaled
/// and seen in perspective (Huang, Singh and Ahuja 2015, "Single Image Super-Resolution from Transformed Self-Exemplars", CVPR). Luma is
/// made so; Cb and Cr are enlarged by bicubic interpolation.
/// </summary>
/// <remarks>
/// It searches on the CPU, in as many threads as libtorch has: 128×128 pixels ×4 take seven seconds of one core. The result is the same for any
/// number of threads. No gradient flows through it.
/// </remarks>
public sealed class SelfExSR : IGenerator
{
    // Y over 255 of black, and how far white is from it.
    private const double Black = 16 / 255.0, Range = 219 / 255.0;

    // Where a picture is cut all the same, tiles that overlap by this have most of their surroundings.
    private const int Margin = 32;

    private readonly SelfExemplarSettings _settings;

    /// <summary>Enlarges by a factor.</summary>
    /// <param name="scale">r, at least 1.</param>
    /// <param name="seed">Where the random numbers of the search start: another one gives a result that differs a little.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public SelfExSR(int scale, long seed = 0)
        : this(scale, new SelfExemplarSettings { Seed = seed })
    {
    }

    internal SelfExSR(int scale, SelfExemplarSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        Scale = scale;
        _settings = settings;
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <inheritdoc/>
    /// <remarks>The whole picture is searched: no margin gives the same pixels. With this one tiles have most of their surroundings.</remarks>
    public int Halo => Margin;

    /// <inheritdoc/>
    /// <remarks>A tile finds its details in itself, and the whole picture has more of them.</remarks>
    public bool TilesExactly => false;

    /// <inheritdoc/>
    /// <remarks>The matches of two levels, all levels sharp and blurred, and what back-projection leaves to the garbage collector.</remarks>
    public long WorkingBytesPerPixel => 200L * Scale * Scale;

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);
        using DisposeScope scope = NewDisposeScope();
        LumaPicture picture = new(input.detach().to(ScalarType.Float32, CPU), Scale);
        Tensor large = Enlarge((picture.Luma() - Black) / Range);
        return picture.With(large * Range + Black).to(input.dtype, input.device).MoveToOuterDisposeScope();
    }

    /// <summary>Does nothing: there are no weights to free.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"SelfExSR ×{Scale} (no weights)";

    /// <summary>Y, from 0 for black to 1 for white, enlarged.</summary>
    private Tensor Enlarge(Tensor luma)
    {
        int height = (int)luma.shape[2], width = (int)luma.shape[3];
        ParallelOptions threads = new() { MaxDegreeOfParallelism = get_num_threads() };
        Tensor[] results = new Tensor[luma.shape[0]];
        for (int i = 0; i < results.Length; i++)
        {
            float[] values = MemoryMarshal.Cast<byte, float>(luma.narrow(0, i, 1).contiguous().bytes).ToArray();
            GrayImage high = SelfExemplarSynthesis.Run(new GrayImage(width, height, values), Scale, _settings, threads);
            results[i] = tensor(high.Values, [1, 1, high.Height, high.Width]);
        }

        return cat(results);
    }
}
