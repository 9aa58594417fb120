using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ModuleTests
{
    private static readonly string[] s_parameters =
    [
        "scale", "conv1.weight", "conv1.bias", "bn.weight", "bn.bias", "tail.act.weight", "tail.conv.weight", "rest.0.weight", "rest.0.bias",
    ];

    private static readonly string[] s_buffers = ["shift", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked"];

    [Fact]
    public void Fields_are_registered_under_their_names()
    {
        using Residual module = new();
        Assert.Equal(s_parameters.Order(), module.named_parameters().Select(pair => pair.name).Order());
        Assert.Equal(s_buffers.Order(), module.named_buffers().Select(pair => pair.name).Order());
        Assert.Equal(["conv1", "bn", "tail", "rest"], module.named_children().Select(pair => pair.name));
        Assert.Equal(
            ["conv1", "bn", "tail", "rest", "tail.act", "tail.conv", "rest.0", "rest.1"], module.named_modules().Select(pair => pair.name));
        Assert.Equal(["scale"], module.named_parameters(recurse: false).Select(pair => pair.name));
        Assert.Equal(["shift"], module.named_buffers(recurse: false).Select(pair => pair.name));
    }

    [Fact]
    public void State_holds_the_tensors_themselves()
    {
        using Residual module = new();
        Dictionary<string, Tensor> state = module.state_dict();
        Assert.Equal(s_parameters.Concat(s_buffers).Order(), state.Keys.Order());
        Assert.Same(module.Scale, state["scale"]);
        Assert.Equal(state.Keys.Select(key => "net." + key), module.state_dict(prefix: "net").Keys);
    }

    [Fact]
    public void Parts_are_found_by_dotted_names()
    {
        using Residual module = new();
        Assert.Same(module.First.weight, module.get_parameter("conv1.weight"));
        Assert.Same(module.Shift, module.get_buffer("shift"));
        Assert.Equal([2], module.get_buffer("bn.running_mean")!.shape);
        Assert.NotNull(module.get_parameter("tail.act.weight"));
        Assert.Null(module.get_parameter("conv1.nothing"));
        Assert.Null(module.get_parameter("nothing.weight"));
        Assert.Null(module.get_buffer("conv1.weight"));
    }

    [Fact]
    public void Training_mode_reaches_every_part()
    {
        using Residual module = new();
        Assert.True(module.training);
        module.eval();
        Assert.All(module.modules(), part => Assert.False(part.training));
        module.train();
        Assert.All(module.modules(), part => Assert.True(part.training));
        Assert.True(module.training);
    }

    [Fact]
    public void Apply_visits_every_part_and_the_module_last()
    {
        using Residual module = new();
        List<Module> visited = [];
        Assert.Same(module, module.apply(visited.Add));
        Assert.Equal(module.modules().Count() + 1, visited.Count);
        Assert.Same(module, visited[^1]);
    }

    [Fact]
    public void A_shared_parameter_is_listed_once_and_has_a_key_in_each_part()
    {
        using Twins twins = new();
        Assert.Single(twins.parameters());
        Assert.Equal(["first.weight", "second.weight"], twins.state_dict().Keys);
    }

    [Fact]
    public void Gradients_are_released_or_zeroed()
    {
        using Residual module = new();
        using (DisposeScope scope = NewDisposeScope())
        {
            module.call(randn([1, 2, 3, 3])).sum().backward();
        }

        module.zero_grad(set_to_none: false);
        using (Tensor gradient = module.Scale.grad!)
        {
            Assert.Equal(0, gradient.item<float>());
        }

        module.zero_grad();
        Assert.All(module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Registration_refuses_what_would_break_keys()
    {
        using Residual module = new();
        using Module part = Identity();
        using Tensor tensor = zeros([1]);
        Assert.Throws<InvalidOperationException>(() => module.register_module("conv1", part));
        Assert.Throws<ArgumentException>(() => module.add_module("a.b", part));
        Assert.Throws<ArgumentException>(() => module.register_module("", part));
        Assert.Throws<InvalidOperationException>(() => module.register_parameter("scale", Parameter(zeros([1]))));
        Assert.Throws<InvalidOperationException>(() => module.register_buffer("shift", tensor));
        Assert.Throws<ArgumentNullException>(() => module.register_buffer("none", null!));
        Assert.Throws<InvalidOperationException>(() => ((Identity)part).register_buffer("buffer", tensor));
    }

    [Fact]
    public void A_buffer_that_is_not_persistent_is_no_part_of_the_state()
    {
        using Residual module = new();
        module.register_buffer("cache", zeros([1]), persistent: false);
        Assert.DoesNotContain("cache", module.state_dict().Keys);
        Assert.NotNull(module.get_buffer("cache"));
    }

    [Fact]
    public void Disposal_releases_every_tensor()
    {
        Residual module = new();
        Tensor[] tensors = [.. module.parameters(), .. module.buffers()];
        module.Dispose();
        module.Dispose();
        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Parameters_of_modules_outlive_the_dispose_scope_around_their_making()
    {
        Sequential module;
        using (DisposeScope scope = NewDisposeScope())
        {
            module = Sequential(Conv2d(1, 1, 1), BatchNorm2d(1), PReLU(1), Linear(1, 1));
        }

        using (module)
        {
            Assert.All(module.state_dict().Values, tensor => Assert.False(tensor.IsInvalid));
        }
    }

    [Fact]
    public void A_new_weight_takes_the_place_of_the_old_one()
    {
        using Linear linear = Linear(2, 1);
        Parameter old = linear.weight;
        linear.weight = Parameter(ones([1, 2]));
        linear.bias = null;
        Assert.True(old.IsInvalid);
        Assert.Equal(["weight"], linear.state_dict().Keys);
        using Tensor input = ones([1, 2]);
        using Tensor output = linear.call(input);
        Assert.Equal(2, output.item<float>());
    }

    private sealed class Twins : Module
    {
        private readonly Linear first = Linear(2, 2, hasBias: false);
        private readonly Linear second = Linear(2, 2, hasBias: false);

        public Twins()
            : base(nameof(Twins))
        {
            second.weight = first.weight;
            RegisterComponents();
        }
    }
}
