using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>Rows of RGB bytes without gaps to tensors and back.</summary>
internal static class RgbBytes
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    /// <summary>Squares as tensors.</summary>
    /// <param name="pixels">side·side·3 bytes for each.</param>
    /// <param name="count">How many.</param>
    /// <param name="side">Their side in pixels.</param>
    /// <returns>[count, 3, side, side], float32 in [0, 1].</returns>
    public static Tensor ToTensor(ReadOnlySpan<byte> pixels, int count, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor bytes = empty([count, side, side, Channels], dtype: ScalarType.Byte);
        pixels.CopyTo(bytes.bytes);
        return bytes.permute(0, 3, 1, 2).to(ScalarType.Float32).div(byte.MaxValue).MoveToOuterDisposeScope();
    }

    /// <summary>The bytes of an image.</summary>
    /// <param name="image">[1, 3, h, w], floating point in [0, 1].</param>
    public static byte[] FromTensor(Tensor image)
    {
        using DisposeScope scope = NewDisposeScope();
        return image.mul(byte.MaxValue).round().to(ScalarType.Byte).squeeze(0).permute(1, 2, 0).contiguous().bytes.ToArray();
    }
}
