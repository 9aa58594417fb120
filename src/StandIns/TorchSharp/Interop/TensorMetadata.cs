using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What the native side tells of a tensor; the addresses hold as long as the tensor lives and is not resized.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TensorMetadata
{
    public long* Sizes;
    public long* Strides;
    public long Dimensions;
    public long Elements;
    public int ElementSize;
    public torch.ScalarType ScalarType;
    public DeviceType DeviceType;
    public int DeviceIndex;
    public int IsContiguous;
}
