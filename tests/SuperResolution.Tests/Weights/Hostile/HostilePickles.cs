using System.Text;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Pickles that would run something, or are none.</summary>
internal static class HostilePickles
{
    private static readonly (string Module, string Name)[] s_names =
    [
        ("os", "system"), ("posix", "system"), ("nt", "system"), ("builtins", "eval"), ("__builtin__", "getattr"), ("torch", "load"),
        ("torch.storage", "_load_from_bytes"), ("runpy", "run_path"), ("subprocess", "Popen"), ("pickle", "loads"), ("importlib", "import_module"),
        ("torch.serialization", "load"), ("numpy", "load"), ("evil", "OrderedDict"), ("torch.evil", "FloatStorage"),
        ("collections", "OrderedDict.__init__"), ("torch._utils", "_rebuild_tensor_v2.__globals__"), ("torch", "Float8Storage"),
    ];

    private static readonly (char Opcode, string Name)[] s_opcodes =
    [
        ('i', "INST"), ('o', "OBJ"), ('\u0082', "EXT1"), ('\u0083', "EXT2"), ('\u0084', "EXT4"), ('\u0092', "NEWOBJ_EX"), ('P', "PERSID"),
        ('S', "STRING"), ('V', "UNICODE"), ('I', "INT"), ('L', "LONG"), ('F', "FLOAT"), ('g', "GET"), ('p', "PUT"),
        ('\u0097', "NEXT_BUFFER"), ('\u0098', "READONLY_BUFFER"), ('\u00ff', "unknown 0xff"), ('\u0000', "unknown 0x00"),
    ];

