using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_size = new("aten::size", "int");
        private static readonly Operator s_stride = new("aten::stride", "int");

        /// <summary>The lengths of the dimensions.</summary>
        public long[] shape => Longs(Metadata, strides: false);

        /// <summary>How many dimensions there are.</summary>
        public long ndim => Metadata.Dimensions;

        /// <summary>How many dimensions there are.</summary>
        public long Dimensions => Metadata.Dimensions;

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

        /// <summary>The kind of device that the memory lies on.</summary>
        public DeviceType device_type => Metadata.DeviceType;

        /// <summary>Which device of its kind; −1 for the host.</summary>
        public int device_index => Metadata.DeviceIndex;

        /// <summary>Whether the memory lies on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        internal TensorMetadata Metadata
        {
            get
            {
                Native.Metadata(Handle, out TensorMetadata metadata);
                GC.KeepAlive(this);
                return metadata;
            }
        }

        /// <summary>The lengths of the dimensions.</summary>
        public long[] size() => shape;

        /// <summary>The length of a dimension; a negative one counts from the last.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is no such dimension.</exception>
        public long size(int dim) => s_size.CallScalar(this, dim).ToInt64();

        /// <summary>How many elements one steps over to reach the next in each dimension.</summary>
        public long[] stride() => Longs(Metadata, strides: true);

        /// <summary>How many elements one steps over to reach the next in a dimension; a negative one counts from the last.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is no such dimension.</exception>
        public long stride(int dim) => s_stride.CallScalar(this, dim).ToInt64();

        /// <summary>How many dimensions there are.</summary>
        public long dim() => Metadata.Dimensions;

        /// <summary>How many elements there are.</summary>
        public long numel() => Metadata.Elements;

        /// <summary>How many bytes an element takes.</summary>
        public long element_size() => Metadata.ElementSize;

        /// <summary>How many elements of the storage lie before the first.</summary>
        public long storage_offset() => Metadata.StorageOffset;

        /// <summary>Whether the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => Metadata.IsContiguous != 0;

        /// <summary>Whether the memory lies on the host.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the elements are integers.</summary>
        public bool is_integral() => torch.is_integral(dtype);

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
