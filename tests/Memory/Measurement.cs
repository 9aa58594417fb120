using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Memory;

/// <summary>Enhances a picture and watches what is resident.</summary>
/// <param name="Upscaler">What enhances.</param>
/// <param name="Picture">The picture's size.</param>
/// <param name="Calls">How often.</param>
/// <param name="OwnThread">Whether on this thread. Servers use the pool's, of which each has a heap of glibc's own.</param>
/// <param name="Limit">Bytes of data beyond what the process has, or null.</param>
internal sealed record Measurement(Upscaler Upscaler, Size Picture, int Calls, bool OwnThread, long? Limit)
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
        using ResidentMemory memory = new();
        long before = memory.Now;
        if (Limit is { } beyond)
        {
            DataLimit.Set(beyond);
        }

        (long Resident, long Tensors, long Handles) settled = default;
        long growth = 0;
        Stopwatch watch = Stopwatch.StartNew();
        for (int call = 0; call < Calls; call++)
        {
            GrowthWatch growing = new(memory, before, (long)Picture.Width * Picture.Height * Upscaler.Scale * Upscaler.Scale * Unsafe.SizeOf<TPixel>());
            (OwnThread ? Upscaler.Enhance(picture, growing) : Upscaler.EnhanceAsync(picture, growing).GetAwaiter().GetResult()).Dispose();
            growth = Math.Max(growth, growing.Largest);
            if (call == Calls / 5)
            {
                settled = Left(memory);
            }
        }

        (long Resident, long Tensors, long Handles) last = Left(memory);

        return JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["growth"] = MiB(growth),
            ["before"] = MiB(before),
            ["afterFifth"] = MiB(settled.Resident),
            ["afterLast"] = MiB(last.Resident),
            ["tensorsAfterFifth"] = settled.Tensors,
            ["tensorsAfterLast"] = last.Tensors,
            ["handlesAfterFifth"] = settled.Handles,
            ["handlesAfterLast"] = last.Handles,
            ["peak"] = MiB(memory.Peak),
            ["reductions"] = reductions,
            ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 2),
        });
    }

    /// <summary>What is there once garbage is gone: the collector lets some tens of MiB gather before it begins.</summary>
    private static (long Resident, long Tensors, long Handles) Left(ResidentMemory memory)
    {
        (long tensors, long handles) = (LiveTensors.Count(), NativeHandles.Count());
        return (memory.Now, tensors, handles);
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
