using System.Text;
using SuperResolution.Tests.Weights;

namespace SuperResolution.Fuzz.Targets;

/// <summary>Pieces of pickles: opcodes with and without what follows them, and names.</summary>
internal static class PickleTokens
{
    private const string Opcodes = "(.012NJKMGTUXBC]ael)t}sudcRbQqrhjioPILFSVgp";

    private static readonly (string Module, string Name)[] Names =
    [
        ("collections", "OrderedDict"), ("torch._utils", "_rebuild_tensor_v2"), ("torch._utils", "_rebuild_parameter"),
        ("torch", "FloatStorage"), ("torch", "HalfStorage"), ("torch", "QInt8Storage"), ("torch", "Size"), ("os", "system"),
        ("collections", "defaultdict"), ("builtins", "set"), ("torch.nn.modules.conv", "Conv2d"),
    ];

    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. Opcodes.Select(opcode => new[] { (byte)opcode }),
        .. Enumerable.Range(0x80, 0x19).Select(opcode => new[] { (byte)opcode }),
        .. Names.Select(name => PickleBytes.Global(name.Module, name.Name)),
        .. Names.Select(name => Encoding.ASCII.GetBytes(name.Name)),
        PickleBytes.Text("storage"), PickleBytes.Text("w"), PickleBytes.Text("params_ema"), PickleBytes.Text("state_dict"),
        PickleBytes.Text("module.w"), PickleBytes.Text("0"),
        PickleBytes.Number(0), PickleBytes.Number(1L << 31), PickleBytes.Number(long.MaxValue), PickleBytes.Number(-1),
        [0x8b, 255, 255, 255, 127], [(byte)'X', 255, 255, 255, 255], [(byte)'r', 255, 255, 15, 0], [(byte)'h', 0], [(byte)'(', (byte)'t'],
        [(byte)'2', 0x86], [(byte)')', (byte)'R'], [(byte)'0', (byte)'0'],
    ];
}
