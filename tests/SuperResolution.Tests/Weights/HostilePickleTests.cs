using System.Text;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

public class HostilePickleTests
{
    private const string Allowed =
        "allowed are collections.OrderedDict, torch._utils._rebuild_tensor_v2, torch._utils._rebuild_parameter, torch's storage classes "
        + "and the plain values of a training state";

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__builtin__", "getattr")]
    [InlineData("torch", "load")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("runpy", "run_path")]
    [InlineData("evil", "OrderedDict")]
    [InlineData("torch.evil", "FloatStorage")]
    [InlineData("collections", "OrderedDict.__init__")]
    public void A_name_that_is_not_allowed_is_refused_before_anything_is_called(string module, string name)
    {
        string refusal = $"the name '{module}.{name}' is not allowed in a file of weights, and nothing of it was run; {Allowed}";
        byte[] call = [.. Tuple(Text("touch /tmp/owned")), (byte)'R'];

        AssertRefused($"{refusal} (byte 9 of the pickle).", Dictionary([.. Global(module, name), .. call]));
        byte[] stackGlobal = [.. Text(module), .. Text(name), 0x93];
        AssertRefused(
            $"{refusal} (byte {9 + stackGlobal.Length - 1} of the pickle).", Dictionary([.. stackGlobal, .. call]));
    }

    [Theory]
    [InlineData('i', "INST")]
    [InlineData('o', "OBJ")]
    [InlineData('\u0082', "EXT1")]
    [InlineData('\u0083', "EXT2")]
    [InlineData('\u0084', "EXT4")]
    [InlineData('\u0092', "NEWOBJ_EX")]
    [InlineData('P', "PERSID")]
    [InlineData('S', "STRING")]
    [InlineData('g', "GET")]
    [InlineData('\u0097', "NEXT_BUFFER")]
    public void An_opcode_that_PyTorch_never_writes_is_refused_by_name(char opcode, string name) =>
        AssertRefused(
            $"the opcode {name}, which PyTorch never writes, is not allowed (byte 9 of the pickle).",
            Dictionary([(byte)opcode, .. Encoding.ASCII.GetBytes("os\nsystem\n")]));

    [Fact]
    public void An_unknown_opcode_is_refused() =>
        AssertRefused("0xff is not an opcode of a pickle (byte 9 of the pickle).", Dictionary([0xff]));

    [Fact]
    public void A_protocol_of_the_future_is_refused() =>
        AssertRefused("protocol 6 of pickle; at most 5 is known (byte 0 of the pickle).", [0x80, 6, (byte)'N', (byte)'.']);

    [Fact]
    public void A_memo_entry_that_was_never_stored_is_refused() =>
        AssertRefused(
            "it recalls value 4,294,967,295 of the memo, which was never stored (0 were) (byte 9 of the pickle).",
            Dictionary([(byte)'j', 0xff, 0xff, 0xff, 0xff]));

    [Fact]
    public void Values_that_nest_too_deeply_are_refused()
    {
        const string Refusal = "values that nest deeper than 64 levels, which is what is allowed (byte ";
        AssertRefusedFrom(Refusal, Dictionary([(byte)'N', .. Enumerable.Repeat((byte)0x85, 1_000_000)]));
        AssertRefusedFrom(Refusal, Dictionary([.. Enumerable.Repeat((byte)'(', 1_000_000)]));
        AssertRefusedFrom(Refusal, Dictionary([.. Enumerable.Repeat((byte)']', 100), .. Enumerable.Repeat((byte)'a', 99)]));
    }

    [Fact]
    public void A_list_that_holds_itself_does_no_harm()
    {
        using MemoryStream file = new(Zip([0x80, 2, (byte)']', (byte)'q', 0, (byte)'h', 0, (byte)'a', (byte)'.']));
        Assert.Equal(
            "'x.pth' holds no weights of a network: it is a list.",
            Assert.Throws<UnrecognisedCheckpointException>(() => Checkpoint.Read(file, "x.pth")).Message);
    }

    [Fact]
    public void Huge_texts_and_integers_are_refused_before_memory_is_taken()
    {
        AssertRefused(
            "a text of 4,294,967,295 bytes; at most 1,048,576 are allowed (byte 9 of the pickle).",
            Dictionary([(byte)'X', 0xff, 0xff, 0xff, 0xff]));
        AssertRefused(
            "a text of 18,446,744,073,709,551,615 bytes; at most 1,048,576 are allowed (byte 9 of the pickle).",
            Dictionary([0x8d, .. Enumerable.Repeat((byte)0xff, 8)]));
        AssertRefused(
            "an integer of 2,147,483,647 bytes; at most 64 are allowed (byte 9 of the pickle).",
            Dictionary([0x8b, .. Int32(int.MaxValue)]));
    }

    [Fact]
    public void Texts_are_UTF_8() =>
        AssertRefused("a text that is not UTF-8 (byte 9 of the pickle).", Dictionary([(byte)'U', 2, 0xc3, 0x28]));

