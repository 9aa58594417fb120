using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>Where a network runs and in which number format.</summary>
/// <param name="Device">The device.</param>
/// <param name="Type">The number format of weights and of inputs.</param>
internal sealed partial record ExecutionTarget(Device Device, ScalarType Type)
{
    private static readonly (Precision Precision, ScalarType Type)[] s_precisions =
        [(Precision.Float32, ScalarType.Float32), (Precision.BFloat16, ScalarType.BFloat16)];

    /// <summary>Whether it is the CPU.</summary>
    public bool OnCpu => Device.type == DeviceType.CPU;

    /// <summary>Whether a text can name a device, here or elsewhere: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public static bool IsName(string? text) => text is not null && DeviceName.IsMatch(text);

    /// <summary>The target that the options name.</summary>
    /// <exception cref="ArgumentException">The device, or the precision on it, is not here; the message lists what is.</exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded.</exception>
    public static ExecutionTarget From(UpscalerOptions options)
    {
        NativeLibraries.RequireTorch();
        ExecutionTarget target = new(
            Find(options.Device),
            options.Precision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32);
        return target.FindFault() is not { } fault ? target : throw new ArgumentException(
            $"Device \"{options.Device}\" cannot compute in {options.Precision}: {fault}. It can in: {target.Precisions()}. Here are: {string.Join(", ", Names())}.",
            nameof(options));
    }

    [GeneratedRegex("^(cpu|cuda|cuda:(0|[1-9][0-9]{0,2}))\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeviceName { get; }

    private static string[] Names() => cuda.is_available()
        ? ["cpu", "cuda", .. Enumerable.Range(0, cuda.device_count()).Select(index => $"cuda:{index}")]
        : ["cpu"];

    private static Device Find(string name)
    {
        string[] known = Names();
        string wanted = name.ToLowerInvariant();
        if (known.Contains(wanted))
        {
            return new Device(wanted == "cuda" ? "cuda:0" : wanted);
        }

        string advice = known.Length == 1
            ? " A GPU takes NVIDIA's driver and a libtorch with CUDA, which package TorchSharp-cuda-linux or TorchSharp-cuda-windows brings."
            : "";
        throw new ArgumentException($"Device \"{name}\" is not here; this machine has: {string.Join(", ", known)}.{advice}", nameof(name));
    }

    private string Precisions()
    {
        string[] possible = [.. s_precisions.Where(precision => (this with { Type = precision.Type }).FindFault() is null).Select(precision => $"{precision.Precision}")];
        return possible.Length == 0 ? "none" : string.Join(", ", possible);
    }

    /// <summary>Why it cannot compute here, or null where it can. It computes a little, as a driver or a libtorch that does not fit the device is found out only so.</summary>
    public string? FindFault()
    {
        if (OnCpu && Type == ScalarType.Float32)
        {
            return null;
        }

        try
        {
            using IDisposable inference = inference_mode();
            using DisposeScope scope = NewDisposeScope();

            // No layer, whose first weights would be drawn: a training that goes on has its random numbers already.
            Tensor maps = zeros([1, 1, 3, 3], Type, Device);
            nn.functional.conv2d(maps, maps).to(ScalarType.Float32, CPU);
            return null;
        }
        catch (ExternalException e)
        {
            return e.Message.Split('\n')[0];
        }
    }
}
