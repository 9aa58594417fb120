using System.Diagnostics.CodeAnalysis;

namespace SuperResolution;

/// <summary>The number format that a network computes in.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "float32 and bfloat16 are what the field calls them.")]
public enum Precision
{
    /// <summary>
    /// What is faster on the device, which is measured: for enlarging by one convolution, with networks that lose next to nothing in bfloat16
    /// (<see cref="Float32"/> for others); for a training by a few steps.
    /// </summary>
    Auto,

    /// <summary>32-bit floating point: exact, the published figures.</summary>
    Float32,

    /// <summary>
    /// bfloat16, 8 bits of mantissa: faster where the processor has units for it, slower where not; the picture differs by a few
    /// steps of 1/255.
    /// </summary>
    BFloat16,
}
