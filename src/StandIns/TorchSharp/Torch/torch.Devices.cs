namespace TorchSharp;

public static partial class torch
{
    /// <summary>The host.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>Shapes without data.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current CUDA device.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));

    /// <summary>A device such as "cpu", "cuda" or "cuda:1".</summary>
    /// <exception cref="InvalidOperationException">This machine has none of that kind.</exception>
    public static Device device(string description) => InitializeDevice(new Device(description));

    /// <summary>A device by its kind; −1 is the current one of that kind.</summary>
    /// <exception cref="InvalidOperationException">This machine has none of that kind.</exception>
    public static Device device(DeviceType deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    /// <summary>Passes a device on once it is known that this machine has its kind.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public static Device InitializeDevice(Device? device)
    {
        device ??= CPU;
        return device.type != DeviceType.CUDA || cuda.is_available()
            ? device
            : throw new InvalidOperationException($"Torch device type {device.type} did not initialise on the current machine.");
    }
}
