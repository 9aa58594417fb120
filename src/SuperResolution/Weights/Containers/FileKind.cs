using System.Text;

namespace SuperResolution.Weights.Containers;

/// <summary>What a file is, by its first bytes: one of the three forms of weights, or what people take for them.</summary>
internal static class FileKind
{
    public const string Zip = "a zip archive";
    public const string Legacy = "a PyTorch file of the form before 1.6";
    public const string Safetensors = "a safetensors file";

    /// <summary>How many bytes of the beginning are looked at.</summary>
    public const int BytesNeeded = 512;

    /// <summary>PyTorch's magic number, 0x1950a86a20f9469cfc6c, as a pickle of its own.</summary>
    private static readonly byte[] LegacyStart =
        [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];

    private static readonly (byte[] Start, string What)[] Others =
    [
        ("version https://git-lfs"u8.ToArray(), "a Git LFS pointer and not the file itself: fetch it with 'git lfs pull'"),
        ("<!doctype html"u8.ToArray(), "an HTML page and not the file itself: the download failed, or needs a login or the raw link"),
        ("<html"u8.ToArray(), "an HTML page and not the file itself: the download failed, or needs a login or the raw link"),
        ("<?xml"u8.ToArray(), "an XML document"),
        ([0x80, 0x02], "a plain pickle and not a PyTorch file"),
        ([0x80, 0x03], "a plain pickle and not a PyTorch file"),
        ([0x80, 0x04], "a plain pickle and not a PyTorch file"),
        ([0x80, 0x05], "a plain pickle and not a PyTorch file"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file (Keras)"),
        ([0x93, .. "NUMPY"u8], "a NumPy array"),
        ([0x89, .. "PNG"u8], "a PNG image"),
        ([0xff, 0xd8, 0xff], "a JPEG image"),
        ([0x1f, 0x8b], "a gzip archive: unpack it first"),
        ([.. "7z"u8, 0xbc, 0xaf], "a 7z archive: unpack it first"),
        ("Rar!"u8.ToArray(), "a RAR archive: unpack it first"),
        ("PK\x05\x06"u8.ToArray(), "a zip archive without entries"),
        ("GGUF"u8.ToArray(), "a GGUF file (llama.cpp)"),
        ("7767517"u8.ToArray(), "an ncnn network"),
        ([0x08, 0x07, 0x12], "an ONNX network"),
        ([0x08, 0x08, 0x12], "an ONNX network"),
        ("{"u8.ToArray(), "a JSON document"),
    ];

    /// <summary>Names the kind of a file.</summary>
    /// <param name="start">Its first <see cref="BytesNeeded"/> bytes, or all of them.</param>
    public static string Tell(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return "empty";
        }

        if (start.StartsWith("PK\x03\x04"u8))
        {
            return Zip;
        }

        if (start.StartsWith(LegacyStart))
        {
            return Legacy;
        }

        if (start.Length > sizeof(ulong)
            && start[sizeof(ulong)] == (byte)'{'
            && start[..sizeof(ulong)].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return Safetensors;
        }

        if (start.Length >= sizeof(ulong) && start[..sizeof(ulong)].IndexOfAnyExcept((byte)0) < 0)
        {
            return "a safetensors file whose header is said to have 0 bytes, or a file of zeros";
        }

        byte[] text = Lowered(start);
        foreach ((byte[] beginning, string what) in Others)
        {
            if (start.StartsWith(beginning) || text.AsSpan().StartsWith(beginning))
            {
                return what;
            }
        }

        return start.Length >= 262 && start[257..].StartsWith("ustar"u8)
            ? "a tar archive (unpack it; PyTorch before 0.2 wrote such files itself, and they must be saved again)"
            : $"no file of weights (it begins with the bytes {Convert.ToHexString(start[..Math.Min(8, start.Length)])})";
    }

    /// <summary>The beginning without a byte order mark and blanks, in small letters, for comparing with tags.</summary>
    private static byte[] Lowered(ReadOnlySpan<byte> start) =>
        Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(start).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n').ToLowerInvariant());
}
