using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The end of a network that learns what the nearest-neighbour enlargement lacks: the picture's channels repeated r² times, which PixelShuffle makes that
/// enlargement of, are added to 3r² maps, and PixelShuffle makes an image of the sum.
/// </summary>
internal sealed class EnlargedSum : Module<Tensor, Tensor, Tensor>
{
    private readonly int _scale;
    private readonly PixelShuffle shuffle;
    private Conv2d? _repeat;

    /// <param name="scale">r.</param>
    public EnlargedSum(int scale)
        : base(nameof(EnlargedSum))
    {
        _scale = scale;
        shuffle = PixelShuffle(scale);
        RegisterComponents();
    }

    /// <summary>Enlarges a picture; the maps are disposed.</summary>
    /// <param name="maps">[N, Cr², H, W].</param>
    /// <param name="picture">[N, C, H, W].</param>
    /// <returns>[N, C, rH, rW].</returns>
    public override Tensor forward(Tensor maps, Tensor picture)
    {
        if (_repeat is null)
        {
            using Tensor repeated = RepeatedChannels.Of(picture, _scale);
            return maps.Widened().Plus(repeated).Into(shuffle);
        }

        // Not exact where a GPU rounds what convolutions multiply (TF32).
        using Tensor sideBySide = picture.device.type == DeviceType.CPU
            ? picture.Through(_repeat)
            : cat([.. Enumerable.Repeat(picture, _scale * _scale)], dim: 1);
        return maps.Widened().Plus(sideBySide).Shuffled(_scale);
    }

    /// <summary>Rewrites it for evaluation.</summary>
    /// <param name="last">The convolution that gives the maps, in another order from now on.</param>
    public void Fold(Conv2d last)
    {
        PixelsSideBySide.Reorder(last, _scale);
        int channels = (int)last.weight!.shape[0] / (_scale * _scale);

        // Map m is channel m mod C: a convolution of ones and zeros, which is exact, and computed with vectors.
        _repeat = Conv2d(channels, channels * _scale * _scale, kernel_size: 1, bias: false);
        using IDisposable withoutGradients = no_grad();
        float[] ones = new float[channels * _scale * _scale * channels];
        for (int map = 0; map < channels * _scale * _scale; map++)
        {
            ones[map * channels + map % channels] = 1;
        }

        using Tensor kernels = tensor(ones, _repeat.weight!.shape);
        _repeat.weight.copy_(kernels);
        register_module("repeat", _repeat);
    }
}
