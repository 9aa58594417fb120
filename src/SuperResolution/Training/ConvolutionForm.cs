namespace SuperResolution.Training;

/// <summary>How convolutions run in a training.</summary>
/// <param name="ChannelsLast">Whether they get their inputs with channels last in memory.</param>
/// <param name="Precision"><see cref="Precision.Float32"/> or <see cref="Precision.BFloat16"/>.</param>
internal readonly record struct ConvolutionForm(bool ChannelsLast, Precision Precision)
{
    /// <summary>The forms that are left when some of it is given.</summary>
    /// <param name="channelsLast">The layout; null for both.</param>
    /// <param name="precision">The precision; <see cref="Precision.Auto"/> for both.</param>
    public static ConvolutionForm[] Allowed(bool? channelsLast, Precision precision) =>
    [
        .. from layout in channelsLast is { } one ? [one] : (bool[])[false, true]
           from format in precision == Precision.Auto ? [Precision.Float32, Precision.BFloat16] : (Precision[])[precision]
           select new ConvolutionForm(layout, format),
    ];
}
