using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class IndexingTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/Tensors/indexing.json");
    private static readonly Tensor s_rows = tensor((long[])[1, 0]);
    private static readonly Tensor s_mask = tensor((bool[])[true, false, true, false, false, true], [2, 3]);

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_indexing = new()
    {
        ["one"] = z => z[1],
        ["one from the end"] = z => z[-1],
        ["two"] = z => z[1, 2],
        ["three"] = z => z[1, 2, 3],
        ["a range"] = z => z[.., 1..3],
        ["a range from the end"] = z => z[TensorIndex.Ellipsis, ^2..],
        ["a range up to the end"] = z => z[TensorIndex.Ellipsis, ..^1],
        ["steps"] = z => z[TensorIndex.Colon, TensorIndex.Slice(step: 2), TensorIndex.Slice(1, null, 2)],
        ["an ellipsis"] = z => z[TensorIndex.Ellipsis, 0],
        ["an ellipsis in the middle"] = z => z[0, TensorIndex.Ellipsis, 1],
        ["a new dimension"] = z => z[.., TensorIndex.None, 0],
        ["a new last dimension"] = z => z[TensorIndex.Ellipsis, TensorIndex.Null],
        ["whole"] = z => z[TensorIndex.Colon],
        ["a tensor"] = z => z[TensorIndex.Tensor(s_rows)],
        ["a tensor for the second"] = z => z[.., TensorIndex.Tensor(s_rows)],
        ["a tensor after an ellipsis"] = z => z[TensorIndex.Ellipsis, TensorIndex.Tensor(s_rows)],
        ["two tensors"] = z => z[s_rows, s_rows],
        ["a tensor and a number"] = z => z[TensorIndex.Tensor(s_rows), 1],
        ["a tensor and a range"] = z => z[TensorIndex.Tensor(s_rows), 1..],
        ["tensors apart"] = z => z[TensorIndex.Tensor(s_rows), .., TensorIndex.Tensor(s_rows)],
        ["a mask"] = z => z[s_mask],
        ["a mask of the last"] = z => z[TensorIndex.Ellipsis, TensorIndex.Tensor(tensor((bool[])[true, false, false, true]))],
        ["one written"] = z => Written(z, copy => copy[1] = tensor((float[])[9], [1, 1])),
        ["a range written"] = z => Written(z, copy => copy[.., 1..3] = arange(4)),
        ["a number written"] = z => Written(z, copy => copy.index_put_((-1).ToScalar(), TensorIndex.Ellipsis, TensorIndex.Single(0))),
        ["a tensor written"] = z => Written(z, copy => copy[.., TensorIndex.Tensor(s_rows)] = arange(4, dtype: float32)),
        ["a mask written"] = z => Written(z, copy => copy[s_mask] = tensor(-2f)),
        ["a fraction of a tensor written"] = z => Written(z, copy => copy[TensorIndex.Tensor(s_rows), 1] = ones(2, 4)),
    };

    public static TheoryData<string> Names => [.. s_oracle.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Brackets_give_what_PyTorchs_give(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = arange(24, dtype: float32).reshape(2, 3, 4);

        Tensor result = s_indexing[name](z);

        Assert.Equal(s_oracle.Shape(name), result.shape);
        Assert.Equal(s_oracle.Values(name), result.@double().data<double>().ToArray());
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
        Tensor z = zeros(2, 3, 4);
        int before = scope.DisposablesCount;

        _ = z[0, .., TensorIndex.None, 1..];

        Assert.Equal(before + 1, scope.DisposablesCount);
    }

    [Fact]
    public void An_index_outside_is_an_error_of_libtorch()
    {
        using Tensor z = zeros(2, 3);

        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => z[2]);

        Assert.Contains("2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static Tensor Written(Tensor z, Action<Tensor> write)
    {
        Tensor copy = z.clone();
        write(copy);
        return copy;
    }
}
