using System.Globalization;
using System.Reflection.Metadata;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>The types that signatures have a code of their own for, and their literals.</summary>
internal static class Primitives
{
    private static readonly Dictionary<string, PrimitiveTypeCode> Codes = new()
    {
        ["System.Object"] = PrimitiveTypeCode.Object, ["System.String"] = PrimitiveTypeCode.String, ["System.Boolean"] = PrimitiveTypeCode.Boolean,
        ["System.Byte"] = PrimitiveTypeCode.Byte, ["System.SByte"] = PrimitiveTypeCode.SByte, ["System.Int16"] = PrimitiveTypeCode.Int16,
        ["System.UInt16"] = PrimitiveTypeCode.UInt16, ["System.Int32"] = PrimitiveTypeCode.Int32, ["System.UInt32"] = PrimitiveTypeCode.UInt32,
        ["System.Int64"] = PrimitiveTypeCode.Int64, ["System.UInt64"] = PrimitiveTypeCode.UInt64, ["System.Single"] = PrimitiveTypeCode.Single,
        ["System.Double"] = PrimitiveTypeCode.Double, ["System.Char"] = PrimitiveTypeCode.Char, ["System.IntPtr"] = PrimitiveTypeCode.IntPtr,
        ["System.UIntPtr"] = PrimitiveTypeCode.UIntPtr, ["System.Void"] = PrimitiveTypeCode.Void,
    };

    /// <summary>The signature's code of the type with this key, or null.</summary>
    public static PrimitiveTypeCode? CodeOf(string key) => Codes.TryGetValue(key, out PrimitiveTypeCode code) ? code : null;

    /// <summary>The value that a listing prints as <paramref name="text"/> for a constant of the type with this key.</summary>
    public static object Parse(string key, string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return key switch
        {
            "System.String" => text.Trim('"'),
            "System.Boolean" => bool.Parse(text),
            "System.Byte" => byte.Parse(text, culture),
            "System.SByte" => sbyte.Parse(text, culture),
            "System.Int16" => short.Parse(text, culture),
            "System.UInt16" => ushort.Parse(text, culture),
            "System.Int32" => int.Parse(text, culture),
            "System.UInt32" => uint.Parse(text, culture),
            "System.Int64" => long.Parse(text, culture),
            "System.UInt64" => ulong.Parse(text, culture),
            "System.Single" => float.Parse(text, culture),
            "System.Double" => double.Parse(text, culture),
            "System.Char" => text[0],
            _ => throw new FormatException($"A constant of type '{key}' is not supported: {text}"),
        };
    }
}
