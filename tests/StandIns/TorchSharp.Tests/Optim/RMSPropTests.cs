using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using TorchSharp.Tests.NN;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public class RMSPropTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Optim/rmsprop.json");

    private static readonly Dictionary<string, Func<Parameter[], RMSProp>> s_variants = new()
    {
        ["defaults"] = both => optim.RMSProp(both),
        ["rate, alpha and eps"] = both => optim.RMSProp(both, 0.1, 0.9, 0.01),
        ["weight decay"] = both => optim.RMSProp(both, 0.1, weight_decay: 0.1),
        ["momentum"] = both => optim.RMSProp(both, 0.1, momentum: 0.5),
        ["centred"] = both => optim.RMSProp(both, 0.1, centered: true),
        ["centred with momentum, maximize"] = both => optim.RMSProp(both, 0.1, momentum: 0.5, centered: true, maximize: true),
    };

    public static TheoryData<string> Names => [.. s_variants.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_are_those_of_PyTorch_also_where_a_loaded_state_goes_on(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] both = [new(Values.Uniform(1, 3, 2)), new(Values.Uniform(2, 3, 2))];
        RMSProp optimiser = s_variants[name](both);
        for (int i = 0; i < 5; i++)
        {
            if (i == 3)
            {
                using RMSProp before = optimiser;
                optimiser = s_variants[name](both);
                optimiser.load_state_dict(before.state_dict());
            }

            optimiser.zero_grad();
            ((both[0] * both[0] * 3).sum() + (both[1].sin() * (i + 1)).sum()).backward();
            optimiser.step();
            Values.AssertEqual(s_oracle, $"{name}: first after {i + 1}", both[0]);
            Values.AssertEqual(s_oracle, $"{name}: second after {i + 1}", both[1]);
        }

        var state = (RMSProp.State)optimiser.state_dict().State[0];
        Values.AssertEqual(s_oracle, $"{name}: square_avg", state.square_avg);
        optimiser.Dispose();
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] one = [new(zeros(2))];
        Assert.Contains("RMSProp's lr must be not negative", Assert.Throws<ArgumentException>(() => optim.RMSProp(one, -1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optim.RMSProp(one, momentum: double.NaN));
    }
}
