using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SixLabors.ImageSharp.Tests;

/// <summary>The images of Data/ and the pixels that they hold (Data/make.py).</summary>
internal static class TestImages
{
    private const string Folder = "tests/StandIns/SixLabors.ImageSharp.Tests/Data";
    private static readonly Lazy<Oracle> Pixels = new(() => Oracle.Load($"{Folder}/pixels.json"));
    private static readonly Lazy<Oracle> FormulaFile = new(() => Oracle.Load($"{Folder}/formulas.json"));

    /// <summary>Data/formulas.py's results.</summary>
    public static Oracle Formulas => FormulaFile.Value;

    /// <summary>The images whose pixels are known.</summary>
    public static IEnumerable<string> Names => Pixels.Value.Names.Where(name => name.Contains('.', StringComparison.Ordinal));

    /// <summary>The images whose pixels are known, for a theory.</summary>
    public static TheoryData<string> All => [.. Names];

    public static string PathOf(string name) => Path.Combine(Repository.Root, Folder, name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static long[] Shape(string name) => Pixels.Value.Shape(name);

    /// <summary>The known pixels, with a channel count of 1 where the array has none.</summary>
    public static int[] Expected(string name) => Array.ConvertAll(Pixels.Value.Values(name), v => (int)v);

    public static int Channels(string name) => Shape(name) is [_, _, var channels] ? (int)channels : 1;

    /// <summary>All components of all pixels, in order.</summary>
    public static int[] Components<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        List<int> components = [];
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                foreach (TPixel pixel in rows.GetRowSpan(y))
                {
                    components.AddRange(Components(pixel));
                }
            }
        });
        return [.. components];
    }

    public static int[] Components<TPixel>(TPixel pixel)
        where TPixel : unmanaged => pixel switch
        {
            L8 p => [p.PackedValue],
            L16 p => [p.PackedValue],
            La16 p => [p.L, p.A],
            La32 p => [p.L, p.A],
            Rgb24 p => [p.R, p.G, p.B],
            Rgb48 p => [p.R, p.G, p.B],
            Rgba32 p => [p.R, p.G, p.B, p.A],
            Rgba64 p => [p.R, p.G, p.B, p.A],
            _ => throw new ArgumentException($"{typeof(TPixel)} is no known pixel."),
        };

    /// <summary>An image with the given components.</summary>
    public static Image<TPixel> Make<TPixel>(int width, int height, ReadOnlySpan<int> components)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> image = new(width, height);
        int channels = components.Length / (width * height);
        for (int i = 0; i < width * height; i++)
        {
            image[i % width, i / width] = Pixel<TPixel>(components.Slice(i * channels, channels));
        }

        return image;
    }

    /// <summary>An image of noise.</summary>
    public static Image<TPixel> Noise<TPixel>(int width, int height, int seed = 1)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> image = new(width, height);
        Random random = new(seed);
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.GetRowSpan(y)));
            }
        });
        return image;
    }

    /// <summary>Runs an action for each of the eight kinds of pixel.</summary>
    public static void ForEachKind(IKindAction action)
    {
        action.Run<L8>();
        action.Run<L16>();
        action.Run<La16>();
        action.Run<La32>();
        action.Run<Rgb24>();
        action.Run<Rgb48>();
        action.Run<Rgba32>();
        action.Run<Rgba64>();
    }

    private static TPixel Pixel<TPixel>(ReadOnlySpan<int> c)
        where TPixel : unmanaged
    {
        object pixel = default(TPixel) switch
        {
            L8 => new L8((byte)c[0]),
            L16 => new L16((ushort)c[0]),
            La16 => new La16((byte)c[0], (byte)c[1]),
            La32 => new La32((ushort)c[0], (ushort)c[1]),
            Rgb24 => new Rgb24((byte)c[0], (byte)c[1], (byte)c[2]),
            Rgb48 => new Rgb48((ushort)c[0], (ushort)c[1], (ushort)c[2]),
            Rgba32 => new Rgba32((byte)c[0], (byte)c[1], (byte)c[2], (byte)c[3]),
            _ => new Rgba64((ushort)c[0], (ushort)c[1], (ushort)c[2], (ushort)c[3]),
        };
        return (TPixel)pixel;
    }

    /// <summary>Something to do for each kind of pixel.</summary>
    internal interface IKindAction
    {
        void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel>;
    }
}
