using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Contrast-aware channel attention, CCA (Hui et al. 2019, "Lightweight Image Super-Resolution with Information Multi-distillation Network",
/// section 3.3): a weight between 0 and 1 for each map, from its mean and its standard deviation over the whole image.
/// </summary>
internal sealed class ContrastAttention : Module<Tensor, Tensor>
{
    private const int Reduction = 16;

    private static readonly long[] s_places = [2, 3];

    private readonly Conv2d squeeze;
    private readonly Conv2d excite;

    public ContrastAttention(int width)
        : base(nameof(ContrastAttention))
    {
        squeeze = Conv2d(width, Maps(width), kernel_size: 1);
        excite = Conv2d(Maps(width), width, kernel_size: 1);
        RegisterComponents();
    }

    /// <summary>How many maps there are inside for so many outside.</summary>
    public static int Maps(int width) => width / Reduction;

    /// <remarks>It may take the memory of its input, which is for nothing else afterwards (<see cref="Chaining.Into"/>).</remarks>
    public override Tensor forward(Tensor input)
    {
        using Tensor weights = Statistics(input).Into(squeeze).Rectified().Into(excite).Sigmoid();
        return input.alias().Times(weights);
    }

    private static Tensor Statistics(Tensor input)
    {
        using Tensor mean = input.mean(s_places, keepdim: true);
        using Tensor variance = RowBands.Sum(input, rows =>
        {
            using Tensor centred = rows - mean, squares = centred.square(), own = squares.mean(s_places, keepdim: true);
            return own * ((double)rows.shape[2] / input.shape[2]);
        });
        return variance.sqrt().Plus(mean);
    }
}
