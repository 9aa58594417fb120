using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

/// <summary>Checkpoints of random small networks in published layouts, with what PyTorch makes with them (published_networks_oracle.py).</summary>
internal static class PublishedNetworks
{
    /// <summary>What PyTorch made.</summary>
    public static Oracle Oracle { get; } = Oracle.Load("tests/SuperResolution.Tests/Networks/published_networks.json");

    /// <summary>Loads a file, without telling what it is, and holds its description and its output against PyTorch's.</summary>
    public static void AssertRecognised(string file, string description)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Weights.Fixture.File(file));
        Assert.Equal(FormattableString.Invariant($"{description}; {Oracle.Number(file + "/weights"):N0} weights"), loaded.Description);
        AssertOutput(file, loaded.Generator);
    }

    /// <summary>Saves what a file holds as the library does, in both forms, and holds what comes of it against PyTorch's output.</summary>
    public static void AssertSaved(string file, string description)
    {
        using TemporaryFolder folder = new();
        using LoadedGenerator loaded = GeneratorLoader.Load(Weights.Fixture.File(file));
        foreach (string name in (string[])["own.safetensors", "own.pth"])
        {
            GeneratorFile.Save(loaded.Generator, folder[name]);
            using LoadedGenerator again = GeneratorLoader.Load(folder[name]);
            Assert.StartsWith(description, again.Description, StringComparison.Ordinal);
            AssertOutput(file, again.Generator);
        }
    }

    /// <summary>That a forward pass leaves nothing but its result.</summary>
    public static void AssertNothingIsLeft(IGenerator generator)
    {
        using Tensor image = rand(1, 3, 9, 18);
        using IDisposable withoutGradients = no_grad();
        long before = LiveTensors.Count();
        using (Tensor output = generator.forward(image))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
            Assert.Equal([1, 3, 9 * generator.Scale, 18 * generator.Scale], output.shape);
        }
    }

    /// <summary>That an output is PyTorch's within 1e-4.</summary>
    public static void AssertClose(string name, Tensor actual)
    {
        Assert.Equal(Oracle.Shape(name), actual.shape);
        using Tensor flat = actual.detach().contiguous();
        Assert.All(Oracle.Values(name).Zip(flat.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    private static void AssertOutput(string file, IGenerator generator)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor output = generator.forward(Oracle.Tensor("image"));
        Assert.Equal([1, 3, 18 * generator.Scale, 21 * generator.Scale], output.shape);
        long step = generator.Scale + 1;
        AssertClose(file + "/output", output[.., .., TensorIndex.Slice(step: step), TensorIndex.Slice(start: 1, step: step)]);
    }
}
