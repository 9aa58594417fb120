using System.Diagnostics;
using SuperResolution.Data;

namespace SuperResolution.Training;

/// <summary>Finds out whether convolutions train faster with channels last in memory or first: that depends on processor and network.</summary>
internal static class LayoutMeasurement
{
    private const int Rounds = 3;

    /// <summary>Whether channels last is faster. Computes gradients of a batch a few times and changes no weights.</summary>
    public static bool ChannelsLastIsFaster(ContentTrainer trainer, TrainingBatch batch)
    {
        bool before = trainer.ChannelsLast;
        double Time(bool channelsLast)
        {
            trainer.ChannelsLast = channelsLast;
            long start = Stopwatch.GetTimestamp();
            trainer.Backward(batch, []);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        // The fastest of some rounds, in turn: what else runs on the machine must not decide. The first of each is not counted.
        double first = double.MaxValue;
        double last = double.MaxValue;
        for (int round = 0; round <= Rounds; round++)
        {
            (double ofFirst, double ofLast) = (Time(channelsLast: false), Time(channelsLast: true));
            if (round > 0)
            {
                (first, last) = (Math.Min(first, ofFirst), Math.Min(last, ofLast));
            }
        }

        trainer.ChannelsLast = before;
        return last < first;
    }
}
