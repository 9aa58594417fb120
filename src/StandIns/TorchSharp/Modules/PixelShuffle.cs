using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Moves channels into space (Shi et al., 2016): N×C·r²×H×W to N×C×H·r×W·r.</summary>
public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    private readonly long _factor;

    internal PixelShuffle(long upscale_factor)
        : base(nameof(PixelShuffle)) => _factor = upscale_factor;

    /// <summary>Moves.</summary>
    /// <param name="input">… × C·r² × H × W.</param>
    /// <returns>… × C × H·r × W·r.</returns>
    public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, _factor);
}
