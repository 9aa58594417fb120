using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// An efficient separable distillation block, ESDB (Li et al. 2022, figure 3): three times half of the maps are put aside and a residual
/// blueprint-separable convolution goes on with the rest; what was put aside is fused, weighted by attention and added to the input.
/// </summary>
internal sealed class DistillationBlock : Module<Tensor, Tensor>
{
    /// <summary>How many places beyond its own a place of what is fused looks at; attention looks at the whole.</summary>
    private const int Reach = 4;

    private readonly Conv2d c1_d;
    private readonly BlueprintConvolution c1_r;
    private readonly Conv2d c2_d;
    private readonly BlueprintConvolution c2_r;
    private readonly Conv2d c3_d;
    private readonly BlueprintConvolution c3_r;
    private readonly BlueprintConvolution c4;
    private readonly Conv2d c5;
    private readonly SpatialAttention esa;
    private readonly ContrastAttention? cca;
    private readonly Conv2d? cw;
    private readonly Conv2d? conv_out;

    public DistillationBlock(int width, BsrnVariant variant)
        : base(nameof(DistillationBlock))
    {
        bool small = variant == BsrnVariant.Small;
        int aside = width / 2;
        c1_d = Conv2d(width, aside, kernel_size: 1);
        c1_r = new BlueprintConvolution(width, width, pointwiseBias: small);
        c2_d = Conv2d(width, aside, kernel_size: 1);
        c2_r = new BlueprintConvolution(width, width, pointwiseBias: small);
        c3_d = Conv2d(width, aside, kernel_size: 1);
        c3_r = new BlueprintConvolution(width, width, pointwiseBias: small);
        c4 = new BlueprintConvolution(width, aside, pointwiseBias: small);
        c5 = Conv2d(4 * aside, width, kernel_size: 1);
        esa = new SpatialAttention(width, variant);
        if (small)
        {
            cw = Conv2d(width, width, kernel_size: 1, groups: width, bias: false);
            conv_out = Conv2d(width, width, kernel_size: 1);
            using IDisposable withoutGradients = no_grad();
            cw.weight!.fill_(1);
        }
        else
        {
            cca = new ContrastAttention(width);
        }

        RegisterComponents();
    }

    /// <summary>How many maps a band of it has within.</summary>
    private long Widest => 2L * (c5.weight!.shape[0] + c5.weight!.shape[1]);

    /// <summary>Lets what is before the attention compute in a narrower type; attention and the sum with the input stay.</summary>
    public void Narrow(ScalarType type) => NarrowConvolutions.Cast(type, c1_d, c1_r, c2_d, c2_r, c3_d, c3_r, c4, c5);

    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor y = RowBands.Of(input, Widest, Fused, Reach).Into(esa);
        y = cca is null ? y.Into(cw!).Into(conv_out!) : y.Into(cca);
        return y.Plus(input).MoveToOuterDisposeScope();
    }

    private Tensor Fused(Tensor maps)
    {
        using Tensor input = maps.alias().Narrowed(MixedPrecision.IsOn ? null : c5.weight!.dtype);
        Tensor x1 = input.Through(c1_r).Plus(input).Gelu();
        Tensor x2 = x1.Through(c2_r).Plus(x1).Gelu();
        Tensor aside1 = input.Through(c1_d).Gelu();
        Tensor aside2 = x1.Into(c2_d).Gelu();
        Tensor x3 = x2.Through(c3_r).Plus(x2).Gelu();
        Tensor aside3 = x2.Into(c3_d).Gelu();
        Tensor aside4 = x3.Into(c4).Gelu();
        Tensor all = cat([aside1, aside2, aside3, aside4], dim: 1);
        foreach (Tensor part in (ReadOnlySpan<Tensor>)[aside1, aside2, aside3, aside4])
        {
            part.Dispose();
        }

        return all.Into(c5).Widened();
    }
}
