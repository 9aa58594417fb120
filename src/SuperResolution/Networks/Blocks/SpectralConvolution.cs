using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A convolution without bias whose weights are divided by their spectral norm (Miyato et al. 2018, "Spectral Normalization for Generative
/// Adversarial Networks", algorithm 1): the largest singular value σ of the weights as a matrix with a row for each output.
/// </summary>
/// <remarks>
/// In training each forward pass brings the singular vectors u and v nearer by one step of the power iteration, and gradients flow
/// through σ = uᵀWv but not through u and v. In evaluation they stay. At first they point in random directions, each as likely as another. This is
/// <c>torch.nn.utils.spectral_norm</c>, with its names.
/// </remarks>
internal sealed class SpectralConvolution : Module<Tensor, Tensor>
{
    private const double Smallest = 1e-12;

    private readonly long _stride;
    private readonly long _padding;
    private readonly Parameter weight_orig;
    private readonly Tensor weight_u;
    private readonly Tensor weight_v;

    public SpectralConvolution(int inputs, int outputs, int kernel, int stride, int padding)
        : base(nameof(SpectralConvolution))
    {
        _stride = stride;
        _padding = padding;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        using Conv2d first = Conv2d(inputs, outputs, kernel, bias: false);
        weight_orig = new Parameter(first.weight!.detach().to(ScalarType.Float32, copy: true));
        weight_orig.DetachFromDisposeScope();
        weight_u = Normalised(randn([outputs])).DetachFromDisposeScope();
        weight_v = Normalised(randn([(long)inputs * kernel * kernel])).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = weight_orig / Norm(weight_orig.flatten(1));
        return MixedPrecision.Convolution(input, weight, bias: null, [_stride, _stride], [_padding, _padding]).MoveToOuterDisposeScope();
    }

    /// <summary>σ, one number.</summary>
    private Tensor Norm(Tensor matrix)
    {
        (Tensor u, Tensor v) = training ? Nearer(matrix) : (weight_u, weight_v);
        return (u * functional.linear(v, matrix)).sum();
    }

    /// <summary>
    /// A step of the power iteration. σ is computed from tensors of its own: those that are kept change at the next forward pass, which
    /// may come before this one's backward.
    /// </summary>
    private (Tensor U, Tensor V) Nearer(Tensor matrix)
    {
        using IDisposable withoutGradients = no_grad();
        Tensor v = Normalised(functional.linear(weight_u, matrix.t()));
        Tensor u = Normalised(functional.linear(v, matrix));
        weight_u.copy_(u);
        weight_v.copy_(v);
        return (u, v);
    }

    private static Tensor Normalised(Tensor vector) => vector / vector.square().sum().sqrt().clamp(min: Smallest);
}
