using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Moves space into channels: N×C×H·r×W·r to N×C·r²×H×W.</summary>
public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelUnshuffle(long downscale_factor)
        : base(nameof(PixelUnshuffle))
    {
        this.downscale_factor = downscale_factor;
    }

    /// <summary>The factor r.</summary>
    public long downscale_factor { get; }

    /// <summary>Moves.</summary>
    /// <param name="input">… × C × H·r × W·r.</param>
    /// <returns>… × C·r² × H × W.</returns>
    public override Tensor forward(Tensor input) => nn.functional.pixel_unshuffle(input, downscale_factor);
}
