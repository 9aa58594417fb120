using static TorchSharp.torch;
using TorchSharp;

namespace SuperResolution.Inference;

/// <summary>Where a network runs and in which number format.</summary>
/// <param name="Device">The device.</param>
/// <param name="Type">The number format of weights and of inputs.</param>
internal sealed record ExecutionTarget(Device Device, ScalarType Type)
{
    /// <summary>The target that the options name.</summary>
    /// <exception cref="ArgumentException">The device does not exist here; the message lists those that do.</exception>
    public static ExecutionTarget From(UpscalerOptions options) => new(
        Find(options.Device),
        options.Precision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32);

    private static Device Find(string name)
    {
        string[] known = cuda.is_available()
            ? ["cpu", "cuda", .. Enumerable.Range(0, cuda.device_count()).Select(index => $"cuda:{index}")]
            : ["cpu"];
        string wanted = name.ToLowerInvariant();
        return known.Contains(wanted)
            ? new Device(wanted == "cuda" ? "cuda:0" : wanted)
            : throw new ArgumentException($"Device \"{name}\" is not here; this machine has: {string.Join(", ", known)}.", nameof(name));
    }
}
