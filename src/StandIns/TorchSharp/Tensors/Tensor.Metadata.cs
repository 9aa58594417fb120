using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The lengths of the dimensions.</summary>
        public long[] shape => Longs(Metadata, strides: false);

        /// <summary>How many dimensions there are.</summary>
        public long ndim => Metadata.Dimensions;

        /// <summary>How many elements there are.</summary>
        public long NumberOfElements => Metadata.Elements;

        /// <summary>How many bytes an element takes.</summary>
        public long ElementSize => Metadata.ElementSize;

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => Metadata.ScalarType;

        /// <summary>Where the memory lies.</summary>
        public Device device
        {
            get
            {
                TensorMetadata metadata = Metadata;
                return metadata.DeviceType == DeviceType.CPU ? CPU : new Device(metadata.DeviceType, metadata.DeviceIndex);
            }
        }

        internal TensorMetadata Metadata
        {
            get
            {
                Native.Metadata(Handle, out TensorMetadata metadata);
                GC.KeepAlive(this);
                return metadata;
            }
        }

        /// <summary>How many elements one steps over to reach the next in each dimension.</summary>
        public long[] stride() => Longs(Metadata, strides: true);

        /// <summary>How many elements there are.</summary>
        public long numel() => Metadata.Elements;

        /// <summary>Whether the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => Metadata.IsContiguous != 0;

        /// <summary>Whether the elements are floating-point numbers.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        private unsafe long[] Longs(in TensorMetadata metadata, bool strides)
        {
            long[] values = new ReadOnlySpan<long>(strides ? metadata.Strides : metadata.Sizes, (int)metadata.Dimensions).ToArray();

            // The addresses are the tensor's own memory.
            GC.KeepAlive(this);
            return values;
        }
    }
}
