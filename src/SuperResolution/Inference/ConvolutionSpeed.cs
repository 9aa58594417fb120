using System.Collections.Concurrent;
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>Finds out in which number format convolutions are faster: processors with units for bfloat16 gain much, others lose more.</summary>
internal static class ConvolutionSpeed
{
    private const int Kernel = 3;
    private const int Side = 48;
    private const int Rounds = 4;
    private const double Hopeless = 2;

    private static readonly ConcurrentDictionary<(long Width, string Device), bool> s_known = new();

    /// <summary>Times one convolution in both number formats, once in a process for a width and a device: some tens of milliseconds.</summary>
    /// <param name="width">The number of maps that it takes and gives.</param>
    /// <param name="device">The device.</param>
    public static bool IsFasterInBFloat16(long width, Device device) =>
        s_known.GetOrAdd((width, device.ToString()), _ => Measure(width, device));

    private static bool Measure(long width, Device device)
    {
        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        (Tensor Maps, Tensor Weight)[] formats = [.. ((ScalarType[])[ScalarType.Float32, ScalarType.BFloat16]).Select(type => (
            ones([1, Side, Side, width], type, device).permute(0, 3, 1, 2), ones([width, width, Kernel, Kernel], type, device)))];

        // The fastest of some rounds, in turn, as other programs run too. The first one of each is not counted.
        double[] best = [double.MaxValue, double.MaxValue];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int format = 0; format < formats.Length; format++)
            {
                double time = Time(formats[format].Maps, formats[format].Weight);
                best[format] = round == 0 ? best[format] : Math.Min(best[format], time);
            }

            // Without units for it, bfloat16 takes many times as long.
            if (round > 0 && best[1] > Hopeless * best[0])
            {
                return false;
            }
        }

        return best[1] < best[0];
    }

    private static double Time(Tensor maps, Tensor weight)
    {
        long start = Stopwatch.GetTimestamp();
        using Tensor result = nn.functional.conv2d(maps, weight, padding: [Kernel / 2, Kernel / 2]);

        // On a GPU this waits for it.
        using Tensor first = result.flatten().narrow(0, 0, 1).to(ScalarType.Float32, CPU);
        _ = first.item<float>();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
