using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class OperatorTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Tensors/operators.json");
    private static readonly Tensor s_x = s_oracle.Tensor("x");
    private static readonly Tensor s_y = s_oracle.Tensor("y");
    private static readonly Tensor s_b = s_oracle.Tensor("b").@bool();
    private static readonly Tensor s_c = s_oracle.Tensor("c").@bool();
    private static readonly Tensor s_i = s_oracle.Tensor("i").@long();
    private static readonly Tensor s_j = s_oracle.Tensor("j").@long();

    private static readonly Dictionary<string, Func<Tensor>> s_operators = new()
    {
        ["abs"] = () => s_x.abs(),
        ["neg"] = () => -s_x,
        ["sqrt"] = () => s_y.sqrt(),
        ["rsqrt"] = () => s_y.rsqrt(),
        ["square"] = () => s_x.square(),
        ["reciprocal"] = () => s_y.reciprocal(),
        ["exp"] = () => s_x.exp(),
        ["log"] = () => s_y.log(),
        ["log10"] = () => s_y.log10(),
        ["log2"] = () => s_y.log2(),
        ["sin"] = () => s_x.sin(),
        ["cos"] = () => s_x.cos(),
        ["floor"] = () => s_x.floor(),
        ["ceil"] = () => s_x.ceil(),
        ["sign"] = () => s_x.sign(),
        ["round"] = () => (s_x * 2.5).round(),
        ["round to 2 decimals"] = () => s_x.round(2),
        ["logical_not"] = () => (s_x * 0).logical_not(),
        ["relu"] = () => s_x.relu(),
        ["leaky_relu"] = () => s_x.leaky_relu(0.2),
        ["sigmoid"] = () => s_x.sigmoid(),
        ["tanh"] = () => s_x.tanh(),
        ["silu"] = () => s_x.silu(),
        ["prelu"] = () => s_x.prelu(tensor((float[])[0.25f])),
        ["softplus"] = () => (s_x * 15).softplus(2, 10),
        ["softmax"] = () => s_x.softmax(1),
        ["log_softmax"] = () => s_x.log_softmax(0),
        ["add"] = () => s_x + s_y,
        ["add a number"] = () => s_x + 2,
        ["add to a number"] = () => 2.5 + s_x,
        ["add with alpha"] = () => s_x.add(s_y, 3),
        ["add with broadcasting"] = () => s_x + s_y[..1],
        ["subtract"] = () => s_x - s_y,
        ["subtract a number"] = () => s_x - 2,
        ["subtract from a number"] = () => 2 - s_x,
        ["multiply"] = () => s_x * s_y,
        ["multiply by a number"] = () => s_x * 0.1,
        ["divide"] = () => s_x / s_y,
        ["divide by a number"] = () => s_x / 3,
        ["divide a number"] = () => 3 / s_y,
        ["divide and truncate"] = () => s_x.div(s_y, RoundingMode.trunc),
        ["divide and floor"] = () => s_x.div(0.3, RoundingMode.floor),
        ["divide integers"] = () => s_i / s_j,
        ["remainder"] = () => s_x % s_y,
        ["remainder of a number"] = () => s_x % 0.7,
        ["remainder of integers"] = () => s_i % s_j,
        ["pow of a number"] = () => s_y.pow(2.2),
        ["pow"] = () => s_y.pow(s_x),
        ["clamp"] = () => s_x.clamp(-0.5, 0.5),
        ["clamp below"] = () => s_x.clamp(min: 0.ToScalar()),
        ["clamp above"] = () => s_x.clamp(max: 0.25.ToScalar()),
        ["clamp_min"] = () => s_x.clamp_min(0.1),
        ["clamp_max"] = () => s_x.clamp_max(0.1),
        ["maximum"] = () => maximum(s_x, s_y),
        ["minimum"] = () => minimum(s_x, s_y),
        ["lerp"] = () => s_x.lerp(s_y, tensor(0.3f)),
        ["atan2"] = () => atan2(s_x, s_y),
        ["matmul"] = () => s_x.matmul(s_y.t()),
        ["batched matmul"] = () => s_x.view(3, 1, 4).matmul(s_y.view(3, 4, 1)),
        ["mm"] = () => s_x.mm(s_y.t()),
        ["bmm"] = () => s_x.view(1, 3, 4).bmm(s_y.view(1, 4, 3)),
        ["mv"] = () => s_x.mv(s_y[0]),
        ["dot"] = () => s_x[0].dot(s_y[0]),
        ["outer"] = () => s_x[0].outer(s_y[1]),
        ["where"] = () => where(s_x > 0, s_x, s_y),
        ["masked_fill"] = () => s_x.masked_fill(s_x > 0, 7),
        ["addcmul_"] = () => s_x.clone().addcmul_(s_x, s_y, 0.5),
        ["addcdiv_"] = () => s_x.clone().addcdiv_(s_x, s_y, 0.5),
        ["eq"] = () => s_i == 5,
        ["ne"] = () => s_i != s_j,
        ["lt"] = () => s_x < s_y,
        ["le"] = () => s_i <= 7,
        ["gt"] = () => s_x > 0,
        ["ge"] = () => 5 >= s_i,
        ["number less"] = () => 0.5 < s_x,
        ["logical_and"] = () => s_b.logical_and(s_c),
        ["logical_or"] = () => s_b.logical_or(s_c),
        ["and"] = () => s_i & s_j,
        ["or"] = () => s_i | s_j,
        ["xor"] = () => s_i ^ s_j,
        ["not"] = () => ~s_i,
        ["not of truth"] = () => ~s_b,
        ["sum"] = () => s_x.sum(),
        ["sum along"] = () => s_x.sum(1),
        ["sum along both and keep"] = () => s_x.sum([0, 1], keepdim: true),
        ["sum of bytes"] = () => full(300, 200, dtype: ScalarType.Byte).sum(),
        ["sum as double"] = () => s_x.sum(ScalarType.Float64),
        ["mean"] = () => s_x.mean(),
        ["mean along"] = () => s_x.mean([0], keepdim: true),
        ["var"] = () => s_x.var(),
        ["biased var"] = () => s_x.var(unbiased: false),
        ["var along"] = () => s_x.var([1], unbiased: false, keepdim: true),
        ["std"] = () => s_x.std(),
        ["std along"] = () => s_x.std(0),
        ["min"] = () => s_x.min(),
        ["max"] = () => s_x.max(),
        ["max along"] = () => s_x.max(1).values,
        ["where max along"] = () => s_x.max(1).indexes,
        ["where min along"] = () => s_x.min(0, keepdim: true).indexes,
        ["argmax"] = () => s_x.argmax(),
        ["argmax along"] = () => s_x.argmax(1),
        ["argmin"] = () => s_x.argmin(),
        ["argmin along and keep"] = () => s_x.argmin(0, keepdim: true),
        ["amax"] = () => s_x.amax(0, 1),
        ["amin"] = () => s_x.amin(1),
        ["norm"] = () => s_x.norm(),
        ["1-norm"] = () => s_x.norm(1f),
        ["norm along"] = () => s_x.norm(1),
        ["prod"] = () => s_y.prod(),
        ["median"] = () => s_x.median(),
        ["cumsum"] = () => s_x.cumsum(1),
        ["all"] = () => s_b.all(),
        ["any"] = () => s_b.any(),
        ["all along"] = () => s_b.all(1),
        ["any along"] = () => (s_x > 1).any(1),
        ["view"] = () => s_x.view(2, -1),
        ["reshape a transpose"] = () => s_x.t().reshape(6, 2),
        ["flatten"] = () => s_x.view(1, 3, 2, 2).flatten(1, 2),
        ["permute"] = () => s_x.view(1, 3, 4).permute(2, 0, 1),
        ["transpose"] = () => s_x.transpose(0, 1),
        ["squeeze"] = () => s_x.view(1, 3, 1, 4).squeeze(),
        ["squeeze one"] = () => s_x.view(1, 3, 1, 4).squeeze(2),
        ["unsqueeze"] = () => s_x.unsqueeze(-1),
        ["expand"] = () => s_x.view(3, 1, 4).expand(-1, 2, -1),
        ["expand_as"] = () => s_x[..1].expand_as(s_y),
        ["as_strided"] = () => s_x.as_strided([2, 3], [1, 2], 1),
        ["unfold"] = () => s_x.unfold(1, 2, 1),
        ["repeat"] = () => s_x.repeat(2, 1, 2),
        ["tile"] = () => s_x.tile([2]),
        ["flip"] = () => s_x.flip(0, 1),
        ["rot90"] = () => s_x.rot90(),
        ["rot90 thrice"] = () => s_x.rot90(3, (1, 0)),
        ["roll"] = () => s_x.roll(1),
        ["roll along"] = () => s_x.roll((long[])[1, -1], (long[])[0, 1]),
        ["narrow"] = () => s_x.narrow(1, 1, 2),
        ["select"] = () => s_x.select(1, -1),
        ["slice"] = () => s_x.slice(1, 0, 4, 2),
        ["index_select"] = () => s_x.index_select(1, tensor((long[])[3, 0])),
        ["gather"] = () => s_x.gather(1, tensor((long[])[0, 3, 1], [3, 1])),
        ["masked_select"] = () => s_x.masked_select(s_x > 0),
        ["cat"] = () => cat([s_x, s_y], 1),
        ["stack"] = () => stack([s_x, s_y], 1),
        ["second of unbind"] = () => s_x.unbind(1)[1],
        ["last of split"] = () => s_x.split(3, 1)[1],
        ["middle of split by lengths"] = () => s_x.split((long[])[1, 2, 1], 1)[1],
        ["last of chunk"] = () => s_x.chunk(2, 1)[1],
        ["first of meshgrid"] = () => meshgrid([s_x[0], s_y[0, ..2]], "xy")[0],
        ["arange"] = () => arange(5),
        ["arange from"] = () => arange(2, 5),
        ["arange by"] = () => arange(0, 1, 0.3),
        ["linspace"] = () => linspace(-1, 1, 5),
        ["eye"] = () => eye(2),
        ["eye of 2 by 3"] = () => eye(2, 3),
        ["full"] = () => full(2, 2, 3),
        ["full of a fraction"] = () => full(2, 0.1),
        ["to float64"] = () => s_x.to(ScalarType.Float64),
        ["to float16"] = () => s_x.half().@double(),
        ["to bfloat16"] = () => s_x.bfloat16().@double(),
        ["to uint8"] = () => (s_x * 20).clamp_min(0).@byte().@double(),
        ["to int8"] = () => (s_x * 20).to(ScalarType.Int8).@double(),
        ["to int16"] = () => (s_x * 20).to(ScalarType.Int16).@double(),
        ["to int32"] = () => (s_x * 20).@int().@double(),
        ["to int64"] = () => (s_x * 20).@long().@double(),
        ["to bool"] = () => s_x.@bool().@double(),
    };

    public static TheoryData<string> Names => [.. s_oracle.Names.Where(name => name.Length > 1)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_what_PyTorch_gives(string name)
    {
        using DisposeScope scope = NewDisposeScope();

        Tensor result = s_operators[name]();

        Assert.Equal(s_oracle.Shape(name), result.shape);
        double[] expected = s_oracle.Values(name);
        double[] actual = result.@double().data<double>().ToArray();
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Fact]
    public void Every_operator_here_has_a_value_from_PyTorch() =>
        Assert.Equal(s_oracle.Names.Where(name => name.Length > 1).Order(), s_operators.Keys.Order());
}
