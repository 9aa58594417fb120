using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records nothing for gradients on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Records for gradients on this thread until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Whether operators on this thread record for gradients.</summary>
    public static bool is_grad_enabled() => Native.GradMode() != 0;

    /// <summary>Makes tensors that can never take part in gradients, which is cheapest, on this thread until the result is disposed
    /// there.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    private sealed class GradMode : IDisposable
    {
        private readonly int _before = Native.GradMode();

        internal GradMode(bool enabled) => Native.SetGradMode(enabled ? 1 : 0);

        public void Dispose() => Native.SetGradMode(_before);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint _guard = Native.EnterInferenceMode(enabled ? 1 : 0);

        public void Dispose()
        {
            nint guard = Interlocked.Exchange(ref _guard, 0);
            if (guard != 0)
            {
                Native.LeaveInferenceMode(guard);
            }
        }
    }
}
