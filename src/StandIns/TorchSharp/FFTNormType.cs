namespace TorchSharp;

/// <summary>Which of a Fourier transform and its inverse is divided by what.</summary>
public enum FFTNormType
{
    /// <summary>The inverse by the length.</summary>
    Backward = 0,

    /// <summary>The transform by the length.</summary>
    Forward = 1,

    /// <summary>Both by the root of the length.</summary>
    Ortho = 2,
}
