using System.Globalization;
using System.Text;
using SuperResolution.Weights;

namespace SuperResolution.Samples.Inspect;

/// <summary>Lines for people.</summary>
internal static class FactsAsText
{
    private const int Column = 18;
    private const int LongestText = 200;

    public static string Write(WeightsFile file)
    {
        StringBuilder lines = new();
        void Line(string name, string? value)
        {
            if (value is not null)
            {
                lines.Append(name.PadRight(Column)).Append(value).Append('\n');
            }
        }

        Line("file", $"{Shown(file.Name)}, {file.Bytes:N0} bytes");
        Line("sha-256", file.Sha256);
        Line("format", Form(file.Format));
        Line("found under", file.Wrapper is null ? null : Shown(file.Wrapper));
        Line("without prefix", file.RemovedPrefix is null ? null : Shown(file.RemovedPrefix));
        Line("tensors", $"{file.Tensors:N0}");
        Line("network", file.Generator?.Network ?? "no generator that this version knows");
        if (file.Generator is { } generator)
        {
            Line("description", generator.Description);
            Line("scale", generator.Known is { } known ? $"×{known.Scale}" : $"the file does not tell; {Choice([.. generator.AtScale.Select(at => at.Scale)])}");
            Line("hyper-parameters", string.Join(", ", generator.Hyperparameters.Select(pair => $"{pair.Key} {pair.Value}")));
            Line("weights", $"{generator.Weights:N0}");
            Line("input", $"RGB, trained on {generator.InputRange}");
            Line("output", $"RGB, trained on {generator.OutputRange}");
            string halo = $"{OfScale(generator, at => $"{at.Halo}")} input pixels on each side";
            Line("halo", generator.TilesExactly ? halo : $"looks at the whole picture; where it runs in tiles, {halo}");
            Line("alignment", generator.Alignment == 1 ? null : $"tiles begin and end at multiples of {generator.Alignment} input pixels");
            Line("memory", $"{OfScale(generator, at => $"{at.WorkingBytesPerPixel:N0}")} bytes for an input pixel, in float32");
        }

        Line("licence", file.Licence is { } licence ? $"{Shown(licence.Name)}, says {licence.Source}" : "not known: look it up where the file is published");
        return lines.ToString();
    }

    /// <summary>What depends on the scale; where the file does not tell it, at each that it may be.</summary>
    private static string OfScale(GeneratorFacts generator, Func<ScaleFacts, string> value) => generator.Known is { } known
        ? value(known)
        : string.Join(", ", generator.AtScale.Select(at => $"{value(at)} (×{at.Scale})"));

    private static string Choice(IReadOnlyList<int> numbers) => $"{string.Join(", ", numbers.SkipLast(1))} or {numbers[^1]}";

    /// <summary>How the form of a file is called.</summary>
    public static string Form(CheckpointFormat format) => format switch
    {
        CheckpointFormat.PyTorchZip => "PyTorch zip archive",
        CheckpointFormat.PyTorchLegacy => "PyTorch legacy pickle, before 1.6",
        CheckpointFormat.Safetensors => "safetensors",
        _ => format.ToString(),
    };

    // Texts of a file go to a terminal, which some characters would tell to do things.
    private static string Shown(string text) => string.Concat(text.Take(LongestText).Select(c =>
        char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c));
}
