using System.CommandLine;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Tests.Memory;

/// <summary>Enhances noise and tells what it took: how far memory grew, what many calls leave, what happens under a limit.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Option<int> width = new("--width") { DefaultValueFactory = _ => 300 };
        Option<int> height = new("--height") { DefaultValueFactory = _ => 280 };
        Option<long> budget = new("--budget") { DefaultValueFactory = _ => 1024, Description = "UpscalerOptions.MemoryBudget in MiB." };
        Option<string> network = new("--network")
        {
            DefaultValueFactory = _ => "2x64",
            Description = "A file of weights, a classical resampler, a recipe, or blocks and width of an SRResNet ×4.",
        };
        Option<string> pixel = new("--pixel") { DefaultValueFactory = _ => nameof(Rgb24) };
        Option<AlphaMode> alpha = new("--alpha") { DefaultValueFactory = _ => AlphaMode.Bicubic };
        Option<double?> scale = new("--scale") { Description = "UpscalerOptions.TargetScale." };
        Option<int?> tile = new("--tile") { Description = "UpscalerOptions.Tile." };
        Option<int> calls = new("--calls") { DefaultValueFactory = _ => 1, Description = "How often; more than once, what is left after a fifth of them and after the last is told." };
        Option<bool> ownThread = new("--own-thread") { Description = "Enhance on the program's own thread instead of the pool's." };
        Option<long?> limit = new("--limit") { Description = "MiB of data that the process may have beyond what it has." };
        RootCommand command = new("Enhances noise and tells what memory it took.")
        {
            width, height, budget, network, pixel, alpha, scale, tile, calls, ownThread, limit,
        };
        command.SetAction(parsed =>
        {
            UpscalerOptions options = new()
            {
                MemoryBudget = parsed.GetValue(budget) << 20,
                AlphaMode = parsed.GetValue(alpha),
                TargetScale = parsed.GetValue(scale),
                Tile = parsed.GetValue(tile),
            };
            using Upscaler upscaler = Networks.Open(parsed.GetValue(network)!, options);
            Measurement measurement = new(
                upscaler, new Size(parsed.GetValue(width), parsed.GetValue(height)), parsed.GetValue(calls), parsed.GetValue(ownThread), parsed.GetValue(limit) << 20);
            Console.WriteLine(parsed.GetValue(pixel) switch
            {
                nameof(L8) => measurement.Run<L8>(),
                nameof(L16) => measurement.Run<L16>(),
                nameof(La32) => measurement.Run<La32>(),
                nameof(Rgb24) => measurement.Run<Rgb24>(),
                nameof(Rgba32) => measurement.Run<Rgba32>(),
                nameof(Rgb48) => measurement.Run<Rgb48>(),
                nameof(Rgba64) => measurement.Run<Rgba64>(),
                _ => throw new ArgumentException($"--pixel is {parsed.GetValue(pixel)}; give one of the eight that are read as they lie."),
            });
        });
        return command.Parse(arguments).Invoke();
    }
}
