using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Which .NET type the elements of each libtorch type have.</summary>
internal static class Elements
{
    /// <summary>The .NET type; null where .NET has none.</summary>
    internal static Type? TypeOf(ScalarType type) => type switch
    {
        ScalarType.Byte => typeof(byte),
        ScalarType.Int8 => typeof(sbyte),
        ScalarType.Int16 => typeof(short),
        ScalarType.Int32 => typeof(int),
        ScalarType.Int64 => typeof(long),
        ScalarType.Float16 => typeof(Half),
        ScalarType.Float32 => typeof(float),
        ScalarType.Float64 => typeof(double),
        ScalarType.Bool => typeof(bool),
        _ => null,
    };
}
