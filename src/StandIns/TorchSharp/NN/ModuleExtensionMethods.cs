using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves and converts modules, keeping their static type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the parameters and buffers of floating point type.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="type">A floating point type.</param>
    /// <param name="non_blocking">Has no effect without a change of device.</param>
    /// <returns>The same module.</returns>
    /// <exception cref="ArgumentException">The type is none.</exception>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => Converted(module, type, null, non_blocking);

    /// <summary>Moves parameters and buffers to a device and converts those of floating point type.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="type">A floating point type.</param>
    /// <param name="non_blocking">True: copies from pinned memory to a GPU may still run on return.</param>
    /// <returns>The same module.</returns>
    /// <exception cref="ArgumentException">The type is none.</exception>
    /// <exception cref="InvalidOperationException">The device is CUDA, and none is there.</exception>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => Converted(module, type, device, non_blocking);

    /// <summary>Moves parameters and buffers to a device.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="non_blocking">True: copies from pinned memory to a GPU may still run on return.</param>
    /// <returns>The same module.</returns>
    /// <exception cref="InvalidOperationException">The device is CUDA, and none is there.</exception>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => Converted(module, null, device, non_blocking);

    private static T Converted<T>(T module, ScalarType? type, Device? device, bool nonBlocking)
        where T : nn.Module
    {
        module.Convert(type, device, nonBlocking);
        return module;
    }
}
