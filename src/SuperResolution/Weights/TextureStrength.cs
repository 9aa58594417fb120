using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights;

/// <summary>
/// <see cref="UpscalerOptions.Strength"/>: the weights between those of <see cref="Model.Faithful"/> and of a network that was trained on from it against a
/// discriminator (Wang et al. 2018, "ESRGAN", section 3.4).
/// </summary>
internal static class TextureStrength
{
    private const string Begins = "Strength goes from Model.Faithful to a network that was trained on from it";

    /// <summary>Loads the network at a strength towards a model of the package.</summary>
    /// <exception cref="ArgumentException">There is no such model, or it is where strength begins.</exception>
    public static LoadedGenerator Load(Model model, double strength)
    {
        Require(model, ownNetwork: false, strength);
        return Load(PackagedWeights.Read(model), strength);
    }

    /// <summary>Loads the network at a strength towards weights, which are disposed.</summary>
    /// <exception cref="ArgumentException">They are of another network; the message names both.</exception>
    public static LoadedGenerator Load(Checkpoint towards, double strength)
    {
        using (towards)
        using (Checkpoint faithful = PackagedWeights.Read(Model.Faithful))
        using (Checkpoint between = Checkpoint.Interpolate(faithful, towards, strength))
        {
            return GeneratorLoader.Load(between);
        }
    }

    /// <exception cref="ArgumentException">A strength is given for what has none.</exception>
    public static void Require(Model? model, bool ownNetwork, double? strength)
    {
        if (strength is not null && ownNetwork)
        {
            throw new ArgumentException(
                $"{Begins}, out of the package or a file, and a network of your own is given. Leave Strength out, or interpolate weights yourself with "
                + $"{nameof(Checkpoint)}.{nameof(Checkpoint.Interpolate)}.");
        }

        if (strength is not null && model == Model.Faithful)
        {
            throw new ArgumentException($"{Begins}; give {nameof(Model)}.{nameof(Model.Photographic)}, or no model, or leave Strength out.");
        }
    }

    /// <exception cref="ArgumentException">A strength is given for another network than that of <see cref="Model.Faithful"/>.</exception>
    public static void Require(GeneratorMatch file, double? strength)
    {
        if (strength is null)
        {
            return;
        }

        using Checkpoint faithful = PackagedWeights.Read(Model.Faithful);
        GeneratorMatch begin = faithful.Recognise();
        if (file.Description != begin.Description)
        {
            throw new ArgumentException($"{Begins}, {begin.Description}, and the file holds {file.Description}. Leave Strength out.");
        }
    }
}
