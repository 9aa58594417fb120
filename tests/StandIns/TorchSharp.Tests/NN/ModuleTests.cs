using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ModuleTests
{
    private static readonly string[] s_parameters =
    [
        "scale", "conv1.weight", "conv1.bias", "bn.weight", "bn.bias", "tail.act.weight", "tail.conv.weight", "rest.0.weight", "rest.0.bias",
        "rest.1.weight",
    ];

    private static readonly string[] s_buffers = ["shift", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked"];

    [Fact]
    public void Fields_are_registered_under_their_names()
    {
        using Residual module = new();
        Dictionary<string, Tensor> state = module.state_dict();
        Assert.Equal(s_parameters.Order(), state.Where(item => item.Value is Modules.Parameter).Select(item => item.Key).Order());
        Assert.Equal(s_buffers.Order(), state.Where(item => item.Value is not Modules.Parameter).Select(item => item.Key).Order());
        Assert.Equal(s_parameters.Length, module.parameters().Count());
        Assert.Same(module.Scale, Assert.Single(module.parameters(recurse: false)));
    }

    [Fact]
    public void Parts_are_listed_with_those_of_parts()
    {
        using Residual module = new();
        string[] names = [.. module.named_modules().Select(part => part.name)];
        Assert.Equal(s_parameters.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => name[..name.LastIndexOf('.')]).Distinct().Order(),
            names.Intersect(s_parameters.Select(name => name[..Math.Max(name.LastIndexOf('.'), 0)])).Order());
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.DoesNotContain("", names);
        Assert.Contains("tail", names);
    }

    [Fact]
    public void A_part_can_be_added_later_under_a_name_of_its_own()
    {
        using Residual module = new();
        PReLU part = PReLU(3);
        Assert.Equal(3, part.num_parameters);
        module.register_module("later", part);
        Assert.Same(part.weight, module.state_dict()["later.weight"]);
        using PReLU other = PReLU(1);
        Assert.Throws<InvalidOperationException>(() => module.register_module("later", other));
        Assert.Throws<ArgumentException>(() => module.register_module("a.b", other));
    }

    [Fact]
    public void State_holds_the_tensors_themselves()
    {
        using Residual module = new();
        Dictionary<string, Tensor> state = module.state_dict();
        Assert.Same(module.Scale, state["scale"]);
        Assert.Same(module.Shift, state["shift"]);
        Assert.Same(module.First.state_dict()["weight"], state["conv1.weight"]);
        Assert.Equal([2L], state["bn.running_mean"].shape);
        Assert.Equal(state.Keys.Select(key => "net." + key), module.state_dict(prefix: "net").Keys);
    }

    [Fact]
    public void Training_mode_reaches_every_part()
    {
        using Residual module = new();
        Assert.True(module.training);
        module.eval();
        Assert.All(module.Parts, part => Assert.False(part.training));
        module.train();
        Assert.All(module.Parts, part => Assert.True(part.training));
        Assert.True(module.training);
    }

    [Fact]
    public void A_shared_parameter_is_listed_once_and_has_a_key_in_each_part()
    {
        using Twins twins = new(PReLU(1));
        Assert.Single(twins.parameters());
        Assert.Equal(["first.weight", "second.weight"], twins.state_dict().Keys);
    }

    [Fact]
    public void Disposal_releases_every_tensor()
    {
        Residual module = new();
        Tensor[] tensors = [.. module.state_dict().Values];
        module.Dispose();
        module.Dispose();
        Assert.All(tensors, tensor => Assert.True(Values.IsDisposed(tensor)));
    }

    [Fact]
    public void Parameters_of_modules_outlive_the_dispose_scope_around_their_making()
    {
        Sequential module;
        using (DisposeScope scope = NewDisposeScope())
        {
            module = Sequential(("conv", Conv2d(1, 1, 1)), ("norm", BatchNorm2d(1)), ("act", PReLU(1)));
        }

        using (module)
        {
            Assert.All(module.state_dict().Values, tensor => Assert.False(Values.IsDisposed(tensor)));
        }
    }

    private sealed class Twins : Module<Tensor, Tensor>
    {
        private readonly PReLU first;
        private readonly PReLU second;

        public Twins(PReLU part)
            : base(nameof(Twins))
        {
            first = part;
            second = part;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => second.call(first.call(input));
    }
}
