using System.Security.Cryptography;
using SuperResolution.Weights;

namespace SuperResolution.Samples.Inspect;

/// <summary>What a file of weights is.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum in hexadecimal digits.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Wrapper">Under which key the weights lie, or null.</param>
/// <param name="RemovedPrefix">What all names of tensors begin with, or null.</param>
/// <param name="Tensors">How many tensors they are.</param>
/// <param name="Licence">Their licence and who says so, or null where that is not known.</param>
/// <param name="Generator">The generator that they belong to, or null.</param>
/// <param name="NoGenerator">Why there is none, or null.</param>
internal sealed record WeightsFile(
    string Name,
    long Bytes,
    string Sha256,
    CheckpointFormat Format,
    string? Wrapper,
    string? RemovedPrefix,
    int Tensors,
    Licence? Licence,
    GeneratorFacts? Generator,
    string? NoGenerator)
{
    /// <summary>Reads a file as <see cref="Upscaler.Load(string, UpscalerOptions)"/> would, with the limits that it has.</summary>
    /// <exception cref="CheckpointException">It is no file of weights, or asks for what is not allowed.</exception>
    public static WeightsFile Read(string path)
    {
        using Checkpoint weights = Checkpoint.Read(path);
        (GeneratorFacts? generator, string? why) = Recognise(weights);
        (long bytes, string checksum) = Measure(path);
        return new(
            Path.GetFileName(path),
            bytes,
            checksum,
            weights.Format,
            weights.Wrapper,
            weights.RemovedPrefix,
            weights.Tensors.Count,
            Licence.Of(checksum, weights.Metadata),
            generator,
            why);
    }

    private static (GeneratorFacts? Generator, string? Why) Recognise(Checkpoint weights)
    {
        try
        {
            return (GeneratorFacts.Of(weights), null);
        }
        catch (UnrecognisedCheckpointException e)
        {
            return (null, e.Message);
        }
    }

    private static (long Bytes, string Checksum) Measure(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (!stream.CanSeek)
        {
            throw new ArgumentException($"\"{path}\" is a pipe, which can be read once; give a file.");
        }

        return (stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
