using SuperResolution.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Tests.Training;

/// <summary>A network with finite results whose gradients are infinite: it adds the root of 0.</summary>
internal sealed class SteepNetwork : Module<Tensor, Tensor>, IGenerator
{
    private readonly LeanSRResNet trunk = new(4, blocks: 1, width: 8);
    private readonly Parameter shift = new(zeros(1));

    public SteepNetwork()
        : base(nameof(SteepNetwork)) => RegisterComponents();

    public int Scale => trunk.Scale;

    public int Halo => trunk.Halo;

    public long WorkingBytesPerPixel => trunk.WorkingBytesPerPixel;

    public ValueRange InputRange => trunk.InputRange;

    public ValueRange OutputRange => trunk.OutputRange;

    public override Tensor forward(Tensor input)
    {
        using Tensor larger = trunk.forward(input);
        using Tensor root = shift.sqrt();
        return larger + root;
    }
}
