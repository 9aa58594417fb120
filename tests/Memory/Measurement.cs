using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Tests.Memory;

/// <summary>Enhances a picture and watches what is resident.</summary>
/// <param name="Upscaler">What enhances.</param>
/// <param name="Picture">The picture's size.</param>
/// <param name="Calls">How often.</param>
/// <param name="Limit">Bytes of data beyond what the process has, or null.</param>
internal sealed record Measurement(Upscaler Upscaler, Size Picture, int Calls, long? Limit)
{
    /// <returns>What was measured, a line of JSON; sizes in MiB.</returns>
    public string Run<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int reductions = 0;
        Upscaler.Noticed += (_, _) => reductions++;
        using Image<TPixel> picture = Noise<TPixel>();
        // Libraries and kernels come in with the first tile of all; what is measured is a picture's own.
        using (Image<TPixel> small = new(8, 8))
        {
            Upscaler.EnhanceAsync(small).GetAwaiter().GetResult().Dispose();
        }

        GC.Collect();
        long before = Resident.Now;
        if (Limit is { } beyond)
        {
            DataLimit.Set(beyond);
        }

        long settled = 0;
        long growth = 0;
        Stopwatch watch = Stopwatch.StartNew();
        for (int call = 0; call < Calls; call++)
        {
            GrowthWatch growing = new(before, (long)Picture.Width * Picture.Height * Upscaler.Scale * Upscaler.Scale * Unsafe.SizeOf<TPixel>());
            // On a thread of the pool, as servers do.
            Upscaler.EnhanceAsync(picture, growing).GetAwaiter().GetResult().Dispose();
            growth = Math.Max(growth, growing.Largest);
            // The garbage collector takes some tens of MiB before it first collects.
            settled = call <= Calls / 4 ? Resident.Now : settled;
        }

        return JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["growth"] = MiB(growth),
            ["before"] = MiB(before),
            ["afterQuarter"] = MiB(settled),
            ["afterLast"] = MiB(Resident.Now),
            ["peak"] = MiB(Resident.Peak),
            ["reductions"] = reductions,
            ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 2),
        });
    }

    private Image<TPixel> Noise<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> picture = new(Picture.Width, Picture.Height);
        Random random = new(0);
        picture.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                random.NextBytes(MemoryMarshal.AsBytes(rows.GetRowSpan(y)));
            }
        });
        return picture;
    }

    private static double MiB(long bytes) => Math.Round(bytes / (double)(1 << 20), 1);
}
