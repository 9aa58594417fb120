using System.Globalization;
using SuperResolution.Memory;
using SuperResolution.Networks.Recognition;
using SuperResolution.Weights.Recognition;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

public sealed partial class Checkpoint
{
    private Checkpoint(Checkpoint from, Checkpoint to, double share, Dictionary<string, Tensor> tensors)
    {
        _file = string.Create(CultureInfo.InvariantCulture, $"{1 - share:0.###} of {from._file} and {share:0.###} of {to._file}");
        _origin = string.Create(CultureInfo.InvariantCulture, $"{1 - share:0.###} of {from._file} ({from._origin}) and {share:0.###} of {to._file} ({to._origin})");
        _texts = from._texts;
        _tensors = tensors;
        Format = from.Format;
    }

    /// <summary>
    /// The weights between those of two trainings of one network: (1 − α)·from + α·to (Wang et al. 2018, "ESRGAN", section 3.4). Between
    /// a network that was trained for PSNR and one that goes on from it against a discriminator, α sets how much texture there is.
    /// </summary>
    /// <param name="from">The weights at α = 0.</param>
    /// <param name="to">The weights at α = 1.</param>
    /// <param name="share">α, from 0 to 1.</param>
    /// <returns>Weights of their own, floating-point ones in float32, others those of <paramref name="from"/>. Both inputs stay as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException">
    /// They are weights of different networks, or of one under the names of two publishers; the message names both and says what to do.
    /// </exception>
    public static Checkpoint Interpolate(Checkpoint from, Checkpoint to, double share)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "Weights are interpolated by a share from 0 to 1.");
        }

        RequireSameNetwork(from, to);
        Dictionary<string, Tensor> between = [];
        try
        {
            foreach ((string name, Tensor tensor) in from._tensors)
            {
                between[name] = Between(tensor, to._tensors[name], share);
            }

            return new(from, to, share, between);
        }
        catch
        {
            between.Values.DisposeAll();
            throw;
        }
    }

    private static Tensor Between(Tensor from, Tensor to, double share)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Tensor between = from.is_floating_point()
            ? from.to(ScalarType.Float32) * (1 - share) + to.to(ScalarType.Float32) * share
            : from.to(from.dtype, copy: true);
        return between.DetachFromDisposeScope();
    }

    private static void RequireSameNetwork(Checkpoint from, Checkpoint to)
    {
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(
            [.. from._tensors.Select(pair => new ExpectedKey(pair.Key, pair.Key, pair.Value.shape, Presence.Required))],
            to._tensors.ToDictionary(pair => pair.Key, pair => pair.Value.shape),
            out _);
        (GeneratorMatch? first, GeneratorMatch? second) = (NetworkOf(from), NetworkOf(to));
        if (differences.Count == 0 && first?.Description == second?.Description)
        {
            return;
        }

        string keys = differences.Count == 0 ? "" : $" In the second {KeyDifferences.Describe(differences)}.";
        string advice = IsOneInTwoLayouts(first, second)
            ? $" They are one network in two layouts: save each with {nameof(GeneratorFile)}.{nameof(GeneratorFile.Save)} once {nameof(GeneratorLoader)}.{nameof(GeneratorLoader.Load)} "
                + "has loaded it, and give the two files that this makes."
            : $"{keys} Give two files of one network in one layout.";
        throw new ArgumentException(
            $"Weights are interpolated between two trainings of one network; {from._file} is {InWords(first)}, and {to._file} is {InWords(second)}.{advice}",
            nameof(to));
    }

    private static bool IsOneInTwoLayouts(GeneratorMatch? first, GeneratorMatch? second) =>
        first is not null && first.Network == second?.Network && first.Hyperparameters.OrderBy(pair => pair.Key).SequenceEqual(second.Hyperparameters.OrderBy(pair => pair.Key));

    /// <summary>The network; null where the library does not know it, whose weights can be interpolated too.</summary>
    private static GeneratorMatch? NetworkOf(Checkpoint weights)
    {
        try
        {
            return weights.Recognise();
        }
        catch (CheckpointException)
        {
            return null;
        }
    }

    private static string InWords(GeneratorMatch? network) => network?.Description ?? "of no generator that this version knows";
}
