using System.Diagnostics;

namespace SuperResolution.Training;

/// <summary>Finds out in which form convolutions train fastest: that depends on processor and network.</summary>
internal static class ConvolutionMeasurement
{
    private const int Rounds = 3;
    private const double Hopeless = 2;

    /// <summary>The fastest of some forms.</summary>
    /// <param name="forms">The forms, at least one.</param>
    /// <param name="compute">Computes gradients in a form.</param>
    public static ConvolutionForm Fastest(IReadOnlyList<ConvolutionForm> forms, Action<ConvolutionForm> compute)
    {
        if (forms.Count == 1)
        {
            return forms[0];
        }

        // The fastest of some rounds, in turn: what else runs on the machine must not decide. The first run of each is not counted.
        Dictionary<ConvolutionForm, double> times = forms.ToDictionary(form => form, form => Math.Min(Time(form, compute), Time(form, compute)));
        for (int round = 1; round < Rounds; round++)
        {
            // Without units for it, bfloat16 takes many times as long.
            double hopeless = Hopeless * times.Values.Min();
            foreach (ConvolutionForm form in forms.Where(form => times[form] < hopeless))
            {
                times[form] = Math.Min(times[form], Time(form, compute));
            }
        }

        return forms.MinBy(form => times[form]);
    }

    private static double Time(ConvolutionForm form, Action<ConvolutionForm> compute)
    {
        long start = Stopwatch.GetTimestamp();
        compute(form);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
