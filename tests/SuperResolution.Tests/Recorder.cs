using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Tests;

/// <summary>Nearest neighbour that tells when it runs.</summary>
internal sealed class Recorder(Action ran) : IGenerator
{
    private readonly ClassicalResampler _resampler = ClassicalResampler.Create("nearest", 4);

    public int Scale => _resampler.Scale;

    public int Halo => _resampler.Halo;

    public long WorkingBytesPerPixel => _resampler.WorkingBytesPerPixel;

    public ValueRange InputRange => _resampler.InputRange;

    public ValueRange OutputRange => _resampler.OutputRange;

    public Tensor forward(Tensor input)
    {
        ran();
        return _resampler.forward(input);
    }

    public void Dispose() => _resampler.Dispose();
}
