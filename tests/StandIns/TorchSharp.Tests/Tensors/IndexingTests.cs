using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class IndexingTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Tensors/indexing.json");

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_indexing = new()
    {
        ["one"] = z => z[1],
        ["one from the end"] = z => z[-1],
        ["two"] = z => z[1, 2],
        ["three"] = z => z[1, 2, ^1],
        ["a range"] = z => z[.., 1..3],
        ["a range from the end"] = z => z[TensorIndex.Ellipsis, ^2..],
        ["a range up to the end"] = z => z[TensorIndex.Ellipsis, ..^1],
        ["steps"] = z => z[TensorIndex.Colon, TensorIndex.Slice(step: 2), TensorIndex.Slice(1, null, 2)],
        ["an ellipsis"] = z => z[TensorIndex.Ellipsis, 0],
        ["an ellipsis in the middle"] = z => z[0, TensorIndex.Ellipsis, 1],
        ["a new dimension"] = z => z[.., TensorIndex.None, 0],
        ["a new last dimension"] = z => z[TensorIndex.Ellipsis, TensorIndex.None],
        ["whole"] = z => z[TensorIndex.Colon],
        ["one written"] = z => Written(z, copy => copy[1] = tensor((float[])[9], [1, 1])),
        ["a range written"] = z => Written(z, copy => copy[.., 1..3] = arange(4)),
        ["a number written"] = z => Written(z, copy => copy[TensorIndex.Ellipsis, 0] = tensor(-1)),
    };

    public static TheoryData<string> Names => [.. s_oracle.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Brackets_give_what_PyTorchs_give(string name)
    {
        using DisposeScope scope = NewDisposeScope();

        Tensor result = s_indexing[name](Numbers());

        Assert.Equal(s_oracle.Shape(name), result.shape);
        Assert.Equal(s_oracle.Values(name), result.to(ScalarType.Float64).data<double>().ToArray());
    }

    [Fact]
    public void A_view_shares_the_memory()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = zeros(2, 2);

        z[.., 1].fill_(5);

        Assert.Equal([0f, 5f, 0f, 5f], z.data<float>().ToArray());
    }

    [Fact]
    public void Indexing_leaves_no_tensor_behind()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = Numbers();
        Tensor number = tensor(1);
        int before = scope.DisposablesView.Count;

        _ = z[0, .., TensorIndex.None, 1..];
        z[0] = number;

        Assert.Equal(before + 1, scope.DisposablesView.Count);
    }

    [Fact]
    public void Too_many_indices_are_refused()
    {
        using Tensor z = zeros(2, 3);
        Assert.Throws<ArgumentException>(() => z[0, 0, 0]);
    }

    [Fact]
    public void An_index_outside_is_an_error_of_libtorch()
    {
        using Tensor z = zeros(2, 3);

        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => z[2]);

        Assert.Contains("2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static Tensor Numbers() => arange(24, dtype: ScalarType.Float32).view(2, 3, 4);

    private static Tensor Written(Tensor copy, Action<Tensor> write)
    {
        write(copy);
        return copy;
    }
}
