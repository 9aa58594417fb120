using System.Collections;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class PyTorchUnpicklerTests
{
    [Fact]
    public void Tensors_of_each_type_have_the_values_that_PyTorch_saved()
    {
        Hashtable table = Fixture.Unpickle("types.pth");
        var types = new Dictionary<string, ScalarType>
        {
            ["float64"] = ScalarType.Float64,
            ["float32"] = ScalarType.Float32,
            ["float16"] = ScalarType.Float16,
            ["bfloat16"] = ScalarType.BFloat16,
            ["int64"] = ScalarType.Int64,
            ["int32"] = ScalarType.Int32,
            ["int16"] = ScalarType.Int16,
            ["int8"] = ScalarType.Int8,
            ["uint8"] = ScalarType.Byte,
            ["bool"] = ScalarType.Bool,
        };
        Assert.Equal(types.Keys.Order(), table.Keys.Cast<string>().Order());
        foreach ((string name, ScalarType type) in types)
        {
            var tensor = (Tensor)table[name]!;
            Assert.Equal(type, tensor.dtype);
            Assert.False(tensor.requires_grad);
            Fixture.AssertEqual("types", name, tensor);
        }
    }

    [Fact]
    public void Views_of_one_storage_and_tensors_of_any_strides_have_the_values_that_PyTorch_saved()
    {
        Hashtable table = Fixture.Unpickle("layouts.pth");
        string[] names = Fixture.Names("layouts");
        Assert.Equal(11, names.Length);
        Assert.Equal(names.Order(), table.Keys.Cast<string>().Order());
        Assert.All(names, name => Fixture.AssertEqual("layouts", name, (Tensor)table[name]!));
        Assert.Equal([1, 6], ((Tensor)table["transposed"]!).stride());
        Assert.Equal([24, 1, 12, 3], ((Tensor)table["channels_last"]!).stride());
    }

    [Fact]
    public void Views_of_one_storage_still_share_it()
    {
        Hashtable table = Fixture.Unpickle("layouts.pth");
        ((Tensor)table["whole"]!).fill_(-5);
        Assert.Equal(-5, Fixture.Doubles((Tensor)table["tail"]!)[0]);
    }

    [Fact]
    public void An_ordered_dictionary_of_a_module_has_its_names_and_values()
    {
        Hashtable table = Fixture.Unpickle("module.pth");
        Assert.Equal(Fixture.Names("module").Order(), table.Keys.Cast<string>().Order());
        Assert.All(table.Keys.Cast<string>(), name => Fixture.AssertEqual("module", name, (Tensor)table[name]!));
    }

    [Fact]
    public void Pickle_protocol_4_gives_the_same_as_protocol_2()
    {
        Hashtable table = Fixture.Unpickle("protocol4.pth");
        Assert.Equal(Fixture.Names("module").Order(), table.Keys.Cast<string>().Order());
        Assert.All(table.Keys.Cast<string>(), name => Fixture.AssertEqual("module", name, (Tensor)table[name]!));
    }

    [Fact]
    public void Values_that_are_no_tensors_have_the_types_of_DotNet()
    {
        Hashtable table = Fixture.Unpickle("nested.pth");
        Assert.Equal(3, table["epoch"]);
        Assert.Equal(-70000, table["negative"]);
        Assert.Equal(1L << 40, table["large"]);
        Assert.Equal(BigInteger.Pow(2, 80), table["huge"]);
        Assert.Equal(1e-3, table["rate"]);
        Assert.Equal("größer", table["name"]);
        Assert.Equal(true, table["flag"]);
        Assert.Equal(false, table["off"]);
        Assert.True(table.ContainsKey("nothing"));
        Assert.Null(table["nothing"]);
        Assert.Equal([1, 2.5], Assert.IsType<object[]>(table["pair"]));
        Assert.Empty(Assert.IsType<object[]>(table["empty"]));
        Assert.Equal(new object?[] { 1, "a", null }, Assert.IsType<ArrayList>(table["list"]).ToArray());
    }

    [Fact]
    public void Dictionaries_in_the_dictionary_are_tables_and_a_tensor_named_twice_is_one_object()
    {
        Hashtable table = Fixture.Unpickle("nested.pth");
        var weight = (Tensor)((IDictionary)table["params"]!)["weight"]!;
        Fixture.AssertEqual("nested", "weight", weight);
        Assert.Same(weight, Assert.IsAssignableFrom<Hashtable>(table["by_number"])[7]);
    }

    [Fact]
    public void With_skipTensorRead_the_names_are_there_and_no_tensor_is()
    {
        using FileStream stream = File.OpenRead(Fixture.Path("nested.pth"));
        Hashtable table = PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true, skipTensorRead: true);
        object? weight = Assert.IsAssignableFrom<Hashtable>(table["params"])["weight"];
        Assert.NotNull(weight);
        Assert.IsNotAssignableFrom<Tensor>(weight);
        Assert.Equal(3, table["epoch"]);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void SkipTensorRead_without_leaveOpen_is_an_error()
    {
        using FileStream stream = File.OpenRead(Fixture.Path("nested.pth"));
        Assert.Throws<ArgumentException>(() => PyTorchUnpickler.UnpickleStateDict(stream, skipTensorRead: true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_stream_stays_open_where_leaveOpen_says_so(bool leaveOpen)
    {
        using FileStream stream = File.OpenRead(Fixture.Path("nested.pth"));
        PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen);
        Assert.Equal(leaveOpen, stream.CanRead);
    }

    [Theory]
    [InlineData("legacy.pth")]
    [InlineData("parameter.pth")]
    public void The_format_before_PyTorch_1_6_and_saved_parameters_are_not_implemented(string file) =>
        Assert.Contains("torch.save", Assert.Throws<NotImplementedException>(() => Fixture.Unpickle(file)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("namespace.pth", "argparse.Namespace")]
    [InlineData("whole_model.pth", "torch.nn.modules.container.Sequential")]
    public void Classes_of_Python_that_no_state_dict_needs_are_refused_by_name(string file, string name) =>
        Assert.Contains(name, Assert.Throws<NotSupportedException>(() => Fixture.Unpickle(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_dictionary_is_named() =>
        Assert.Contains("a list", Assert.Throws<InvalidCastException>(() => Fixture.Unpickle("list.pth")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_absent_is_not_found() =>
        Assert.Throws<FileNotFoundException>(() => PyTorchUnpickler.UnpickleStateDict(Fixture.Path("absent.pth")));
}
