using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using TorchSharp.Tests.NN;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public class AdamTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Optim/adam.json");

    private static readonly Dictionary<string, Func<Parameter, Parameter, Adam>> s_variants = new()
    {
        ["defaults"] = (a, b) => optim.Adam([a, b]),
        ["rate"] = (a, b) => optim.Adam([a, b], 0.1),
        ["betas and eps"] = (a, b) => optim.Adam([a, b], 0.1, 0.5, 0.9, 0.01),
        ["weight decay"] = (a, b) => optim.Adam([a, b], 0.1, weight_decay: 0.1),
        ["amsgrad"] = (a, b) => optim.Adam([a, b], 0.1, beta2: 0.5, amsgrad: true),
        ["maximize"] = (a, b) => optim.Adam([a, b], 0.1, weight_decay: 0.1, maximize: true),
        ["groups"] = (a, b) => new Adam(
            [
                new Adam.ParamGroup([a], new Adam.Options()),
                new Adam.ParamGroup([b], new Adam.Options { LearningRate = 0.01, weight_decay = 0.5 }),
            ],
            0.1),
    };

    public static TheoryData<string> Names => [.. s_variants.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = Parameters();
        using Adam adam = s_variants[name](a, b);
        for (int i = 0; i < 5; i++)
        {
            Step(adam, a, b, i);
            Values.AssertEqual(s_oracle, $"{name}: first after {i + 1}", a);
            Values.AssertEqual(s_oracle, $"{name}: second after {i + 1}", b);
        }

        var state = (Adam.State)adam.state_dict().State[0];
        Assert.Equal(5, state.step);
        Values.AssertEqual(s_oracle, $"{name}: exp_avg", state.exp_avg);
        Values.AssertEqual(s_oracle, $"{name}: exp_avg_sq", state.exp_avg_sq);
        Assert.Equal(name == "amsgrad", state.max_exp_avg_sq is not null);
        if (state.max_exp_avg_sq is not null)
        {
            Values.AssertEqual(s_oracle, $"{name}: max_exp_avg_sq", state.max_exp_avg_sq);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loaded_state_goes_on_where_the_saved_one_stopped(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = Parameters();
        using Adam first = s_variants[name](a, b);
        for (int i = 0; i < 3; i++)
        {
            Step(first, a, b, i);
        }

        Parameter aAgain = new(a.detach().to(CPU, copy: true));
        Parameter bAgain = new(b.detach().to(CPU, copy: true));
        using Adam second = optim.Adam([aAgain, bAgain]);
        if (name == "groups")
        {
            Assert.Throws<ArgumentException>(() => second.load_state_dict(first.state_dict()));
            return;
        }

        second.load_state_dict(first.state_dict());
        Step(first, a, b, 0);
        for (int i = 3; i < 5; i++)
        {
            Step(second, aAgain, bAgain, i);
        }

        Values.AssertEqual(s_oracle, $"{name}: first after 5", aAgain);
        Values.AssertEqual(s_oracle, $"{name}: second after 5", bAgain);
    }

    [Fact]
    public void The_state_is_the_optimiser_s_own()
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = Parameters();
        using Adam adam = s_variants["groups"](a, b);

        optim.Optimizer.StateDictionary state = adam.state_dict();

        Assert.Equal(2, state.Options.Count);
        Assert.Equal([[0], [1]], state.StateIndexRef);
        Assert.Equal([0.1, 0.01], state.Options.Select(options => options.LearningRate!.Value));
        Assert.Equal([0.1, 0.01], state.Options.Select(options => options.InitialLearningRate));
        var options = (Adam.Options)state.Options[1];
        Assert.Equal((0.9, 0.999, 1e-8, 0.5), (options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value));
        Assert.False(options.amsgrad!.Value || options.maximize!.Value);
        options.LearningRate = 1;
        Assert.Equal([0.1, 1], adam.ParamGroups.Select(group => group.LearningRate));
        Assert.Same(state.State[0], adam.state_dict().State[0]);
    }

    [Fact]
    public void A_schedule_sets_the_rate_of_every_group()
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = Parameters();
        using Adam adam = s_variants["groups"](a, b);
        float[] before = a.data<float>().ToArray();
        foreach (optim.ILearningRateController group in adam.ParamGroups)
        {
            group.LearningRate = 0;
        }

        Step(adam, a, b, 0);

        Assert.Equal(before, a.data<float>().ToArray());
        Assert.Equal([0.1, 0.01], adam.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void A_parameter_without_a_gradient_is_left_alone()
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = Parameters();
        using Adam adam = optim.Adam([a, b], 0.1);
        float[] before = b.data<float>().ToArray();
        (a * a).sum().backward();

        adam.step();

        Assert.Equal(before, b.data<float>().ToArray());
        Assert.Equal([1, 0], adam.state_dict().State.Select(state => ((Adam.State)state).step));
    }

    [Fact]
    public void A_closure_computes_the_loss_before_the_step()
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, _) = Parameters();
        using Adam adam = optim.Adam([a], 0.1);
        double expected = (a * a).sum().item<float>();
        using IDisposable untracked = no_grad();

        Tensor? loss = adam.step(() =>
        {
            Tensor sum = (a * a).sum();
            sum.backward();
            return sum;
        });

        Assert.Equal(expected, loss!.item<float>());
        Assert.NotEqual(expected, (a * a).sum().item<float>());
        Assert.Null(adam.step());
    }

    [Fact]
    public void Zero_grad_fills_with_zeros()
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = Parameters();
        using Adam adam = optim.Adam([a, b]);
        (a * a).sum().backward();

        adam.zero_grad();

        Assert.Equal(new float[6], a.grad!.data<float>().ToArray());
        Assert.Null(b.grad);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        using Parameter a = new(zeros(1));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], -1));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], beta2: -0.1));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], eps: -1));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], weight_decay: -1));
    }

    private static (Parameter A, Parameter B) Parameters() =>
        (new(Values.Uniform(1, 3, 2)), new(Values.Uniform(2, 3, 2)));

    private static void Step(Adam adam, Parameter a, Parameter b, int i)
    {
        adam.zero_grad();
        ((a * a * 3).sum() + (b.sin() * (i + 1)).sum()).backward();
        adam.step();
    }
}
