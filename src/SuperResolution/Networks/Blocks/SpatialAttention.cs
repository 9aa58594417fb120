using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Enhanced spatial attention, ESA (Liu et al. 2020, "Residual Feature Aggregation Network for Image Super-Resolution", section 3.3) with
/// blueprint-separable convolutions (Li et al. 2022, section 3.2): a map of weights between 0 and 1 from features that are pooled to a sixth
/// and enlarged again. How they lie on the image depends on its size.
/// </summary>
internal sealed class SpatialAttention : Module<Tensor, Tensor>
{
    /// <summary>The smallest side that the strided convolution and the pooling take.</summary>
    public const int SmallestSide = 2 * PoolSide + 1;

    private const int PoolSide = 7;
    private const int PoolStep = 3;

    private readonly Conv2d conv1;
    private readonly Conv2d conv_f;
    private readonly Module<Tensor, Tensor> conv2;
    private readonly BlueprintConvolution conv_max;
    private readonly BlueprintConvolution conv3;
    private readonly BlueprintConvolution conv3_;
    private readonly Conv2d conv4;

    public SpatialAttention(int width, BsrnVariant variant)
        : base(nameof(SpatialAttention))
    {
        bool small = variant == BsrnVariant.Small;
        int maps = Maps(width);
        conv1 = Conv2d(width, maps, kernel_size: 1);
        conv_f = Conv2d(maps, maps, kernel_size: 1);
        conv2 = small
            ? Conv2d(maps, maps, kernel_size: 3, stride: 2)
            : new BlueprintConvolution(maps, maps, stride: 2, padding: 0);
        conv_max = new BlueprintConvolution(maps, maps, pointwiseBias: small);
        conv3 = new BlueprintConvolution(maps, maps, pointwiseBias: small);
        conv3_ = new BlueprintConvolution(maps, maps, pointwiseBias: small);
        conv4 = Conv2d(maps, width, kernel_size: 1);
        RegisterComponents();
    }

    /// <summary>How many maps there are inside for so many outside.</summary>
    public static int Maps(int width) => width / 4;

    /// <remarks>It may take the memory of its input, which is for nothing else afterwards (<see cref="Chaining.Into"/>).</remarks>
    public override Tensor forward(Tensor input)
    {
        using Tensor features = input.Through(conv1);
        Tensor x = Pooled(features.Through(conv2)).Into(conv_max).Gelu().Into(conv3).Gelu().Into(conv3_);
        using Tensor fine = features.Through(conv_f), both = Enlarged(x, input.shape[2], input.shape[3]).Plus(fine);
        Tensor weighted = RowBands.Of([input, both], input.shape[1], Weighted, reach: 0, place: input);
        return ReferenceEquals(weighted, input) ? input.alias() : weighted;
    }

    private Tensor Weighted(Tensor[] parts)
    {
        using Tensor weights = parts[1].Through(conv4).Sigmoid();
        return parts[0] * weights;
    }

    private static Tensor Pooled(Tensor input)
    {
        using (input)
        {
            return functional.max_pool2d(input, PoolSide, stride: PoolStep);
        }
    }

    private static Tensor Enlarged(Tensor input, long height, long width)
    {
        using Tensor wide = input.Widened();
        return functional.interpolate(wide, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
    }
}
