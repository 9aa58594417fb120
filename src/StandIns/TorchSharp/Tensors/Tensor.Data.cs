using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_item = new("aten::item");
        private static readonly Operator s_isNonzero = new("aten::is_nonzero");

        /// <summary>The memory of a contiguous tensor on the host, as bytes; what is set must have the same length.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the host.</exception>
        /// <exception cref="ArgumentException">It takes more than 2³¹ − 1 bytes, or what is set has another length.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                TensorMetadata metadata = HostMetadata();
                long length = metadata.Elements * metadata.ElementSize;
                return length <= int.MaxValue
                    ? new Span<byte>((void*)DataPointer, (int)length)
                    : throw new ArgumentException("Span only supports up to int.MaxValue elements.");
            }

            set
            {
                TensorMetadata metadata = HostMetadata();
                if (metadata.Elements * metadata.ElementSize != value.Length)
                {
                    throw new ArgumentException("Mismatched data sizes in SetBytes().", nameof(value));
                }

                value.CopyTo(new Span<byte>((void*)DataPointer, value.Length));
                GC.KeepAlive(this);
            }
        }

        /// <summary>The address of the first element.</summary>
        internal nint DataPointer
        {
            get
            {
                Native.Check(Native.Data(Handle, out nint data));
                GC.KeepAlive(this);
                return data;
            }
        }

        /// <summary>The elements, on the host: a view of a tensor there, of a copy of one elsewhere.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the tensor's type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">There is not exactly one, or <typeparamref name="T"/> is not the tensor's type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            using TensorAccessor<T> accessor = data<T>();
            return accessor[0];
        }

        /// <summary>The only element, with its type known at run time.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one.</exception>
        public Scalar ToScalar() => s_item.CallScalar(this);

        /// <summary>Whether the only element is not zero.</summary>
        /// <exception cref="InvalidOperationException">There is not exactly one.</exception>
        public bool is_nonzero() => numel() == 1
            ? s_isNonzero.CallBool(this)
            : throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");

        private TensorMetadata HostMetadata()
        {
            TensorMetadata metadata = Metadata;
            if (metadata.IsContiguous == 0)
            {
                throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            }

            return metadata.DeviceType == DeviceType.CPU
                ? metadata
                : throw new InvalidOperationException(
                    "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        private void ValidateType(Type type)
        {
            if (type != Elements.TypeOf(dtype))
            {
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
            }
        }
    }
}
