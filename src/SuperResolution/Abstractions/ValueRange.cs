using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>A closed range of pixel values, such as [0, 1] or [−1, 1].</summary>
/// <param name="Minimum">The value of black.</param>
/// <param name="Maximum">The value of white.</param>
public readonly record struct ValueRange(double Minimum, double Maximum)
{
    /// <summary>[0, 1], the range of every public boundary of the library.</summary>
    public static ValueRange Unit { get; } = new(0, 1);

    /// <summary>[−1, 1], the range of high-resolution images in the SRGAN paper (section 3.2).</summary>
    public static ValueRange Symmetric { get; } = new(-1, 1);

    /// <summary>Maps values of this range to [0, 1].</summary>
    /// <param name="value">A tensor of any shape; itself is returned where the range is [0, 1] already.</param>
    public Tensor ToUnit(Tensor value) => this == Unit ? value : (value - Minimum) / (Maximum - Minimum);

    /// <summary>Maps values of [0, 1] to this range.</summary>
    /// <param name="value">A tensor of any shape; itself is returned where the range is [0, 1] already.</param>
    public Tensor FromUnit(Tensor value) => this == Unit ? value : value * (Maximum - Minimum) + Minimum;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"[{Minimum}, {Maximum}]");
}
