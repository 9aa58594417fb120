using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves parameters and buffers to a device and converts those of floating point type.</summary>
            /// <param name="device">The device.</param>
            /// <param name="dtype">A floating point type.</param>
            /// <param name="non_blocking">True: copies from pinned memory to a GPU may still run on return.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">The type is none.</exception>
            /// <exception cref="InvalidOperationException">The device is CUDA, and none is there.</exception>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                ThrowUnlessTrainable(dtype);
                ThrowUnlessAvailable(device.type);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            /// <summary>Moves parameters and buffers to a device.</summary>
            /// <param name="deviceType">The kind of device.</param>
            /// <param name="deviceIndex">Its index, or −1 for the current one.</param>
            /// <param name="non_blocking">True: copies from pinned memory to a GPU may still run on return.</param>
            /// <returns>This module.</returns>
            /// <exception cref="InvalidOperationException">The device is CUDA, and none is there.</exception>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                ThrowUnlessAvailable(deviceType);
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            /// <summary>Converts the parameters and buffers of floating point type.</summary>
            /// <param name="dtype">A floating point type.</param>
            /// <param name="non_blocking">Has no effect without a change of device.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">The type is none.</exception>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                ThrowUnlessTrainable(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            /// <summary>Moves and converts what this module and its submodules own, also in the fields and properties of the same names.</summary>
            /// <param name="dtype">The type, or null to keep each tensor's own.</param>
            /// <param name="device">The device, or null to keep each tensor's own.</param>
            /// <param name="non_blocking">True: copies from pinned memory to a GPU may still run on return.</param>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach ((_, Module child) in named_children())
                {
                    _ = (dtype, device) switch
                    {
                        (null, { } to) => child._to(to.type, to.index, non_blocking),
                        ({ } type, null) => child._to(type, non_blocking),
                        ({ } type, { } to) => child._to(to, type, non_blocking),
                        _ => throw new ArgumentNullException(nameof(device), "Give a device, a type or both."),
                    };
                }

                foreach ((string name, Modules.Parameter parameter) in _parameters.ToArray())
                {
                    if (Replacement(dtype, device, parameter, non_blocking) is { } moved)
                    {
                        Assign(name, moved, parameter, () => ConditionallyRegisterParameter(name, moved));
                    }
                }

                foreach ((string name, (Tensor buffer, bool persistent)) in _buffers.ToArray())
                {
                    if (persistent && Replacement(dtype, device, buffer, non_blocking) is { } moved)
                    {
                        Assign(name, moved, buffer, () => ConditionallyRegisterBuffer(name, moved));
                    }
                }
            }

            // A public property of the same name registers and releases by itself; a bare field is set beside the registry.
            private void Assign(string name, Tensor moved, Tensor old, Action register)
            {
                if (GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property)
                {
                    property.SetValue(this, moved);
                    return;
                }

                register();
                Fields(GetType()).FirstOrDefault(field => ComponentName(field) == name)?.SetValue(this, moved);
                old.Dispose();
            }

            private static Modules.Parameter? Replacement(ScalarType? dtype, Device? device, Modules.Parameter parameter, bool non_blocking)
            {
                if (!Differs(dtype, device, parameter))
                {
                    return null;
                }

                // Moving is no part of the graph, and the moved tensor must be a leaf.
                using IDisposable untracked = no_grad();
                using Tensor? gradient = parameter.grad;
                Modules.Parameter moved = new(Moved(dtype, device, parameter, non_blocking), parameter.requires_grad);
                moved.DetachFromDisposeScope();
                if (gradient is not null)
                {
                    using Tensor movedGradient = Moved(dtype, device, gradient, non_blocking);
                    moved.grad = movedGradient;
                }

                return moved;
            }

            private static Tensor? Replacement(ScalarType? dtype, Device? device, Tensor buffer, bool non_blocking) =>
                Differs(dtype, device, buffer) ? Moved(dtype, device, buffer, non_blocking).DetachFromDisposeScope() : null;

            private static Tensor Moved(ScalarType? dtype, Device? device, Tensor tensor, bool non_blocking) =>
                tensor.to(
                    IsTrainable(tensor.dtype) ? dtype ?? tensor.dtype : tensor.dtype, device ?? tensor.device,
                    copy: true, non_blocking: non_blocking);

            private static bool Differs(ScalarType? dtype, Device? device, Tensor tensor) =>
                (dtype is { } type && type != tensor.dtype && IsTrainable(tensor.dtype))
                || (device is { } to && (to.type != tensor.device_type || (to.index >= 0 && to.index != tensor.device_index)));

            private static bool IsTrainable(ScalarType dtype) => dtype is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64
                or ScalarType.BFloat16;

            private static void ThrowUnlessTrainable(ScalarType dtype)
            {
                if (!IsTrainable(dtype))
                {
                    throw new ArgumentException($"A module converts to floating point types, and {dtype} is none.", nameof(dtype));
                }
            }

            private static void ThrowUnlessAvailable(DeviceType type)
            {
                if (type == DeviceType.CUDA && !cuda.is_available())
                {
                    throw new InvalidOperationException("CUDA is not available here; use DeviceType.CPU.");
                }
            }
        }
    }
}
