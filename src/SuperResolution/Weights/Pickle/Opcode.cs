namespace SuperResolution.Weights.Pickle;

/// <summary>The opcodes that the machine knows, as Python's pickletools names them, and the names of those that it refuses.</summary>
internal static class Opcode
{
    public const byte Mark = (byte)'(', Stop = (byte)'.', Pop = (byte)'0', PopMark = (byte)'1', Dup = (byte)'2';
    public const byte None = (byte)'N', NewTrue = 0x88, NewFalse = 0x89;
    public const byte BinInt = (byte)'J', BinInt1 = (byte)'K', BinInt2 = (byte)'M', Long1 = 0x8a, Long4 = 0x8b, BinFloat = (byte)'G';
    public const byte BinString = (byte)'T', ShortBinString = (byte)'U';
    public const byte BinUnicode = (byte)'X', ShortBinUnicode = 0x8c, BinUnicode8 = 0x8d;
    public const byte BinBytes = (byte)'B', ShortBinBytes = (byte)'C', BinBytes8 = 0x8e, ByteArray8 = 0x96;
    public const byte EmptyList = (byte)']', Append = (byte)'a', Appends = (byte)'e', List = (byte)'l';
    public const byte EmptyTuple = (byte)')', Tuple = (byte)'t', Tuple1 = 0x85, Tuple2 = 0x86, Tuple3 = 0x87;
    public const byte EmptyDict = (byte)'}', SetItem = (byte)'s', SetItems = (byte)'u', Dict = (byte)'d';
    public const byte EmptySet = 0x8f, AddItems = 0x90, FrozenSet = 0x91;
    public const byte Global = (byte)'c', StackGlobal = 0x93, Reduce = (byte)'R', Build = (byte)'b', NewObj = 0x81;
    public const byte BinPersId = (byte)'Q', Proto = 0x80, Frame = 0x95;
    public const byte BinPut = (byte)'q', LongBinPut = (byte)'r', Memoize = 0x94, BinGet = (byte)'h', LongBinGet = (byte)'j';

    private static readonly Dictionary<byte, string> Refused = new()
    {
        [(byte)'i'] = "INST", [(byte)'o'] = "OBJ", [0x92] = "NEWOBJ_EX", [0x82] = "EXT1", [0x83] = "EXT2", [0x84] = "EXT4",
        [(byte)'P'] = "PERSID", [(byte)'I'] = "INT", [(byte)'L'] = "LONG", [(byte)'F'] = "FLOAT", [(byte)'S'] = "STRING",
        [(byte)'V'] = "UNICODE", [(byte)'g'] = "GET", [(byte)'p'] = "PUT", [0x97] = "NEXT_BUFFER", [0x98] = "READONLY_BUFFER",
    };

    /// <summary>Why an opcode is refused.</summary>
    public static PickleFault Refusal(byte opcode) => Refused.TryGetValue(opcode, out string? name)
        ? PickleFault.Forbidden($"the opcode {name}, which PyTorch never writes, is not allowed")
        : PickleFault.Damaged($"0x{opcode:x2} is not an opcode of a pickle");
}
