using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Web;

/// <summary>Nearest neighbour of the negative, so that before and after are told apart by their colours.</summary>
internal sealed class NegativeNetwork : IGenerator
{
    private readonly ClassicalResampler _resampler = ClassicalResampler.Create("nearest", 4);

    public int Scale => _resampler.Scale;

    public int Halo => _resampler.Halo;

    public long WorkingBytesPerPixel => _resampler.WorkingBytesPerPixel;

    public ValueRange InputRange => _resampler.InputRange;

    public ValueRange OutputRange => _resampler.OutputRange;

    public Tensor forward(Tensor input)
    {
        using Tensor larger = _resampler.forward(input);
        return 1 - larger;
    }

    public void Dispose() => _resampler.Dispose();
}
