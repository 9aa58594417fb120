using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class OperatorTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Tensors/operators.json");
    private static readonly Tensor s_x = s_oracle.Tensor("x");
    private static readonly Tensor s_y = s_oracle.Tensor("y");
    private static readonly Tensor s_i = s_oracle.Tensor("i").to(ScalarType.Int64);
    private static readonly Tensor s_j = s_oracle.Tensor("j").to(ScalarType.Int64);

    private static readonly Dictionary<string, Func<Tensor>> s_operators = new()
    {
        ["square"] = () => s_x.square(),
        ["sqrt"] = () => s_y.sqrt(),
        ["multiply by a number in place"] = () => (s_x + 0).mul_(0.1),
        ["add a multiple in place"] = () => (s_x + 0).add_(s_y, 0.3),
        ["log"] = () => s_y.log(),
        ["sin"] = () => s_x.sin(),
        ["tanh"] = () => s_x.tanh(),
        ["relu"] = () => s_x.relu(),
        ["relu in place"] = () => (s_x + 0).relu_(),
        ["leaky_relu in place"] = () => (s_x + 0).leaky_relu_(0.2),
        ["sigmoid"] = () => (s_x * 20).sigmoid(),
        ["leaky_relu"] = () => s_x.leaky_relu(0.2),
        ["softplus"] = () => (s_x * 20).softplus(),
        ["softplus with beta and threshold"] = () => s_x.softplus(2, 1),
        ["isfinite"] = () => (s_x / (s_x > 0)).isfinite(),
        ["floor"] = () => s_x.floor(),
        ["round"] = () => (s_x * 2.5).round(),
        ["round to 2 decimals"] = () => s_x.round(2),
        ["clamp"] = () => s_x.clamp(-0.5, 0.5),
        ["clamp below"] = () => s_x.clamp(min: (Scalar)0),
        ["clamp above"] = () => s_x.clamp(max: (Scalar)0.25),
        ["add"] = () => s_x + s_y,
        ["add a number"] = () => s_x + 2,
        ["add to a number"] = () => 2.5 + s_x,
        ["add with broadcasting"] = () => s_x + s_y[..1],
        ["subtract"] = () => s_x - s_y,
        ["subtract a number"] = () => s_x - 2,
        ["subtract from a number"] = () => 2 - s_x,
        ["multiply"] = () => s_x * s_y,
        ["multiply by a number"] = () => s_x * 0.1,
        ["multiply a number"] = () => 3 * s_x,
        ["multiply integers by a long"] = () => s_i * 3L,
        ["divide"] = () => s_x / s_y,
        ["divide by a number"] = () => s_x / 3,
        ["divide a number"] = () => 3 / s_y,
        ["divide and truncate"] = () => s_x.div(0.3, RoundingMode.trunc),
        ["divide and floor"] = () => s_x.div(0.3, RoundingMode.floor),
        ["divide integers"] = () => s_i / s_j,
        ["maximum"] = () => s_x.maximum(s_y[..1]),
        ["product of matrices"] = () => s_x.view(3, 2, 2).matmul(s_y[..2, ..2]),
        ["order"] = () => s_x.argsort(0),
        ["order downwards"] = () => s_x.argsort(descending: true),
        ["orthonormal columns"] = () => linalg.qr(s_x).Item1,
        ["orthonormal, square"] = () => linalg.qr(s_x.t().contiguous(), linalg.QRMode.Complete).Item1,
        ["triangle"] = () => linalg.qr(s_x, linalg.QRMode.R).Item2,
        ["eigenvalues"] = () => linalg.eigh(s_x.matmul(s_x.t())).Item1,
        ["eigenvectors"] = () => linalg.eigh(s_x.matmul(s_x.t())).Item2.square(),
        ["neg"] = () => -s_x,
        ["and"] = () => s_i.bitwise_and(s_j),
        ["eq"] = () => s_i == 5,
        ["eq of two"] = () => s_i == s_j,
        ["ne"] = () => s_i != 5,
        ["ne of two"] = () => s_i != s_j,
        ["lt"] = () => s_x < 0,
        ["lt of two"] = () => s_x < s_y,
        ["le"] = () => s_i <= 7,
        ["le of two"] = () => s_i <= s_j,
        ["gt"] = () => s_x > 0,
        ["gt of two"] = () => s_x > s_y,
        ["ge"] = () => s_i >= 7,
        ["ge of two"] = () => s_i >= s_j,
        ["sum"] = () => s_x.sum(),
        ["sum as double"] = () => s_x.sum(ScalarType.Float64),
        ["sum along"] = () => s_x.sum(1),
        ["sum along and keep"] = () => s_x.sum(0, keepdim: true, ScalarType.Float64),
        ["maximum of windows"] = () => nn.functional.max_pool2d(s_x.view(1, 1, 3, 4), 2),
        ["maximum of windows with a step, padding and distance"] = () => nn.functional.max_pool2d(s_x.view(1, 1, 3, 4), 2, 1, 1, 2),
        ["maximum of windows over the edge"] = () => nn.functional.max_pool2d(s_x.view(1, 1, 3, 4), 3, 2, ceil_mode: true),
        ["mean"] = () => s_x.mean(),
        ["mean along"] = () => s_x.mean([0], keepdim: true),
        ["all"] = () => (s_y > 0).all(),
        ["not all"] = () => (s_x > 0).all(),
        ["view"] = () => s_x.view(2, -1),
        ["flatten"] = () => s_x.view(1, 3, 2, 2).flatten(1, 2),
        ["contiguous transpose"] = () => s_x.t().contiguous().view(6, 2),
        ["permute"] = () => s_x.view(1, 3, 4).permute(2, 0, 1),
        ["flip"] = () => s_x.view(2, 2, 3).flip(0, 2),
        ["t"] = () => s_x.t(),
        ["squeeze"] = () => s_x.view(1, 3, 1, 4).squeeze(),
        ["squeeze one"] = () => s_x.view(1, 3, 1, 4).squeeze(2),
        ["unsqueeze"] = () => s_x.unsqueeze(-1),
        ["expand"] = () => s_x.view(3, 1, 4).expand(-1, 2, -1),
        ["as_strided"] = () => s_x.as_strided([2, 3], [1, 2], 1),
        ["narrow"] = () => s_x.narrow(1, 1, 2),
        ["index_select"] = () => s_x.index_select(1, tensor((long[])[3, 0])),
        ["cat"] = () => cat([s_x, s_y], 1),
        ["complex product"] = () => fft.irfft(complex(s_x, s_y) * complex(s_y, s_x), 6),
        ["transformed and back"] = () => fft.irfft(fft.rfft(s_x), 5),
        ["transformed and back along"] = () => fft.irfft(fft.rfft(s_x, 2, 0, FFTNormType.Ortho), -1, 0, FFTNormType.Forward),
        ["arange"] = () => arange(5),
        ["arange by"] = () => arange(0, 1, 0.3),
        ["arange downwards"] = () => arange(1, -3, -3),
        ["to float64"] = () => s_x.to(ScalarType.Float64),
        ["to float16"] = () => s_x.to(ScalarType.Float16),
        ["to bfloat16"] = () => s_x.to(ScalarType.BFloat16),
        ["to uint8"] = () => (s_x * 20).clamp(min: (Scalar)0).to(ScalarType.Byte),
        ["to int8"] = () => (s_x * 20).to(ScalarType.Int8),
        ["to int16"] = () => (s_x * 20).to(ScalarType.Int16),
        ["to int32"] = () => (s_x * 20).to(ScalarType.Int32),
        ["to int64"] = () => (s_x * 20).to_type(ScalarType.Int64),
        ["to bool"] = () => s_x.to(ScalarType.Bool),
    };

    public static TheoryData<string> Names => [.. Results];

    private static IEnumerable<string> Results => s_oracle.Names.Except(["x", "y", "i", "j"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_what_PyTorch_gives(string name)
    {
        using DisposeScope scope = NewDisposeScope();

        Tensor result = s_operators[name]();

        Assert.Equal(s_oracle.Shape(name), result.shape);
        double[] expected = s_oracle.Values(name);
        double[] actual = result.to(ScalarType.Float64).data<double>().ToArray();
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Fact]
    public void Every_operator_here_has_a_value_from_PyTorch() => Assert.Equal(Results.Order(), s_operators.Keys.Order());
}
