using System.Globalization;
using SuperResolution.IO;
using SuperResolution.Networks;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>Writes the weights of generators as files that <see cref="GeneratorLoader"/> and PyTorch read.</summary>
public static class GeneratorFile
{
    /// <summary>Writes a generator's weights, whole or not at all.</summary>
    /// <param name="generator">A network of the library or another TorchSharp module, on any device.</param>
    /// <param name="path">
    /// The file to make or to replace. <c>.safetensors</c> says beside the weights which network they belong to; <c>.pth</c> is what
    /// PyTorch's <c>torch.load</c> gives a state_dict of.
    /// </param>
    /// <param name="type">The number format of floating-point weights: float32, float16 or bfloat16.</param>
    /// <exception cref="ArgumentException">The generator is no module, the extension is another, or the number format is.</exception>
    /// <exception cref="InvalidOperationException">The generator was given to an upscaler, which owns it.</exception>
    /// <exception cref="ObjectDisposedException">The generator was disposed, or has no weights.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void Save(IGenerator generator, string path, ScalarType type = ScalarType.Float32)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (generator is not nn.Module module)
        {
            throw new ArgumentException($"Weights are saved of TorchSharp modules, which {generator.GetType().Name} is not.", nameof(generator));
        }

        if (GivenNetworks.Contains(module))
        {
            throw new InvalidOperationException(
                $"The {generator.GetType().Name} was given to an upscaler, which owns it and may have rewritten its weights. Save it before it is given to one.");
        }

        if (type is not (ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16))
        {
            throw new ArgumentException($"Weights are saved as float32, float16 or bfloat16, not as {type}.", nameof(type));
        }

        Dictionary<string, Tensor> own = module.state_dict();
        if (own.Count == 0)
        {
            throw new ObjectDisposedException(
                generator.GetType().Name, $"The {generator.GetType().Name} has no weights to save: it was disposed, or never had any. Save it before it is disposed.");
        }

        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> weights = own.ToDictionary(
            pair => pair.Key, pair => pair.Value.is_floating_point() ? pair.Value.detach().to(type) : pair.Value.detach());
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".safetensors":
                SafetensorsFile.Save(path, weights, Description(generator));
                break;
            case ".pth" or ".pt":
                AtomicFile.Write(path, stream => PyTorchPickler.PickleStateDict(stream, weights, leaveOpen: true));
                break;
            case var other:
                throw new ArgumentException($"Weights are saved as .safetensors or .pth, not as \"{other}\".", nameof(path));
        }
    }

    private static Dictionary<string, string> Description(IGenerator generator)
    {
        Dictionary<string, string> texts = new()
        {
            ["format"] = "pt",
            [OwnFormat.Key] = OwnFormat.Newest.ToString(CultureInfo.InvariantCulture),
            ["network"] = generator.GetType().Name,
            ["scale"] = generator.Scale.ToString(CultureInfo.InvariantCulture),
            ["input_range"] = generator.InputRange.ToString(),
            ["output_range"] = generator.OutputRange.ToString(),
        };
        if (generator is ISelfDescribing described)
        {
            foreach ((string name, string value) in described.Texts)
            {
                texts[name] = value;
            }
        }

        return texts;
    }
}
