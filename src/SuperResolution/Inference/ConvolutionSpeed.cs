using System.Collections.Concurrent;
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>Finds out in which number format convolutions are faster: processors with units for bfloat16 gain much, others lose more.</summary>
internal static class ConvolutionSpeed
{
    private const int Rounds = 12;

    // A slow one shows on a small picture already, before it takes long.
    private static readonly int[] s_sides = [8, 48];
    private const double Hopeless = 4;

    // What is gained by less is not worth the loss, and might be another process.
    private const double Worthwhile = 0.8;

    private static readonly ConcurrentDictionary<(long Width, int Kernel, string Device), Lazy<bool>> s_known = new();

    /// <summary>Times one convolution in both number formats, once in a process for a width, a kernel and a device: some tens of milliseconds.</summary>
    /// <param name="width">The number of maps that it takes and gives.</param>
    /// <param name="kernel">The side of its kernel.</param>
    /// <param name="target">The device.</param>
    public static bool IsFasterInBFloat16(long width, int kernel, ExecutionTarget target)
    {
        (long, int, string) key = (width, kernel, target.Device.ToString());
        Lazy<bool> measured = s_known.GetOrAdd(
            key, _ => new(() => (target with { Type = ScalarType.BFloat16 }).FindFault() is null && Measure(width, kernel, target.Device)));
        try
        {
            return measured.Value;
        }
        catch
        {
            // It would fail for ever, where a GPU has room again later.
            s_known.TryRemove(new(key, measured));
            throw;
        }
    }

    private static bool Measure(long width, int kernel, Device device)
    {
        using CpuThreads threads = new(null);
        double[] times = [];
        foreach (int side in s_sides)
        {
            times = Times(width, kernel, side, device);
            if (times[1] > Hopeless * times[0])
            {
                return false;
            }
        }

        return times[1] < Worthwhile * times[0];
    }

    /// <summary>Seconds in float32 and in bfloat16: the fastest of some rounds, in turn, as other programs run too.</summary>
    private static double[] Times(long width, int kernel, int side, Device device)
    {
        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        (Tensor Maps, Tensor Weight)[] formats = [.. ((ScalarType[])[ScalarType.Float32, ScalarType.BFloat16]).Select(type => (
            ones([1, side, side, width], type, device).permute(0, 3, 1, 2), ones([width, width, kernel, kernel], type, device)))];
        double[] best = [double.MaxValue, double.MaxValue];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int format = 0; format < formats.Length; format++)
            {
                // The first one of each sets up and is not counted.
                double time = Time(formats[format].Maps, formats[format].Weight);
                best[format] = round == 0 ? best[format] : Math.Min(best[format], time);
            }
        }

        return best;
    }

    private static double Time(Tensor maps, Tensor weight)
    {
        using DisposeScope scope = NewDisposeScope();
        long start = Stopwatch.GetTimestamp();
        long padding = weight.shape[2] / 2;
        Tensor result = nn.functional.conv2d(maps, weight, padding: [padding, padding]);

        // On a GPU this waits for it.
        _ = result.narrow(1, 0, 1).narrow(2, 0, 1).narrow(3, 0, 1).to(ScalarType.Float32, CPU).item<float>();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
