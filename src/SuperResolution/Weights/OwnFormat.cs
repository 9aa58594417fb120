using System.Globalization;
using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights;

/// <summary>
/// What the library writes beside the weights of its own safetensors files: the version of how it writes them, the network and its
/// scale. Files of others have no version, and their texts mean nothing here.
/// </summary>
internal static class OwnFormat
{
    /// <summary>The name of the text that holds the version.</summary>
    public const string Key = "superresolution_format";

    /// <summary>The version that is written, and the newest that is read.</summary>
    public const int Newest = 1;

    /// <exception cref="InvalidCheckpointException">A newer version of the library wrote the file.</exception>
    public static void RequireKnown(string file, IReadOnlyDictionary<string, string> texts)
    {
        if (texts.TryGetValue(Key, out string? version)
            && !(int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= Newest))
        {
            throw Refusal.Of(
                file,
                $"it is written in version '{version.Shown()}' of SuperResolution's form; this version of the library reads up to {Newest}",
                "Update the package SuperResolution.");
        }
    }

    /// <summary>The texts of a file of the library's own; none of those of others, which mean nothing here.</summary>
    public static IReadOnlyDictionary<string, string> Texts(IReadOnlyDictionary<string, string> texts) =>
        texts.ContainsKey(Key) ? texts : new Dictionary<string, string>();

    /// <exception cref="InvalidCheckpointException">The file says that the weights are of another network or scale than they are.</exception>
    public static void RequireMatch(string file, IReadOnlyDictionary<string, string> texts, GeneratorMatch match)
    {
        if (!texts.ContainsKey(Key))
        {
            return;
        }

        string scale = match.Hyperparameters["scale"].ToString(CultureInfo.InvariantCulture);
        (string saidNetwork, string saidScale) = (texts.GetValueOrDefault("network", match.Network), texts.GetValueOrDefault("scale", scale));
        if (saidNetwork != match.Network || saidScale != scale)
        {
            throw Refusal.Of(
                file,
                $"it says that its weights are of {saidNetwork.Shown()} ×{saidScale.Shown()}, and they are of {match.Network} ×{scale}; both must agree",
                Refusal.GetAgain);
        }
    }
}
