using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights;

/// <summary>
/// <see cref="UpscalerOptions.Strength"/>: the weights between those that a network began with and those that it was trained on to for texture
/// (Wang et al. 2018, "ESRGAN", section 3.4). What begins lies in the package.
/// </summary>
internal static class TextureStrength
{
    private const string Goes = "Strength goes from weights of the package to those that were trained on from them";

    /// <summary>Loads the network at a strength towards a model of the package.</summary>
    /// <exception cref="ArgumentException">There is no such model, or it is where strength begins.</exception>
    public static LoadedGenerator Load(Model model, double strength)
    {
        Require(model, ownNetwork: false, strength);
        return Load(PackagedWeights.Read(model), strength);
    }

    /// <summary>Loads the network at a strength towards weights, which are disposed.</summary>
    /// <exception cref="ArgumentException">They are of a network that no weights of the package begin; the message names it and those.</exception>
    public static LoadedGenerator Load(Checkpoint towards, double strength)
    {
        using (towards)
        {
            GeneratorMatch network = towards.Recognise();
            using Checkpoint begin = Begin(network), end = towards.NamedAs(network, begin), between = Checkpoint.Interpolate(begin, end, strength);
            return GeneratorLoader.Load(between);
        }
    }

    /// <exception cref="ArgumentException">A strength is given for what has none.</exception>
    public static void Require(Model? model, bool ownNetwork, double? strength)
    {
        if (strength is not null && ownNetwork)
        {
            throw new ArgumentException(
                $"{Goes}, out of the package or a file, and a network of your own is given. Leave Strength out, or interpolate weights yourself with "
                + $"{nameof(Checkpoint)}.{nameof(Checkpoint.Interpolate)}.");
        }

        if (strength is not null && model == Model.Faithful)
        {
            throw new ArgumentException(
                $"{Goes}, and {nameof(Model)}.{nameof(Model.Faithful)} invents nothing at any strength. Give {nameof(Model)}.{nameof(Model.Photographic)}, or no model, or leave Strength out.");
        }
    }

    /// <exception cref="ArgumentException">A strength is given for a network that no weights of the package begin.</exception>
    public static void Require(GeneratorMatch file, double? strength)
    {
        if (strength is not null)
        {
            Begin(file).Dispose();
        }
    }

    /// <summary>The weights of the package that a network may have been trained on from.</summary>
    private static Checkpoint Begin(GeneratorMatch network)
    {
        List<string> known = [];
        foreach (string name in PackagedWeights.Begins)
        {
            Checkpoint begin = PackagedWeights.Read(name);
            GeneratorMatch match = begin.Recognise();
            if (Layers(match).SetEquals(Layers(network)))
            {
                return begin;
            }

            begin.Dispose();
            known.Add(match.Description);
        }

        throw new ArgumentException($"{Goes}, {string.Join(" and ", known)}, and the file holds {network.Description}. Leave Strength out.");
    }

    /// <summary>What a network has, whatever its file calls it.</summary>
    private static HashSet<(string Name, long Elements)> Layers(GeneratorMatch network) =>
        [.. network.Keys.Select(key => (key.Ours, key.Shape.Aggregate(1L, (count, side) => count * side)))];
}
