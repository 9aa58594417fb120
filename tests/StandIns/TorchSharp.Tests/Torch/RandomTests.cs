using System.Runtime.InteropServices;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

// The default generator is the process's own: nothing else may draw from it meanwhile.
public class RandomTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Torch/random.json");

    private static readonly Dictionary<string, Func<Tensor>> s_kinds = new()
    {
        ["rand"] = () => rand(1, 1, 3, 5),
        ["rand of doubles"] = () => rand(4, dtype: ScalarType.Float64),
        ["rand of many"] = () => rand(40),
        ["rand twice"] = () =>
        {
            rand(3).Dispose();
            return rand(3);
        },
        ["randn"] = () => randn([2, 3]),
        ["randn of many"] = () => randn([40]),
        ["rand of a generator"] = () => rand(5, generator: new Generator(7)),
        ["rand of a reseeded generator"] = () => rand(5, generator: new Generator().manual_seed(8)),
    };

    public static TheoryData<string> Names => [.. s_oracle.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_PyTorchs_numbers(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(42).Dispose();

        Tensor drawn = s_kinds[name]();

        Assert.Equal(s_oracle.Shape(name), drawn.shape);
        Assert.Equal(s_oracle.Values(name).Select(value => (float)value), drawn.to(ScalarType.Float32).data<float>().ToArray());
    }

    [Fact]
    public void A_state_brings_its_numbers_back()
    {
        manual_seed(1).Dispose();
        rand(5).Dispose();
        using Tensor state = get_rng_state();
        using Tensor first = rand(4);
        set_rng_state(state);
        using Tensor second = rand(4);

        Assert.Equal(ScalarType.Byte, state.dtype);
        Assert.True(first.Equals(second));
        Assert.Throws<ExternalException>(() => set_rng_state(zeros(3, dtype: ScalarType.Byte)));
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_alone()
    {
        using var generator = new Generator(5);
        using Tensor state = generator.get_state();
        manual_seed(9).Dispose();
        using Tensor expected = rand(3);

        manual_seed(9).Dispose();
        using Tensor first = rand(3, generator: generator);
        using Tensor actual = rand(3);
        generator.set_state(state);
        using Tensor second = rand(3, generator: generator);

        Assert.True(actual.Equals(expected));
        Assert.True(first.Equals(second));
    }

    [Fact]
    public void Seeding_gives_the_generator_that_operators_use()
    {
        using Generator seeded = manual_seed(3);
        using Tensor expected = rand(2);

        seeded.manual_seed(3);
        using Tensor first = rand(2);
        using (random.manual_seed(3))
        {
            using Tensor second = rand(2);
            Assert.True(second.Equals(expected));
        }

        Assert.True(first.Equals(expected));
    }

    [Fact]
    public void A_disposed_generator_says_so()
    {
        var generator = new Generator();
        generator.Dispose();
        Assert.Throws<ObjectDisposedException>(generator.get_state);
    }
}
