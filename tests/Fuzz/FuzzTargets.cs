using SuperResolution.Fuzz.Targets;

namespace SuperResolution.Fuzz;

/// <summary>All targets. A new one adds a line.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new ZipTarget(),
        new PickleTarget(),
        new LegacyTarget(),
        new SafetensorsTarget(),
        new SafetensorsHeaderTarget(),
        new ImageTarget("png", ".png", "IHDR", "IDAT", "PLTE", "tRNS", "IEND", "acTL", "fcTL", "fdAT", "eXIf", "iCCP", "iTXtXML:com.adobe.xmp\0", "pHYs"),
        new ImageTarget("jpeg", ".jpg", "\xFF\xC0", "\xFF\xC2", "\xFF\xC4", "\xFF\xDA", "\xFF\xDB", "\xFF\xDD", "\xFF\xD0", "\xFF\xD9", "Exif\0\0", "ICC_PROFILE\0", "Adobe"),
        new ImageTarget("webp", ".webp", "RIFF", "WEBP", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP", "EXIF", "XMP "),
        new ImageTarget("gif", ".gif", "GIF87a", "\x21\xF9\x04", "\x21\xFF\x0B", "XMP DataXMP", "\x2C", "\x3B"),
        new ImageTarget("bmp", ".bmp", "BM", "(\0\0\0", "|\0\0\0", "DEBM"),
        new ImageTarget("tiff", ".tif", "II*\0", "MM\0*", "\x11\x01", "\x16\x01", "\x17\x01", "\x42\x01", "\x44\x01", "\x53\x01", "\x1C\x01\x03"),
        new EnhanceFileTarget(),
    ];

    public static IFuzzTarget Find(string name) =>
        All.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"There is no target \"{name}\". Known are {string.Join(", ", All.Select(target => target.Name))}.");
}
