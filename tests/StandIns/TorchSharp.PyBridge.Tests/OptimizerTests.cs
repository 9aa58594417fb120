using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class OptimizerTests
{
    [Theory]
    [InlineData("adam", false)]
    [InlineData("adam_amsgrad", true)]
    public void Adam_takes_settings_and_state_from_a_file_of_PyTorch(string file, bool amsgrad)
    {
        using Adam optimizer = Create();
        optimizer.load_py(Fixture.Path(file + ".pth"));
        optim.Optimizer.StateDictionary current = optimizer.state_dict();
        Adam.Options[] groups = [.. current.Options.Cast<Adam.Options>()];
        Assert.Equal([0.01, 0.02], groups.Select(group => group.LearningRate));
        Assert.All(groups, group => Assert.Equal(
            (0.8, 0.99, 1e-6, 0.1, amsgrad, false),
            (group.beta1, group.beta2, group.eps, group.weight_decay, group.amsgrad, group.maximize)));
        for (int i = 0; i < 2; i++)
        {
            var state = (Adam.State)current.State[i];
            Assert.Equal(3, state.step);
            Fixture.AssertEqual(file, $"{i}/exp_avg", state.exp_avg);
            Fixture.AssertEqual(file, $"{i}/exp_avg_sq", state.exp_avg_sq);
            Assert.Equal(amsgrad, state.max_exp_avg_sq is not null);
            if (amsgrad)
            {
                Fixture.AssertEqual(file, $"{i}/max_exp_avg_sq", state.max_exp_avg_sq!);
            }
        }
    }

    [Fact]
    public void State_that_the_file_lacks_begins_anew()
    {
        using var weight = new Parameter(zeros(2));
        using Adam optimizer = optim.Adam([weight], lr: 0.1);
        weight.grad = ones(2);
        optimizer.step();
        optimizer.load_py(Fixture.Path("adam_fresh.pth"));
        var state = (Adam.State)optimizer.state_dict().State[0];
        Assert.Equal(0, state.step);
        Assert.Equal([0, 0], Fixture.Doubles(state.exp_avg));
        Assert.Equal(0.5, optimizer.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void Other_numbers_of_groups_or_parameters_are_refused()
    {
        using var first = new Parameter(zeros(2, 2));
        using var second = new Parameter(zeros(1));
        using Adam oneGroup = optim.Adam([first, second]);
        Assert.Throws<ArgumentException>(() => oneGroup.load_py(Fixture.Path("adam.pth")));
        Assert.Throws<ArgumentException>(() => oneGroup.load_py(Fixture.Path("adam_fresh.pth")));
    }

    [Fact]
    public void State_of_another_shape_is_refused()
    {
        using Adam optimizer = Create(rows: 3);
        Assert.Throws<ArgumentException>(() => optimizer.load_py(Fixture.Path("adam.pth")));
    }

    [Fact]
    public void A_module_is_no_optimizer()
    {
        using Adam optimizer = Create();
        Assert.Throws<InvalidDataException>(() => optimizer.load_py(Fixture.Path("module.pth")));
    }

    [Fact]
    public void A_file_that_is_absent_is_not_found()
    {
        using Adam optimizer = Create();
        Assert.Throws<FileNotFoundException>(() => optimizer.load_py(Fixture.Path("absent.pth")));
    }

    [Fact]
    public void Loading_replaces_tensors_and_leaves_no_other()
    {
        using Adam optimizer = Create();
        long before = LiveTensors.Count();
        optimizer.load_py(Fixture.Path("adam.pth"));
        Assert.Equal(before, LiveTensors.Count());
    }

    private static Adam Create(int rows = 2) => new(
    [
        new Adam.ParamGroup([new Parameter(zeros(rows, 2))], lr: 1),
        new Adam.ParamGroup([new Parameter(zeros(1))], lr: 2),
    ]);
}
