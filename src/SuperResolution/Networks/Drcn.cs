using System.Globalization;
using SuperResolution.Imaging;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// DRCN: "Deeply-Recursive Convolutional Network for Image Super-Resolution" (Kim et al. 2016), section 3 and figure 3a. It works on Y;
/// Cb and Cr are enlarged by bicubic interpolation.
/// </summary>
/// <remarks>
/// Bicubic interpolation → embedding: two k3n256 convolutions with ReLU → inference: one k3n256 convolution with ReLU, applied D = 16 times
/// with the same weights → reconstruction after each recursion: k3n256 convolution with ReLU, k3n1 convolution, sum with the interpolated
/// picture (section 3.2). The result is the sum of the D predictions with learnt weights, which start at 1/D. That is 1,775,121 weights, biases
/// included. First weights are the paper's (section 4.2): He et al.'s, and the identity for the recursion; biases are 0.
/// </remarks>
public sealed class Drcn : Module<Tensor, Tensor>, IGenerator, IIntermediateOutputs
{
    private const int Kernel = 3;
    private const int LayersBeside = 4;

    private readonly Conv2d embed1;
    private readonly Conv2d embed2;
    private readonly Conv2d recursion;
    private readonly Conv2d reconstruct1;
    private readonly Conv2d reconstruct2;
    private readonly Conv2d combine;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8. The weights do not depend on it, but are trained for one.</param>
    /// <param name="recursions">D, how often the recursive layer is applied, at least 1. The paper uses 16.</param>
    /// <param name="width">The maps of every layer, at least 1. The paper uses 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public Drcn(int scale = 4, int recursions = 16, int width = 256)
        : base(nameof(Drcn))
    {
        Scale = GeneratorScale.Require(scale, "DRCN");
        ArgumentOutOfRangeException.ThrowIfLessThan(recursions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Recursions = recursions;
        Width = width;

        embed1 = Conv2d(1, width, Kernel, padding: Kernel / 2);
        embed2 = Conv2d(width, width, Kernel, padding: Kernel / 2);
        recursion = Conv2d(width, width, Kernel, padding: Kernel / 2);
        reconstruct1 = Conv2d(width, width, Kernel, padding: Kernel / 2);
        reconstruct2 = Conv2d(width, 1, Kernel, padding: Kernel / 2);
        combine = Conv2d(recursions, 1, kernel_size: 1, bias: false);
        foreach (Conv2d convolution in (Conv2d[])[embed1, embed2, reconstruct1, reconstruct2])
        {
            convolution.He();
        }

        recursion.Identity();
        combine.Constant(1.0 / recursions);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>D, how often the recursive layer is applied.</summary>
    public int Recursions { get; }

    /// <summary>The maps of every layer.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    public int Halo => LumaPicture.Halo(Scale, (Recursions + LayersBeside) * (Kernel / 2));

    /// <inheritdoc/>
    /// <remarks>At the output's resolution: the recursion's maps, and those of the reconstruction before and after ReLU.</remarks>
    public long WorkingBytesPerPixel => LumaPicture.HeldBytesPerPixel(Scale) + sizeof(float) * (3L * Width + 3) * Scale * Scale;

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        LumaPicture picture = new(input, Scale);
        Tensor? sum = null;
        foreach ((Tensor prediction, int d) in Predictions(picture.BicubicLuma()).Select((prediction, d) => (prediction, d)))
        {
            sum = Add(sum, prediction, d);
            prediction.Dispose();
        }

        return picture.With(sum!).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    IReadOnlyList<Tensor> IIntermediateOutputs.Outputs(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        LumaPicture picture = new(input, Scale);
        Tensor[] predictions = [.. Predictions(picture.BicubicLuma())];
        Tensor? sum = null;
        for (int d = 0; d < predictions.Length; d++)
        {
            sum = Add(sum, predictions[d], d);
        }

        return [.. predictions.Append(sum!).Select(luma => picture.With(luma).MoveToOuterDisposeScope())];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"DRCN ×{Scale}, {Recursions} recursions, {Width} wide");

    /// <summary>ŷ of each recursion, [N, 1, rH, rW], which who takes them disposes.</summary>
    private IEnumerable<Tensor> Predictions(Tensor x)
    {
        Tensor h = x.Through(embed1).Rectified().Into(embed2).Rectified();
        for (int d = 0; d < Recursions; d++)
        {
            h = h.Into(recursion).Rectified();

            // The last layer has no ReLU: beside the skip connection it gives differences, of either sign.
            yield return h.Through(reconstruct1).Rectified().Into(reconstruct2).Plus(x);
        }

        h.Dispose();
    }

    /// <summary>The sum with w_d ŷ_d; the sum before is disposed.</summary>
    private Tensor Add(Tensor? sum, Tensor prediction, int d)
    {
        using Tensor weight = combine.weight!.narrow(1, d, 1);
        Tensor part = prediction * weight;
        if (sum is null)
        {
            return part;
        }

        using (part)
        {
            return sum.Plus(part);
        }
    }
}
