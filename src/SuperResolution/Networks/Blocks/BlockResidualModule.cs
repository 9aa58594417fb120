using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A block residual module of EBRN (Qiu et al. 2019): it enlarges features, restores what it can of them, and hands what
/// the enlarged ones cannot give back to a deeper module.
/// </summary>
internal sealed class BlockResidualModule : Module<Tensor, Tensor>
{
    private const int Flow = 3;

    private readonly SlopedConvolution up;
    private readonly ModuleList<SlopedConvolution> restored;
    private readonly SlopedConvolution? down;
    private readonly ModuleList<SlopedConvolution>? deeper;

    /// <param name="width">The number of feature maps.</param>
    /// <param name="scaling">Kernel, stride and padding of the layers that enlarge and shrink.</param>
    /// <param name="isLast">Whether no module is deeper.</param>
    public BlockResidualModule(int width, (int Kernel, int Stride, int Padding) scaling, bool isLast)
        : base(nameof(BlockResidualModule))
    {
        up = new(ConvTranspose2d(width, width, scaling.Kernel, scaling.Stride, scaling.Padding), width);
        restored = Convolutions(width);
        if (!isLast)
        {
            down = new(Conv2d(width, width, scaling.Kernel, scaling.Stride, scaling.Padding), width);
            deeper = Convolutions(width);
        }

        RegisterComponents();
    }

    /// <summary>Whether a module is deeper.</summary>
    public bool HasDeeper => down is not null;

    /// <summary>The super-resolution flow: enlarged features, restored.</summary>
    /// <param name="features">[N, width, H, W]; stays.</param>
    /// <returns>[N, width, rH, rW].</returns>
    public override Tensor forward(Tensor features) => Chain(features.Through(up), restored);

    /// <summary>The back-projection flow: what the enlarged features cannot give back.</summary>
    /// <param name="features">[N, width, H, W]; stays.</param>
    /// <returns>[N, width, H, W].</returns>
    public Tensor Lost(Tensor features)
    {
        using Tensor back = features.Through(up).Into(down!).Widened();
        using Tensor lost = features - back;
        return Chain(lost.alias(), deeper!).Plus(lost);
    }

    private static ModuleList<SlopedConvolution> Convolutions(int width) =>
        ModuleList<SlopedConvolution>([.. Enumerable.Range(0, Flow).Select(_ => SlopedConvolution.Of(width, width))]);

    private static Tensor Chain(Tensor x, ModuleList<SlopedConvolution> layers)
    {
        foreach (SlopedConvolution layer in layers)
        {
            x = x.Into(layer);
        }

        return x;
    }
}
