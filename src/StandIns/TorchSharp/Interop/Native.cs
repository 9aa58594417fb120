using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of torch_dispatch.cpp. Those that return a status are to be passed through <see cref="Check"/>.</summary>
internal static unsafe partial class Native
{
    private const string Library = "torchsharp_standin";

    [LibraryImport(Library, EntryPoint = "ts_find", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Find(string name, string overload);

    [LibraryImport(Library, EntryPoint = "ts_call")]
    internal static partial int Call(nint op, Value* arguments, int count, Value* results, int capacity);

    [LibraryImport(Library, EntryPoint = "ts_release")]
    internal static partial void Release(nint tensor);

    [LibraryImport(Library, EntryPoint = "ts_alias")]
    internal static partial nint Alias(nint tensor);

    [LibraryImport(Library, EntryPoint = "ts_metadata")]
    [SuppressGCTransition]
    internal static partial void Metadata(nint tensor, out TensorMetadata result);

    [LibraryImport(Library, EntryPoint = "ts_data")]
    internal static partial int Data(nint tensor, out nint result);

    [LibraryImport(Library, EntryPoint = "ts_requires_grad")]
    internal static partial int RequiresGrad(nint tensor);

    [LibraryImport(Library, EntryPoint = "ts_set_requires_grad")]
    internal static partial int SetRequiresGrad(nint tensor, int value);

    [LibraryImport(Library, EntryPoint = "ts_grad")]
    internal static partial int Grad(nint tensor, out nint result);

    [LibraryImport(Library, EntryPoint = "ts_set_grad")]
    internal static partial int SetGrad(nint tensor, nint grad);

    [LibraryImport(Library, EntryPoint = "ts_backward")]
    internal static partial int Backward(nint tensor);

    [LibraryImport(Library, EntryPoint = "ts_grad_mode")]
    internal static partial int GradMode();

    [LibraryImport(Library, EntryPoint = "ts_set_grad_mode")]
    internal static partial void SetGradMode(int enabled);

    [LibraryImport(Library, EntryPoint = "ts_enter_inference_mode")]
    internal static partial nint EnterInferenceMode(int enabled);

    [LibraryImport(Library, EntryPoint = "ts_leave_inference_mode")]
    internal static partial void LeaveInferenceMode(nint guard);

    [LibraryImport(Library, EntryPoint = "ts_manual_seed")]
    internal static partial int ManualSeed(long seed);

    [LibraryImport(Library, EntryPoint = "ts_default_generator")]
    internal static partial int DefaultGenerator(DeviceType deviceType, int deviceIndex, out nint result);

    [LibraryImport(Library, EntryPoint = "ts_new_generator")]
    internal static partial int NewGenerator(DeviceType deviceType, int deviceIndex, long seed, out nint result);

    [LibraryImport(Library, EntryPoint = "ts_release_generator")]
    internal static partial void ReleaseGenerator(nint generator);

    [LibraryImport(Library, EntryPoint = "ts_seed_generator")]
    internal static partial int SeedGenerator(nint generator, long seed);

    [LibraryImport(Library, EntryPoint = "ts_generator_state")]
    internal static partial int GeneratorState(nint generator, out nint result);

    [LibraryImport(Library, EntryPoint = "ts_set_generator_state")]
    internal static partial int SetGeneratorState(nint generator, nint state);

    [LibraryImport(Library, EntryPoint = "ts_threads")]
    internal static partial int Threads();

    [LibraryImport(Library, EntryPoint = "ts_set_threads")]
    internal static partial int SetThreads(int count);

    [LibraryImport(Library, EntryPoint = "ts_cuda_devices")]
    internal static partial int CudaDevices();

    [LibraryImport(Library, EntryPoint = "ts_cuda_synchronize")]
    internal static partial int CudaSynchronize(int index);

    /// <summary>Passes a status on, or throws what libtorch said on this thread.</summary>
    /// <exception cref="ExternalException">The status is negative.</exception>
    internal static int Check(int status)
    {
        if (status < 0)
        {
            ThrowLastError();
        }

        return status;
    }

    [SuppressMessage("Usage", "CA2201", Justification = "This is what TorchSharp throws.")]
    private static void ThrowLastError() => throw new ExternalException(Marshal.PtrToStringUTF8(Error()));

    [LibraryImport(Library, EntryPoint = "ts_error")]
    private static partial nint Error();
}
