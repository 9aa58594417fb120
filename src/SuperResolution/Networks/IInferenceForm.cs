using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>A network that can be rewritten so that it enlarges faster.</summary>
internal interface IInferenceForm
{
    /// <summary>The number of feature maps of most layers.</summary>
    int Width { get; }

    /// <summary>The side of the kernels of the layers that take most of its time.</summary>
    int Kernel => 3;

    /// <summary>Whether its pictures lose next to nothing with narrow convolutions: with published weights less than 0.02 dB, 0.05 at ×2.</summary>
    bool LosesLittle { get; }

    /// <summary>
    /// Rewrites it for evaluation, so that it computes the same in fewer steps, and lets those convolutions compute in a narrower type that bear it. What it is afterwards can neither be trained nor saved.
    /// </summary>
    /// <remarks>Its weights are in float32 on the CPU, and it was not rewritten before.</remarks>
    /// <param name="type">The type for these convolutions; float32 leaves all exact.</param>
    void Fold(ScalarType type);
}
