using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>A generator that makes pictures on its way, which a training can supervise (Kim et al. 2016, section 3.2).</summary>
internal interface IIntermediateOutputs
{
    /// <summary>Enlarges a batch.</summary>
    /// <param name="input">As <see cref="IGenerator.forward"/> takes it.</param>
    /// <returns>Two or more times [N, 3, rH, rW]: those on the way in their order, and last what <see cref="IGenerator.forward"/> gives.</returns>
    IReadOnlyList<Tensor> Outputs(Tensor input);
}
