using static TorchSharp.torch;

namespace SuperResolution.Weights.Pickle;

/// <summary>What each name that a pickle may mention means. Everything else is refused by name.</summary>
internal static class PickleGlobals
{
    /// <summary>What a name stands for.</summary>
    public enum Meaning
    {
        /// <summary>A class of storages, such as torch.FloatStorage.</summary>
        Storage,

        /// <summary>collections.OrderedDict.</summary>
        OrderedDictionary,

        /// <summary>A function that puts a tensor together from a storage, an offset, sizes and strides.</summary>
        Tensor,

        /// <summary>A function that wraps a tensor as a parameter.</summary>
        Parameter,

        /// <summary>A tuple of sizes.</summary>
        Size,

        /// <summary>A harmless value of a training state; what it holds is dropped.</summary>
        Inert,
    }

    /// <summary>The names that a message can list.</summary>
    public const string Allowed =
        "collections.OrderedDict, torch._utils._rebuild_tensor_v2, torch._utils._rebuild_parameter, torch's storage classes and "
        + "the plain values of a training state";

    private static readonly Dictionary<string, ScalarType?> StorageTypes = new()
    {
        ["FloatStorage"] = ScalarType.Float32,
        ["DoubleStorage"] = ScalarType.Float64,
        ["HalfStorage"] = ScalarType.Float16,
        ["BFloat16Storage"] = ScalarType.BFloat16,
        ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32,
        ["ShortStorage"] = ScalarType.Int16,
        ["CharStorage"] = ScalarType.Int8,
        ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
        ["ComplexFloatStorage"] = null,
        ["ComplexDoubleStorage"] = null,
        ["QInt8Storage"] = null,
        ["QUInt8Storage"] = null,
        ["QInt32Storage"] = null,
        ["QUInt4x2Storage"] = null,
        ["QUInt2x4Storage"] = null,
    };

    private static readonly HashSet<string> Inert =
    [
        "collections.Counter", "collections.defaultdict", "argparse.Namespace", "torch.device",
        "builtins.set", "builtins.frozenset", "builtins.list", "builtins.dict", "builtins.tuple", "builtins.int", "builtins.float",
        "builtins.bool", "builtins.str", "builtins.complex", "builtins.slice", "builtins.range", "builtins.bytearray",
        "numpy.dtype", "numpy.ndarray", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar",
        "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct", "_codecs.encode",
        "torch.float16", "torch.float32", "torch.float64", "torch.bfloat16", "torch.uint8", "torch.int8", "torch.int16", "torch.int32",
        "torch.int64", "torch.bool", "torch.preserve_format", "torch.contiguous_format", "torch.channels_last", "torch.strided",
    ];

    /// <summary>The meaning of a name, or null where it is not allowed.</summary>
    public static Meaning? Find(PickleGlobal global) => global switch
    {
        { Module: "collections", Name: "OrderedDict" } => Meaning.OrderedDictionary,
        { Module: "torch._utils", Name: "_rebuild_tensor" or "_rebuild_tensor_v2" } => Meaning.Tensor,
        { Module: "torch._utils", Name: "_rebuild_parameter" or "_rebuild_parameter_with_state" } => Meaning.Parameter,
        { Module: "torch", Name: "Size" } => Meaning.Size,
        { Module: "torch" or "torch.cuda" or "torch.storage" } when StorageTypes.ContainsKey(global.Name) => Meaning.Storage,
        _ when Inert.Contains(Normalised(global)) => Meaning.Inert,
        _ => null,
    };

    /// <summary>The element type of a class of storages, or null where the library has no use for it.</summary>
    public static ScalarType? ElementType(PickleGlobal storage) => StorageTypes[storage.Name];

    /// <summary>Whether the name belongs to a network that was pickled whole, code included.</summary>
    public static bool IsPickledNetwork(PickleGlobal global) =>
        global.Module.StartsWith("torch.nn.", StringComparison.Ordinal)
        || global.Module.Split('.')[^1] is "model" or "models" or "network" or "networks" or "arch" or "archs";

    private static string Normalised(PickleGlobal global) =>
        (global.Module is "__builtin__" ? "builtins" : global.Module) + "." + global.Name;
}
