using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

/// <summary>Small networks on luma by name, and the files that luma_oracle.py wrote.</summary>
internal static class LumaNetworks
{
    private const string Folder = "tests/SuperResolution.Tests/Networks";

    /// <summary>What PyTorch made.</summary>
    public static Oracle Expected { get; } = Oracle.Load($"{Folder}/luma.json");

    /// <summary>The names that <see cref="Make"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Srcnn", "Srcnn 9-1-5", "Fsrcnn", "Espcn", "Drcn"];

    /// <summary>The path of a checkpoint.</summary>
    public static string File(string name) => Path.Combine(Repository.Root, Folder, "LumaFixtures", $"{name}.pth");

    /// <summary>A small network with first weights from a seed.</summary>
    public static IGenerator Make(string name, int scale)
    {
        random.manual_seed(5).Dispose();
        return name switch
        {
            "Srcnn" => new Srcnn(scale, mappingKernel: 5, width: 6, mappingWidth: 4),
            "Srcnn 9-1-5" => new Srcnn(scale, mappingKernel: 1, width: 6, mappingWidth: 4),
            "Fsrcnn" => new Fsrcnn(scale, width: 6, shrunk: 4, mappings: 2),
            "Espcn" => new Espcn(scale, width: 6, secondWidth: 4),
            "Drcn" => new Drcn(scale, recursions: 3, width: 4),
            _ => throw new ArgumentException(name),
        };
    }

    /// <summary>All weights, slopes and biases a little away from where they are, so that none is 0 and no path is closed.</summary>
    public static IGenerator Stirred(this IGenerator network)
    {
        using IDisposable withoutGradients = no_grad();
        foreach (TorchSharp.Modules.Parameter parameter in ((nn.Module)network).parameters())
        {
            using Tensor noise = randn(parameter.shape);
            parameter.add_(noise, 0.1);
        }

        return network;
    }
}
