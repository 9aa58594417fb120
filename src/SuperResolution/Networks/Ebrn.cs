using System.Globalization;
using SuperResolution.Memory;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// EBRN: "Embedded Block Residual Network: A Recursive Restoration Model for Single-Image Super-Resolution" (Qiu et al. 2019). Low
/// frequencies are restored by shallow modules and high ones by deep modules: each enlarges, restores, and hands on what it could not;
/// the results are fused from the last to the first.
/// </summary>
/// <remarks>
/// Three k3 convolutions of 256, 64 and 64 maps → B block residual modules [k8 stride 4 transposed convolution, then three k3
/// convolutions; k8 stride 4 convolution back, its difference to the input, plus three k3 convolutions of it] → from the last module to
/// the first: sum with the result of the one after it, k3 → k3 over all results. A PReLU with a slope for each map follows each but the
/// last. With 10 modules of 64 maps and r = 4 it has 7,633,923 weights. The paper says 7.9 million, which
/// are 7,896,195 where the last module too has the convolution back, whose result nothing takes.
/// <para>
/// No code or weights were published. The paper leaves open what is decided here as re-implementations do: the kernels that enlarge are
/// those of DBPN (Haris et al. 2018), 6, 7, 8 and 12 for ×2, ×3, ×4 and ×8; the last module hands nothing on; the sum is convolved after
/// it was made; PReLUs have a slope for each map.
/// </para>
/// <para>
/// The last convolution is kept as a sum of one for each module, and each module enlarges anew when its result is fused: so the enlarged
/// maps of one module are alive at a time and not those of ten.
/// </para>
/// </remarks>
public sealed class Ebrn : Module<Tensor, Tensor>, IGenerator
{
    private const int Channels = 3;
    private const int Kernel = 3;
    private const int HeadTimes = 4;
    private const int Flow = 3;

    private readonly ModuleList<SlopedConvolution> head;
    private readonly ModuleList<BlockResidualModule> body;
    private readonly ModuleList<SlopedConvolution> fusion;
    private readonly ModuleList<Conv2d> conv_last;

    /// <summary>Builds the network with PyTorch's random first weights.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8.</param>
    /// <param name="blocks">B, the number of block residual modules, at least 1; 10 in the paper.</param>
    /// <param name="width">The number of feature maps, at least 1; 64 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public Ebrn(int scale = 4, int blocks = 10, int width = 64)
        : base(nameof(Ebrn))
    {
        if (scale is not (2 or 3 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "Ebrn enlarges by 2, 3, 4 or 8.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Scale = scale;
        Blocks = blocks;
        Width = width;

        head = ModuleList<SlopedConvolution>(
            SlopedConvolution.Of(Channels, HeadTimes * width), SlopedConvolution.Of(HeadTimes * width, width), SlopedConvolution.Of(width, width));
        body = ModuleList<BlockResidualModule>(
            [.. Enumerable.Range(0, blocks).Select(k => new BlockResidualModule(width, Scaling(scale), isLast: k == blocks - 1))]);
        fusion = ModuleList<SlopedConvolution>([.. Enumerable.Range(0, blocks - 1).Select(_ => SlopedConvolution.Of(width, width))]);
        conv_last = ModuleList<Conv2d>(
            [.. Enumerable.Range(0, blocks).Select(k => Conv2d(width, Channels, Kernel, padding: Kernel / 2, bias: k == 0))]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>B, the number of block residual modules.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <remarks>The deepest module's result goes through all fusions; what it was made of went through all modules before it.</remarks>
    public int Halo => Reach.Halo(Scale, cell: 1, pixel =>
    {
        (int kernel, int stride, int padding) = Scaling(Scale);
        Reach reach = pixel.Convolved(Kernel, times: Blocks - 1 + 1 + Flow).Deconvolved(kernel, stride, padding);
        for (int module = 1; module < Blocks; module++)
        {
            reach = reach.Convolved(Kernel, times: Flow).Strided(kernel, stride, padding).Deconvolved(kernel, stride, padding);
        }

        return reach.Convolved(Kernel, times: 3);
    });

    /// <inheritdoc/>
    /// <remarks>At the widest point a convolution of enlarged maps, reordered copies included, beside the result so far and the small
    /// maps of all modules.</remarks>
    public long WorkingBytesPerPixel => sizeof(float) * (Width * (5L * Scale * Scale + Blocks + 2L * HeadTimes) + 2L * Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <summary>Kernel, stride and padding of the layers that enlarge and shrink.</summary>
    internal static (int Kernel, int Stride, int Padding) Scaling(int scale) => (scale is 2 or 3 ? scale + 4 : scale == 4 ? 8 : 12, scale, 2);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor x = input.alias();
        foreach (SlopedConvolution layer in head)
        {
            x = x.Into(layer);
        }

        // What each module takes, the first one first.
        List<Tensor> taken = [x.Widened()];
        foreach (BlockResidualModule module in body.Where(module => module.HasDeeper))
        {
            taken.Add(module.Lost(taken[^1]));
        }

        if (!training && input.device.type == DeviceType.CPU)
        {
            // The widest point comes now, and the layers before need their memory no more.
            FreedMemory.GiveBack();
        }

        BlockResidualModule[] modules = [.. body];
        SlopedConvolution[] fusions = [.. fusion];
        Conv2d[] parts = [.. conv_last];
        Tensor fused = taken[^1].Into(modules[^1]);
        Tensor image = fused.Through(parts[^1]).Widened();
        for (int k = Blocks - 2; k >= 0; k--)
        {
            fused = taken[k].Into(modules[k]).Plus(fused).Into(fusions[k]);
            image = fused.Through(parts[k]).Plus(image);
        }

        return image.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"Ebrn ×{Scale}, {Blocks} modules, {Width} wide");
}
