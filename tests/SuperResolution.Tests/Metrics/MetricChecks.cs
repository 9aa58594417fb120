using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

/// <summary>What holds for every metric.</summary>
internal static class MetricChecks
{
    /// <summary>Asserts that measuring leaves no tensor behind.</summary>
    public static void AssertNothingIsLeft(Tensor prediction, Tensor reference, params IImageMetric[] metrics)
    {
        using (prediction)
        using (reference)
        {
            long before = LiveTensors.Count();
            for (int i = 0; i < 20; i++)
            {
                Assert.All(metrics, metric => Assert.True(double.IsFinite(metric.Measure(prediction, reference))));
            }

            Assert.Equal(before, LiveTensors.Count());
        }
    }
}
