using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the convolutions: their channels, weight and bias.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly long _inChannels;

    private protected Convolution(
        string name, (long In, long Out) channels, long[] kernel, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(name)
    {
        _inChannels = channels.In;
        long[] shape = [channels.Out, channels.In / groups, .. kernel];
        OwnParameter("weight", Initialization.Weight(empty(shape, dtype, device)));
        if (bias)
        {
            OwnParameter("bias", Initialization.Bias(empty(channels.Out, dtype, device), shape));
        }
    }

    private protected void ThrowUnlessImage(Tensor input)
    {
        long[] shape = input.shape;
        if (!(shape.Length == 4 && shape[1] == _inChannels) && !(shape.Length == 3 && shape[0] == _inChannels))
        {
            throw new ArgumentException(
                $"{Name} takes N×{_inChannels}×H×W or {_inChannels}×H×W, and the input is {string.Join('×', shape)}.", nameof(input));
        }
    }
}
