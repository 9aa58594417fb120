using System.Globalization;
using System.Text.RegularExpressions;
using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights.Recognition;

/// <summary>Finds the scale that weights were trained for, where their names and shapes do not tell it.</summary>
internal static partial class ScaleOfFile
{
    /// <summary>The network at the scale that the file's texts tell, the caller, or the file's name, such as <c>fsrcnn_x4.pth</c>.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="match">The network.</param>
    /// <param name="texts">What the library wrote beside weights of its own; empty for other files.</param>
    /// <param name="scale">What the caller says; null for nothing.</param>
    /// <exception cref="ArgumentException">The network does not have the given scale.</exception>
    /// <exception cref="FormatException">The text is none of the network's scales.</exception>
    /// <exception cref="UnrecognisedCheckpointException">Nothing tells it.</exception>
    public static GeneratorMatch Resolve(string file, MatchOfAnyScale match, IReadOnlyDictionary<string, string> texts, int? scale)
    {
        string allowed = string.Join(", ", match.Scales);
        if (texts.TryGetValue("scale", out string? text))
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int written) && match.Scales.Contains(written)
                ? match.At(written)
                : throw new FormatException($"'scale' is one of {allowed}");
        }

        if (scale is { } given)
        {
            return match.Scales.Contains(given)
                ? match.At(given)
                : throw new ArgumentException($"{match.Network} enlarges by one of {allowed}, not by {given}.", nameof(scale));
        }

        int[] named = [.. InName().Matches(file).Select(found => found.Value.First(char.IsAsciiDigit) - '0').Distinct()];
        if (named is [var only] && match.Scales.Contains(only))
        {
            GeneratorMatch found = match.At(only);
            return found with { Description = $"{found.Description}, scale as the file's name says" };
        }

        throw new UnrecognisedCheckpointException(
            $"{file} holds weights of {match.Network}, which are the same for every scale and do not tell the one that they were trained for. "
            + $"Give it as {nameof(UpscalerOptions)}.{nameof(UpscalerOptions.WeightsScale)} or as the argument scale of GeneratorLoader.Load, or put it into the "
            + $"file's name, such as {match.Network.ToLowerInvariant()}_x4.pth; it is one of {allowed}.")
        {
            Scales = match.Scales,
        };
    }

    [GeneratedRegex(@"(?<![0-9])[x×][0-9](?![0-9])|(?<![0-9a-z])[0-9][x×](?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InName();
}