    [Fact]
    public void More_containers_values_and_steps_than_any_checkpoint_has_are_refused()
    {
        byte[] noMark = [.. Enumerable.Repeat<byte[]>([(byte)'}', (byte)'0'], 600_000).SelectMany(step => step)];
        AssertRefusedFrom("more than 500,000 dictionaries, lists and tuples, which is what is allowed (byte ", Dictionary(noMark));
        AssertRefusedFrom(
            "more than 200,000 values on the stack, which is what is allowed (byte ",
            Dictionary([.. Enumerable.Repeat((byte)'N', 300_000)]));
        byte[] spinning = [.. Enumerable.Repeat<byte[]>([(byte)'N', (byte)'0'], 2_500_000).SelectMany(step => step)];
        AssertRefusedFrom("the pickle takes more than 4,000,000 steps, which is what is allowed (byte ", Dictionary(spinning));
    }

    [Fact]
    public void Copies_of_one_long_list_are_counted()
    {
        byte[] items = [.. Enumerable.Repeat<byte[]>([(byte)'h', 1], 100_000).SelectMany(item => item)];
        byte[] longList = [(byte)']', (byte)'(', .. items, (byte)'e', (byte)'q', 2, (byte)'0'];
        byte[] pair = [(byte)']', (byte)'(', (byte)'N', (byte)'N', (byte)'e', (byte)'q', 1, (byte)'0'];
        byte[] copy = [(byte)'h', 0, (byte)'h', 2, 0x85, (byte)'R', (byte)'0'];
        byte[] pickle =
        [
            0x80, 2, .. Global("collections", "OrderedDict"), (byte)'q', 0, (byte)'0', .. pair, .. longList,
            .. Enumerable.Repeat(copy, 1_000).SelectMany(step => step), (byte)'N', (byte)'.',
        ];
        AssertRefusedFrom("the pickle takes more than 4,000,000 steps, which is what is allowed (byte ", pickle);
    }

    [Fact]
    public void A_stack_that_does_not_add_up_is_refused()
    {
        AssertRefused("a step takes a value from an empty stack (byte 2 of the pickle).", [0x80, 2, (byte)'0', (byte)'.']);
        AssertRefused("a step looks for a mark that is not there (byte 2 of the pickle).", [0x80, 2, (byte)'t', (byte)'.']);
        AssertRefused(
            "the end comes with 2 values on the stack instead of 1 (byte 4 of the pickle).",
            [0x80, 2, (byte)'N', (byte)'N', (byte)'.']);
        AssertRefused(
            "a dictionary has a key without a value (byte 5 of the pickle).",
            [0x80, 2, (byte)'}', (byte)'(', (byte)'N', (byte)'u', (byte)'.']);
        AssertRefused(
            "a step needs a dictionary and finds something else (byte 5 of the pickle).",
            [0x80, 2, (byte)'N', (byte)'N', (byte)'N', (byte)'s', (byte)'.']);
        AssertRefused(
            "a step needs a class or function and finds something else (byte 4 of the pickle).",
            [0x80, 2, (byte)'N', (byte)')', (byte)'R', (byte)'.']);
        AssertRefused(
            "a state is set on something that has none (byte 4 of the pickle).",
            [0x80, 2, (byte)'N', (byte)'}', (byte)'b', (byte)'.']);
    }

    [Fact]
    public void Calls_with_other_arguments_are_refused()
    {
        AssertRefusedFrom(
            "torch._utils._rebuild_tensor_v2 is called with arguments that PyTorch never gives it (byte ",
            Dictionary([.. Global("torch._utils", "_rebuild_tensor_v2"), (byte)')', (byte)'R']));
        AssertRefusedFrom(
            "torch.FloatStorage is called with arguments that PyTorch never gives it (byte ",
            Dictionary([.. Global("torch", "FloatStorage"), (byte)')', (byte)'R']));
        AssertRefusedFrom(
            "an OrderedDict is made from something other than pairs (byte ",
            Dictionary([.. Global("collections", "OrderedDict"), .. Tuple(Text("ab")), (byte)'R']));
        AssertRefusedFrom(
            "an unknown persistent id; a file of weights has none but storages (byte ",
            Dictionary([.. Tuple(Text("file"), Text("/etc/passwd")), (byte)'Q']));
    }

    [Fact]
    public void Foreign_names_cannot_flood_or_disguise_a_message() =>
        AssertRefusedFrom(
            $"the name 'e?vil?.{new string('x', 73)}…' is not allowed", Dictionary(Global("e\u001bvil\u202e", new string('x', 500_000))));

    private static void AssertRefused(string refusal, byte[] pickle)
    {
        using MemoryStream file = new(Zip(pickle));
        Assert.Equal($"'x.pth': {refusal}", Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(file, "x.pth")).Message);
    }

    private static void AssertRefusedFrom(string refusal, byte[] pickle)
    {
        using MemoryStream file = new(Zip(pickle));
        Assert.StartsWith(
            $"'x.pth': {refusal}",
            Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(file, "x.pth")).Message, StringComparison.Ordinal);
    }
}
