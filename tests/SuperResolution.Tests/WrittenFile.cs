using System.Text.Json;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests;

/// <summary>Writes pictures from file to file, and has Pillow tell what is in them.</summary>
internal static class WrittenFile
{
    /// <summary>Enlarges by 4 and changes no colour.</summary>
    public static Upscaler Nearest() => new(ClassicalResampler.Create("nearest", 4));

    /// <summary>What is told while a file is enhanced.</summary>
    public static async Task<IReadOnlyList<UpscaleNoticeEventArgs>> NoticesOf(Upscaler upscaler, string input, string output)
    {
        List<UpscaleNoticeEventArgs> notices = [];
        void Add(object? sender, UpscaleNoticeEventArgs notice) => notices.Add(notice);
        upscaler.Noticed += Add;
        await upscaler.EnhanceFileAsync(input, output);
        upscaler.Noticed -= Add;
        return notices;
    }

    /// <summary>What Pillow reads in a file.</summary>
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(Python.Run("tests/SuperResolution.Tests/pictures.py", "read", file)).RootElement;

    /// <summary>A list of whole numbers in what was read.</summary>
    public static int[] Numbers(JsonElement read, string name) => [.. read.GetProperty(name).EnumerateArray().Select(number => (int)number.GetDouble())];

    /// <summary>Texts of an XMP packet by their names.</summary>
    public static string[] Texts(JsonElement xmp, params string[] names) => Array.ConvertAll(names, name => xmp.GetProperty(name).GetString()!);
}
