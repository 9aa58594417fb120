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
        Option<string[]> weights = new("--weights") { Description = "A .pth or .safetensors file of this scale; may be repeated. Of a file that does not tell its scale (SRCNN, FSRCNN, DRCN), --scale does." };
        Option<Model[]> models = new("--model")
        {
            Description = "A network of the package; may be repeated. Without this and --weights, for ×2 and ×4: Faithful.",
        };
        Option<double?> strength = new("--strength") { Description = "How much texture networks invent, from 0, nothing, to 1, as they are. Without --model and --weights, for ×4: Photographic." };
        Option<bool> ensemble = new("--ensemble") { Description = "Let networks take the mean over 8 flips and rotations." };
        Option<string[]> resamplers = new("--resample")
        {
            Description = $"What has no weights and is measured too: {string.Join(", ", Resamplers.Names)}; may be repeated, or take several. Nearest and bicubic are there anyway.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int?> tile = new("--tile") { Description = "Side of a tile in input pixels." };
        Option<Precision> precision = new("--precision") { Description = "float32, in which figures are published, bfloat16 or auto.", DefaultValueFactory = _ => Precision.Float32 };
        Option<string> protocol = new("--protocol") { Description = "How images are compared.", DefaultValueFactory = _ => "common" };
        Option<string> metrics = new("--metrics")
        {
            Description = $"What is measured, with commas between: {MetricChoice.Names}.",
            DefaultValueFactory = _ => "psnr,ssim",
        };
        Option<string?> lpipsBackbone = new("--lpips-backbone") { Description = "torchvision's file of AlexNet, VGG16 or SqueezeNet 1.1, for lpips." };
        Option<string?> lpipsHeads = new("--lpips-heads") { Description = "The file of linear heads that goes with it: alex.pth, vgg.pth or squeeze.pth." };
        Option<string?> vgg19 = new("--vgg19") { Description = "torchvision's file of VGG19, for vgg54." };
        Option<string?> markdown = new("--markdown") { Description = "Also write the table, and one for each set's images, to this file." };
        Option<string?> csv = new("--csv") { Description = "Also write means and each image's values to this file." };
        Option<string?> json = new("--json") { Description = "Also write means and each image's values to this file." };
        protocol.AcceptOnlyFromAmong("common", "daala");
        resamplers.AcceptOnlyFromAmong(Resamplers.Names);
        scale.ReadAsNumber(least: 2);
        strength.ReadAsNumber(least: 0, most: 1);
        tile.ReadAsNumber(least: 1);

        RootCommand command = new("PSNR, SSIM and other metrics of nearest neighbour, bicubic and networks on folders of high-resolution images.")
        {
            folders, scale, weights, models, resamplers, strength, ensemble, tile, precision, protocol, metrics, lpipsBackbone, lpipsHeads, vgg19, markdown, csv, json,
        };
        command.SetAction((parsed, cancellationToken) => Errors.ReportAsync(async () =>
        {
            int factor = parsed.GetValue(scale);
            string[] given = parsed.GetValue(weights) ?? [];
            Model[] packaged = parsed.GetValue(models) is { Length: > 0 } named ? named : given.Length > 0 ? [] : (factor, parsed.GetValue(strength)) switch
            {
                (2 or 4, null) => [Model.Faithful],
                (4, _) => [Model.Photographic],
                (_, not null) => throw new ArgumentException("--strength is for ×4, or for files given with --weights."),
                _ => [],
            };
            EvaluationProtocol compared = EvaluationProtocol.FromName(parsed.GetValue(protocol)!, factor);
            BenchmarkSet[] sets = [.. parsed.GetValue(folders)!.Select(BenchmarkSet.Open)];
            MetricFiles files = new(parsed.GetValue(lpipsBackbone), parsed.GetValue(lpipsHeads), parsed.GetValue(vgg19));
            await using ReportFiles reports = await ReportFiles.CreateAsync(parsed.GetValue(markdown), parsed.GetValue(csv), parsed.GetValue(json));
            using MetricChoice choice = MetricChoice.Parse(parsed.GetValue(metrics)!, compared, files);
            EvaluateJob job = new(
                sets,
                new Benchmark(factor, compared, choice.Metrics),
                packaged,
                given,
                parsed.GetValue(resamplers) ?? [],
                new UpscalerOptions
                {
                    Strength = parsed.GetValue(strength),
                    SelfEnsemble = parsed.GetValue(ensemble),
                    Tile = parsed.GetValue(tile),
                    Precision = parsed.GetValue(precision),
                },
                reports);
            return await Task.Run(() => job.RunAsync(cancellationToken), cancellationToken);
        }));
        return command;
    }
}
