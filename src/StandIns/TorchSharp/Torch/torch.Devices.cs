namespace TorchSharp;

public static partial class torch
{
    /// <summary>The host.</summary>
    public static readonly Device CPU = new(DeviceType.CPU, -1);

    /// <summary>Passes a device on once it is known that this machine has its kind.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    private static Device InitializeDevice(Device? device)
    {
        device ??= CPU;
        return device.type != DeviceType.CUDA || cuda.is_available()
            ? device
            : throw new InvalidOperationException($"Torch device type {device.type} did not initialise on the current machine.");
    }
}
