using System.Globalization;
using SuperResolution.Tests.Shared;

namespace SixLabors.ImageSharp.Tests.Formats;

/// <summary>The animations and rarer files of Data/, and the pixels of each of their frames (Data/frames.py).</summary>
internal static class Frames
{
    private static readonly Lazy<Oracle> File = new(() => Oracle.Load(Path.GetRelativePath(Repository.Root, TestImages.PathOf("frames.json"))));

    public static IEnumerable<string> Names => File.Value.Names.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => name.Split('/')[0]).Distinct();

    public static TheoryData<string> All => [.. Names];

    public static int CountOf(string name) => File.Value.Names.Count(key => key.StartsWith(name + "/", StringComparison.Ordinal));

    public static int[] Expected(string name, int frame) => Array.ConvertAll(File.Value.Values(Key(name, frame)), v => (int)v);

    public static long[] Shape(string name, int frame) => File.Value.Shape(Key(name, frame));

    private static string Key(string name, int frame) => $"{name}/{frame.ToString(CultureInfo.InvariantCulture)}";
}
