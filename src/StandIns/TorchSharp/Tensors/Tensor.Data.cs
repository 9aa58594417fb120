using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor on the host, as bytes.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the host.</exception>
        /// <exception cref="ArgumentException">It takes more than 2³¹ − 1 bytes.</exception>
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
            return new TensorAccessor<T>(Metadata.DeviceType == DeviceType.CPU ? this : cpu());
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
            return accessor.ToArray()[0];
        }

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
