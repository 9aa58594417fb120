using SuperResolution.Inference;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>How convolutions run in a training.</summary>
/// <param name="ChannelsLast">Whether they get their inputs with channels last in memory.</param>
/// <param name="Precision"><see cref="Precision.Float32"/> or <see cref="Precision.BFloat16"/>.</param>
internal readonly record struct ConvolutionForm(bool ChannelsLast, Precision Precision)
{
    private static readonly Lazy<string?> s_fault = new(() => new ExecutionTarget(CPU, ScalarType.BFloat16).FindFault());

    /// <summary>The forms that are left when some of it is given, and that can be computed here.</summary>
    /// <param name="channelsLast">The layout; null for both.</param>
    /// <param name="precision">The precision; <see cref="Precision.Auto"/> for both.</param>
    public static ConvolutionForm[] Allowed(bool? channelsLast, Precision precision) =>
    [
        .. from layout in channelsLast is { } one ? [one] : (bool[])[false, true]
           from format in precision != Precision.Auto ? [precision] : s_fault.Value is null ? [Precision.Float32, Precision.BFloat16] : (Precision[])[Precision.Float32]
           select new ConvolutionForm(layout, format),
    ];

    /// <summary>Refuses a precision that processors without AVX512 may not have.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="advice">What to do instead, a sentence.</param>
    /// <param name="parameter">What gave it.</param>
    /// <exception cref="ArgumentException">It cannot be computed here.</exception>
    public static void RequireComputable(Precision precision, string advice, string parameter)
    {
        if (precision == Precision.BFloat16 && s_fault.Value is { } fault)
        {
            throw new ArgumentException($"This processor cannot compute in {precision}: {fault}. {advice}", parameter);
        }
    }
}
