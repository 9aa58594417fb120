using System.Runtime.InteropServices;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

// The default generator is the process's own: nothing else may draw from it meanwhile.
[Collection(nameof(ProcessWide))]
public class RandomTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Torch/random.json");

    private static readonly Dictionary<string, Func<Tensor>> s_kinds = new()
    {
        ["rand"] = () => rand(3, 5),
        ["rand of doubles"] = () => rand(4, dtype: float64),
        ["rand of many"] = () => rand(40),
        ["randn"] = () => randn(7),
        ["randn of many"] = () => randn([5, 8]),
        ["randn of doubles"] = () => randn(3, dtype: float64),
        ["randint"] = () => randint(100, (long[])[10]),
        ["randint from"] = () => randint(-5, 6, (long[])[3, 4]),
        ["randperm"] = () => randperm(17),
        ["uniform_"] = () => empty(6).uniform_(-1, 3),
        ["normal_"] = () => empty(20).normal_(2, 0.5),
        ["bernoulli_"] = () => empty(20).bernoulli_(0.3),
        ["poisson"] = () => full(10, 4.0).poisson(),
        ["rand_like"] = () => rand_like(zeros(2, 3)),
        ["randn_like"] = () => randn_like(zeros(2, 3)),
        ["rand twice"] = () =>
        {
            rand(3).Dispose();
            return rand(3);
        },
        ["rand of a generator"] = () => rand(5, generator: new Generator(7)),
        ["randn of a generator"] = () => randn(5, generator: new Generator().manual_seed(7)),
    };

    public static TheoryData<string> Names => [.. s_oracle.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_PyTorchs_numbers(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(42);

        Tensor drawn = s_kinds[name]();

        Assert.Equal(s_oracle.Shape(name), drawn.shape);
        Assert.All(
            drawn.@double().data<double>().ToArray().Zip(s_oracle.Values(name)),
            pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Fact]
    public void A_state_brings_its_numbers_back()
    {
        manual_seed(1);
        rand(5).Dispose();
        using Tensor state = get_rng_state();
        using Tensor first = randn(4);
        set_rng_state(state);
        using Tensor second = randn(4);

        Assert.Equal(ScalarType.Byte, state.dtype);
        Assert.True(first.Equals(second));
        Assert.Throws<ExternalException>(() => set_rng_state(zeros(3, dtype: uint8)));
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_alone()
    {
        using var generator = new Generator(5);
        using Tensor state = generator.get_state();
        manual_seed(9);
        using Tensor expected = rand(3);

        manual_seed(9);
        using Tensor first = rand(3, generator: generator);
        using Tensor actual = rand(3);
        generator.set_state(state);
        using Tensor second = rand(3, generator: generator);

        Assert.True(actual.Equals(expected));
        Assert.True(first.Equals(second));
        Assert.Equal(5, generator.initial_seed());
        Assert.Equal(DeviceType.CPU, generator.device.type);
    }

    [Fact]
    public void The_default_generator_is_the_one_that_operators_use()
    {
        using Generator seeded = manual_seed(3);
        Assert.Equal(3, random.initial_seed());
        using Tensor expected = rand(2);

        Generator.Default.manual_seed(3);
        using Tensor actual = rand(2);

        Assert.True(actual.Equals(expected));
        Assert.NotEqual(seeded.seed(), seeded.seed());
    }
}
