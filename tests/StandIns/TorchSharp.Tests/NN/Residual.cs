using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

/// <summary>A module as users write them: parts of every kind in fields.</summary>
internal sealed class Residual : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(2, 2, 3, padding: 1);
    private readonly BatchNorm2d bn = BatchNorm2d(2);
    private readonly Sequential tail = Sequential(("act", PReLU(1)), ("conv", Conv2d(2, 2, 1, bias: false)));
    private readonly ModuleList<Module<Tensor, Tensor>> rest = ModuleList<Module<Tensor, Tensor>>(Conv2d(2, 2, 1), PReLU(2));
    private readonly Tensor shift = zeros([2, 1, 1]);

    public Residual()
        : base(nameof(Residual)) => RegisterComponents();

    public Parameter scale = new(ones(1));

    public Parameter Scale => scale;

    public Tensor Shift => shift;

    public Conv2d First => conv1;

    public IEnumerable<Module> Parts => [conv1, bn, tail, rest, rest[0], rest[1]];

    public override Tensor forward(Tensor input)
    {
        using Tensor y = tail.call(bn.call(conv1.call(input)));
        using Tensor z = rest[1].call(rest[0].call(y));
        return input + (z * scale) + shift;
    }
}
