using SuperResolution.Networks.Recognition;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks.Perceptual;

/// <summary>A part of a classifier's features, with torchvision's names of its weights.</summary>
internal abstract record PerceptualLayer
{
    /// <summary>How many maps it gives; 0 for as many as it takes.</summary>
    public abstract int Maps { get; }

    /// <summary>Its weights.</summary>
    public abstract IEnumerable<ExpectedKey> Keys { get; }

    /// <summary>Computes it.</summary>
    /// <param name="input">[N, C, H, W]; it stays.</param>
    /// <param name="weights">The network's weights by name.</param>
    public abstract Tensor Forward(Tensor input, IReadOnlyDictionary<string, Tensor> weights);

    /// <summary>The weights of a square convolution.</summary>
    protected static IEnumerable<ExpectedKey> ConvolutionKeys(string name, int outputs, int inputs, int kernel) =>
        Layer.Convolution(outputs, inputs, kernel).Select(part => new ExpectedKey($"{name}.{part.Name}", $"{name}.{part.Name}", part.Shape, part.Presence));

    /// <summary>A square convolution with ReLU.</summary>
    protected static Tensor Rectified(
        Tensor input, IReadOnlyDictionary<string, Tensor> weights, string name, int stride = 1, int padding = 0)
    {
        using Tensor convolved = functional.conv2d(
            input, weights[$"{name}.weight"], weights[$"{name}.bias"], strides: [stride, stride], padding: [padding, padding]);
        return convolved.relu();
    }
}
