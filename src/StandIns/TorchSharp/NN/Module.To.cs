namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves and converts what this module and its submodules own, also in the fields of the same names.</summary>
            /// <param name="dtype">The type of what is of floating point type, or null to keep each tensor's own.</param>
            /// <param name="device">The device, or null to keep each tensor's own.</param>
            /// <param name="nonBlocking">True: copies from pinned memory to a GPU may still run on return.</param>
            /// <exception cref="ArgumentException">The type is none of floating point.</exception>
            /// <exception cref="InvalidOperationException">The device is CUDA, and none is there.</exception>
            internal void Convert(ScalarType? dtype, Device? device, bool nonBlocking)
            {
                if (dtype is { } type && !is_floating_point(type))
                {
                    throw new ArgumentException($"A module converts to floating point types, and {type} is none.", nameof(dtype));
                }

                if (device?.type == DeviceType.CUDA && !cuda.is_available())
                {
                    throw new InvalidOperationException("CUDA is not available here; use DeviceType.CPU.");
                }

                foreach (Module child in _submodules.Values)
                {
                    child.Convert(dtype, device, nonBlocking);
                }

                foreach ((string name, Modules.Parameter parameter) in _parameters.ToArray())
                {
                    if (Differs(dtype, device, parameter))
                    {
                        _parameters[name] = Moved(dtype, device, parameter, nonBlocking);
                        Replace(name, parameter, _parameters[name]);
                    }
                }

                foreach ((string name, Tensor buffer) in _buffers.ToArray())
                {
                    if (Differs(dtype, device, buffer))
                    {
                        _buffers[name] = Moved(dtype, device, buffer, nonBlocking).DetachFromDisposeScope();
                        Replace(name, buffer, _buffers[name]);
                    }
                }
            }

            private void Replace(string name, Tensor old, Tensor moved)
            {
                Fields(GetType()).FirstOrDefault(field => field.Name == name)?.SetValue(this, moved);
                old.Dispose();
            }

            private static Modules.Parameter Moved(ScalarType? dtype, Device? device, Modules.Parameter parameter, bool nonBlocking)
            {
                // Moving is no part of the graph, and the moved tensor must be a leaf.
                using IDisposable untracked = no_grad();
                using Tensor? gradient = parameter.grad;
                Modules.Parameter moved = new(Moved(dtype, device, (Tensor)parameter, nonBlocking), parameter.requires_grad);
                moved.DetachFromDisposeScope();
                if (gradient is not null)
                {
                    using Tensor movedGradient = Moved(dtype, device, gradient, nonBlocking);
                    moved.grad = movedGradient;
                }

                return moved;
            }

            private static Tensor Moved(ScalarType? dtype, Device? device, Tensor tensor, bool nonBlocking) =>
                tensor.to(
                    tensor.is_floating_point() ? dtype ?? tensor.dtype : tensor.dtype, device ?? tensor.device,
                    copy: true, non_blocking: nonBlocking);

            private static bool Differs(ScalarType? dtype, Device? device, Tensor tensor) =>
                (dtype is { } type && type != tensor.dtype && tensor.is_floating_point())
                || (device is { } to && (to.type != tensor.device.type || (to.index >= 0 && to.index != tensor.device.index)));
        }
    }
}
