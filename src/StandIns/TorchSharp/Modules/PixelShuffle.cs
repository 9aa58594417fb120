using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Moves channels into space (Shi et al., 2016): N×C·r²×H×W to N×C×H·r×W·r.</summary>
public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelShuffle(long upscale_factor)
        : base(nameof(PixelShuffle))
    {
        this.upscale_factor = upscale_factor;
    }

    /// <summary>The factor r.</summary>
    public long upscale_factor { get; }

    /// <summary>Moves.</summary>
    /// <param name="input">… × C·r² × H × W.</param>
    /// <returns>… × C × H·r × W·r.</returns>
    public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, upscale_factor);
}
