using System.CommandLine;
using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>The command line: what it takes and how it becomes options of the library.</summary>
internal static class EvaluateCommand
{
    public static RootCommand Create()
    {
        Option<string[]> folders = new("--hr") { Description = "A folder of high-resolution images; may be repeated.", Required = true };
        Option<int> scale = new("--scale") { Description = "How many times larger images are made.", Required = true };
        Option<string[]> weights = new("--weights") { Description = "A .pth or .safetensors file of this scale; may be repeated." };
        Option<int?> tile = new("--tile") { Description = "Side of a tile in input pixels." };
        Option<Precision> precision = new("--precision") { Description = "float32, bfloat16 or auto.", DefaultValueFactory = _ => Precision.Auto };
        Option<string> protocol = new("--protocol") { Description = "How images are compared.", DefaultValueFactory = _ => "common" };
        Option<string?> json = new("--json") { Description = "Also write the rows, with each image's scores, to this file." };
        protocol.AcceptOnlyFromAmong("common", "daala");

        RootCommand command = new("PSNR and SSIM of nearest neighbour, bicubic and networks on folders of high-resolution images.")
        {
            folders, scale, weights, tile, precision, protocol, json,
        };
        command.SetAction((parsed, cancellationToken) => Errors.ReportAsync(() =>
        {
            int factor = parsed.GetValue(scale);
            if (factor < 2)
            {
                throw new ArgumentException($"--scale is {factor}; give 2 or more.");
            }

            EvaluateJob job = new(
                [.. parsed.GetValue(folders)!.Select(BenchmarkSet.Open)],
                new Benchmark(factor, EvaluationProtocol.FromName(parsed.GetValue(protocol)!, factor)),
                parsed.GetValue(weights) ?? [],
                new UpscalerOptions { Tile = parsed.GetValue(tile), Precision = parsed.GetValue(precision) },
                parsed.GetValue(json));
            return Task.Run(() => job.RunAsync(cancellationToken), cancellationToken);
        }));
        return command;
    }
}