    public static IEnumerable<HostileFile> All =>
    [
        .. s_names.Select(name => new HostileFile($"19 REDUCE of GLOBAL {name.Module}.{name.Name}", () => Zip(Dictionary(Call(name.Module, name.Name))))),
        .. s_names.Select(name => new HostileFile(
            $"19 REDUCE of STACK_GLOBAL {name.Module}.{name.Name}",
            () => Zip(Dictionary([.. Text(name.Module), .. Text(name.Name), 0x93, .. Tuple(Text("touch /tmp/owned")), (byte)'R'])))),
        .. s_opcodes.Select(opcode => new HostileFile(
            $"21 {opcode.Name}", () => Zip(Dictionary([(byte)opcode.Opcode, .. Encoding.ASCII.GetBytes("os\nsystem\n")])))),
        new("19 NEWOBJ of a function", () => Zip(Dictionary([.. Global("torch._utils", "_rebuild_tensor_v2"), (byte)')', 0x81]))),
        new("19 REDUCE of a storage class", () => Zip(Dictionary([.. Global("torch", "FloatStorage"), (byte)')', (byte)'R']))),
        new("19 REDUCE of a text", () => Zip(Dictionary([.. Text("os.system"), (byte)')', (byte)'R']))),
        new("19 REDUCE without a tuple", () => Zip(Dictionary([.. Global("collections", "OrderedDict"), .. Text("ab"), (byte)'R']))),
        new("19 REDUCE of OrderedDict with a text", () => Zip(Dictionary([.. Global("collections", "OrderedDict"), .. Tuple(Text("ab")), (byte)'R']))),
        new("19 REDUCE of OrderedDict with lists that are no pairs",
            () => Zip(Dictionary([.. Global("collections", "OrderedDict"), .. Tuple([(byte)']', (byte)'N', (byte)'a']), (byte)'R']))),
        new("19 BUILD of a number", () => Zip([0x80, 2, (byte)'N', (byte)'}', (byte)'b', (byte)'.'])),
        new("19 BUILD of a tensor", () => Zip(Dictionary([.. Tensor(Storage(), 0, [4], [1]), (byte)'}', (byte)'b']))),
        new("19 a network pickled whole", () => File.ReadAllBytes(Fixture.File("whole_network.pth"))),
        new("19 a network pickled whole in the old form", () => File.ReadAllBytes(Fixture.File("whole_network_legacy.pth"))),
        new("19 a persistent network", () => Zip(Dictionary([.. Tuple(Text("module"), Text("net.py"), Text("class Net: ...")), (byte)'Q']))),
        new("19 TorchScript", () => File.ReadAllBytes(Fixture.File("torchscript.pt"))),
        new("20 a name that floods and disguises", () => Zip(Dictionary(Global("e\u001bvil\u202e", new string('x', 500_000))))),
        new("21 a protocol of the future", () => Zip([0x80, 6, (byte)'N', (byte)'.'])),
        new("22 a memo value that was never stored", () => Zip(Dictionary([(byte)'h', 7]))),
        new("22 memo index 2^32 - 1", () => Zip(Dictionary([(byte)'j', 0xff, 0xff, 0xff, 0xff]))),
        new("22 memo index stored far away", () => Zip(Dictionary([(byte)'N', (byte)'r', .. Int32(1_000_000)]))),
        new("25 a list that holds itself", () => Zip([0x80, 2, (byte)']', (byte)'q', 0, (byte)'h', 0, (byte)'a', (byte)'.'])),
        new("25 a state_dict that holds itself",
            () => Zip([0x80, 2, (byte)'}', (byte)'q', 0, .. Text("state_dict"), (byte)'h', 0, (byte)'s', (byte)'.'])),
        new("25 two lists that hold each other", () => Zip([0x80, 2, .. Lists(2), .. Append(0, 1), .. Append(1, 0), .. Recall(0), (byte)'.'])),
        new("25 a tuple in a list that holds it",
            () => Zip([0x80, 2, .. Lists(1), .. Recall(0), 0x85, .. Remember(1), (byte)'0', .. Append(0, 1), .. Recall(1), (byte)'.'])),
        new("25 a dictionary that is in its own key",
            () => Zip([0x80, 2, (byte)'}', .. Remember(0), .. Recall(0), 0x85, (byte)'N', (byte)'s', (byte)'.'])),
        new("25 a list in the value that a key had before", () => Zip(
            [0x80, 2, .. Lists(1), (byte)'}', .. Text("w"), .. Recall(0), (byte)'s', .. Append(0, 0), .. Text("w"), (byte)'N', (byte)'s', (byte)'.'])),
        new("26 a pickle in a pickle", () => Zip(Dictionary(
            [.. Global("_pickle", "loads"), .. Tuple([(byte)'C', 20, .. "cos\nsystem\n(S'id'\ntR"u8]), (byte)'R']))),
        new("27 an unknown persistent id", () => Zip(Dictionary([.. Tuple(Text("file"), Text("/etc/passwd")), (byte)'Q']))),
        new("27 a persistent id that is a text", () => Zip(Dictionary([.. Text("0"), (byte)'Q']))),
        new("a text that is not UTF-8", () => Zip(Dictionary([(byte)'U', 2, 0xc3, 0x28]))),
        new("an empty stack", () => Zip([0x80, 2, (byte)'0', (byte)'.'])),
        new("no mark", () => Zip([0x80, 2, (byte)'t', (byte)'.'])),
        new("two values left", () => Zip([0x80, 2, (byte)'N', (byte)'N', (byte)'.'])),
        new("a key without a value", () => Zip([0x80, 2, (byte)'}', (byte)'(', (byte)'N', (byte)'u', (byte)'.'])),
        new("SETITEM on no dictionary", () => Zip([0x80, 2, (byte)'N', (byte)'N', (byte)'N', (byte)'s', (byte)'.'])),
        new("a pickle that ends early", () => Zip([0x80, 2, (byte)'}', (byte)'X', 4, 0, 0, 0, (byte)'a'])),
        new("a pickle without an end", () => Zip(Dictionary([(byte)'N'])[..^1])),
    ];

    private static byte[] Call(string module, string name) => [.. Global(module, name), .. Tuple(Text("touch /tmp/owned")), (byte)'R'];
}
