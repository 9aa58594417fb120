using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>
/// Colour pictures for what enlarges brightness alone, most of them networks: Y goes through the network, Cb and Cr are enlarged by bicubic interpolation
/// (Dong et al. 2015, section 4; Shi et al. 2016, section 3.2). Y is that of BT.601 in studio range over 255, 16/255 for black to 235/255
/// for white, on which the field trains and measures. Gradients flow through Y and to the pictures.
/// </summary>
/// <remarks>
/// <para>
/// RGB is Y/219 of 255 plus what Cb and Cr say, and bicubic interpolation is linear with weights that sum to 1. So the picture with a new
/// Y and bicubic Cb and Cr is the bicubic picture plus 255/219 times what changed in Y: no conversion there and back.
/// </para>
/// <para>
/// The picture's tensors belong to the dispose scope in which it is made. Colours are computed in float32 where the network is in a half
/// precision, whose steps are wider than those of 8 bits.
/// </para>
/// </remarks>
internal sealed class LumaPicture
{
    private const double White = 255, Range = 219;

    private readonly Tensor _low;
    private readonly Tensor _bicubic;
    private readonly Tensor _lumaOfBicubic;
    private readonly ScalarType _type;

    /// <param name="input">Low-resolution pictures, [N, 3, H, W] in [0, 1].</param>
    /// <param name="scale">r.</param>
    /// <exception cref="ArgumentException">The input is not [N, 3, H, W].</exception>
    public LumaPicture(Tensor input, int scale)
    {
        GeneratorInput.RequireRgbBatch(input);
        _type = input.dtype;
        _low = input.to(_type == ScalarType.Float64 ? _type : ScalarType.Float32);
        _bicubic = Resize.Bicubic(_low, scale);
        _lumaOfBicubic = LumaOf(_bicubic);
    }

    /// <summary>Y of the low-resolution pictures, [N, 1, H, W], of the input's type.</summary>
    public Tensor Luma()
    {
        using Tensor luma = LumaOf(_low);
        return luma.to(_type);
    }

    /// <summary>Y of the pictures after bicubic interpolation, [N, 1, rH, rW], of the input's type.</summary>
    public Tensor BicubicLuma() => _lumaOfBicubic.to(_type);

    /// <summary>The pictures with another Y, and Cb and Cr by bicubic interpolation.</summary>
    /// <param name="luma">Y, [N, 1, rH, rW]; it is disposed.</param>
    /// <returns>[N, 3, rH, rW] of the input's type.</returns>
    public Tensor With(Tensor luma)
    {
        using (luma)
        {
            using Tensor wide = luma.to(_low.dtype);
            using Tensor change = wide - _lumaOfBicubic;
            using Tensor inRgb = change * (White / Range);
            using Tensor picture = _bicubic + inRgb;
            return picture.to(_type);
        }
    }

    /// <summary>How many input pixels the enlarged pixels around one reach on each side: bicubic interpolation takes two on each side.</summary>
    /// <param name="scale">r.</param>
    /// <param name="reach">How many enlarged pixels a network sees on each side; 0 for Cb and Cr.</param>
    public static int Halo(int scale, int reach) => (int)Math.Ceiling(2.5 + (reach - 0.5) / scale) - 1;

    /// <summary>Bytes that stay for each input pixel while the network works: the bicubic pictures and their Y.</summary>
    /// <param name="scale">r.</param>
    public static long HeldBytesPerPixel(int scale) => 4L * sizeof(float) * scale * scale;

    /// <summary>
    /// Bytes for each input pixel at the widest point of the colours: the bicubic pictures and their Y, the new Y, and its change before
    /// and after it is added.
    /// </summary>
    /// <param name="scale">r.</param>
    public static long WorkingBytesPerPixel(int scale) => 10L * sizeof(float) * scale * scale;

    /// <summary>Y of pictures, [N, 3, H, W] in [0, 1] to [N, 1, H, W], over 255.</summary>
    public static Tensor LumaOf(Tensor rgb)
    {
        using Tensor inSteps = Imaging.Luma.Bt601(rgb);
        return inSteps / White;
    }
}
