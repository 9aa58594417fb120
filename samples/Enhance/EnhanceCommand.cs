using System.CommandLine;
using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SuperResolution.Samples.Enhance;

/// <summary>The command line: what it takes and how it becomes options of the library.</summary>
internal static class EnhanceCommand
{
    private static readonly Dictionary<string, IResampler> s_resamplers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nearest"] = KnownResamplers.NearestNeighbor,
        ["bilinear"] = KnownResamplers.Triangle,
        ["bicubic"] = KnownResamplers.Bicubic,
        ["lanczos3"] = KnownResamplers.Lanczos3,
    };

    // Of resamplers; beyond the second a pixel's memory alone would be a tile's.
    private const int UsualScale = 4, LargestScale = 16;

    public static RootCommand Create()
    {
        Argument<string> input = new("in") { Description = "A picture (PNG, JPEG, WebP, GIF, BMP, TIFF), or a folder of pictures; folders in it are left out." };
        Argument<string> output = new("out") { Description = "The file to make, or the folder to fill. A file that is there is replaced, once the new one is whole." };
        Option<string?> weights = new("--weights") { Description = "A .pth or .safetensors file; the network is recognised." };
        Option<int?> weightsScale = new("--weights-scale") { Description = "What --weights enlarges by, where the file does not tell it (SRCNN, FSRCNN, DRCN)." };
        Option<Model?> model = new("--model") { Description = "A network of the package: faithful, which is the default, or photographic." };
        Option<double?> strength = new("--strength") { Description = "How much texture is invented, from 0, nothing, to 1, as --model photographic, which this is without --model and --weights; or as --weights trained on from weights of the package." };
        Option<bool> ensemble = new("--ensemble") { Description = "Take the mean over 8 flips and rotations: a little closer to the truth, in 8 times the time." };
        Option<string?> classical = new("--resample") { Description = $"Use no network, ×{UsualScale} or a whole --scale: {string.Join(", ", Resamplers.Names)}." };
        Option<string?> compare = new("--compare") { Description = "Also write a picture of bicubic | result, with a zoomed crop." };
        Option<Model[]> beside = new("--beside") { Description = "A network of the package whose result --compare shows too, before the result; may be repeated." };
        Option<int?> tile = new("--tile") { Description = "Side of a tile in input pixels; by default what the memory budget allows." };
        Option<Precision> precision = new("--precision") { Description = "float32, bfloat16 or auto.", DefaultValueFactory = _ => Precision.Auto };
        Option<string> device = new("--device") { Description = "cpu, cuda or cuda:N.", DefaultValueFactory = _ => "cpu" };
        Option<int?> threads = new("--threads") { Description = "Threads of one forward pass; by default all cores." };
        Option<long?> memory = new("--memory") { Description = $"Memory budget in MiB; by default {UpscalerOptions.Default.MemoryBudget >> 20}." };
        Option<double?> scale = new("--scale") { Description = "Side of the result as a multiple of the input's; by default the network's, or ×4 with --resample." };
        Option<string?> size = new("--size") { Description = "Size of the result, such as 1920x1080." };
        Option<string> resampler = new("--resampler")
        {
            Description = $"What resizes to --scale or --size: {string.Join(", ", s_resamplers.Keys)}.",
            DefaultValueFactory = _ => "lanczos3",
        };
        Option<AlphaMode> alpha = new("--alpha")
        {
            Description = "What becomes of transparency: bicubic, network or opaque.",
            DefaultValueFactory = _ => AlphaMode.Bicubic,
        };
        resampler.AcceptOnlyFromAmong([.. s_resamplers.Keys]);
        classical.AcceptOnlyFromAmong(Resamplers.Names);
        weightsScale.ReadAsNumber();
        strength.ReadAsNumber(least: 0, most: 1);
        tile.ReadAsNumber(least: 1);
        threads.ReadAsNumber(least: 1);
        memory.ReadAsNumber(least: 16, most: long.MaxValue >> 20);
        scale.ReadAsNumber();

        RootCommand command = new("Makes a picture, or each picture of a folder, larger.")
        {
            input, output, weights, weightsScale, model, strength, ensemble, classical, compare, beside, tile, precision, device, threads, memory, scale, size, resampler, alpha,
        };
        command.SetAction((parsed, cancellationToken) => Errors.ReportAsync(() =>
        {
            UpscalerOptions options = new()
            {
                WeightsScale = parsed.GetValue(weightsScale),
                Strength = parsed.GetValue(strength),
                SelfEnsemble = parsed.GetValue(ensemble),
                Device = parsed.GetValue(device)!,
                Precision = parsed.GetValue(precision),
                Threads = parsed.GetValue(threads),
                MemoryBudget = parsed.GetValue(memory) is { } mebibytes ? mebibytes << 20 : UpscalerOptions.Default.MemoryBudget,
                Tile = parsed.GetValue(tile),
                TargetScale = parsed.GetValue(scale),
                TargetSize = ParseSize(parsed.GetValue(size)),
                AlphaMode = parsed.GetValue(alpha),
                Resampler = s_resamplers[parsed.GetValue(resampler)!],
            };
            EnhanceJob job = new(
                parsed.GetValue(input)!,
                parsed.GetValue(output)!,
                Comparison(parsed.GetValue(compare), parsed.GetValue(beside) ?? [], options with { WeightsScale = null, Strength = null, SelfEnsemble = false }));
            return job.RunAsync(
                () => Open(parsed.GetValue(weights), parsed.GetValue(model), parsed.GetValue(classical), options), cancellationToken);
        }));
        return command;
    }

    private static Upscaler Open(string? weights, Model? model, string? classical, UpscalerOptions options) => (weights, model, classical) switch
    {
        (not null, null, null) => Upscaler.Load(weights, options),
        (null, null, not null) => new Upscaler(Resamplers.Create(classical, WholeScale(options) ?? UsualScale), options),
        (null, { } named, null) => Upscaler.Create(named, options),
        (null, null, null) => Upscaler.Create(options),
        _ => throw new ArgumentException("More than one of --weights, --model and --resample is given; give one of them, or none for --model faithful."),
    };

    /// <summary>What --scale asks for, where that leaves nothing to resize.</summary>
    private static int? WholeScale(UpscalerOptions options) =>
        options.TargetScale is >= 1 and <= LargestScale and double scale && double.IsInteger(scale) ? (int)scale : null;

    private static Comparison? Comparison(string? path, Model[] beside, UpscalerOptions options) => (path, beside) switch
    {
        (not null, _) => new(path, beside, options),
        (null, []) => null,
        _ => throw new ArgumentException("--beside goes with --compare FILE, which shows it."),
    };

    private static Size? ParseSize(string? text)
    {
        if (text is null)
        {
            return null;
        }

        string[] sides = text.Split('x');
        return sides.Length == 2 && int.TryParse(sides[0], CultureInfo.InvariantCulture, out int width)
            && int.TryParse(sides[1], CultureInfo.InvariantCulture, out int height)
                ? new Size(width, height)
                : throw new ArgumentException($"--size is \"{text}\"; give WIDTHxHEIGHT, such as 1920x1080.");
    }
}
