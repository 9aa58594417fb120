using BenchmarkDotNet.Attributes;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Benchmarks;

/// <summary>
/// The forward pass of each network of the recipes in its published size, ×4, 128×128 to 512×512 pixels, on the CPU and on the GPU that is there, in both
/// precisions. The one that draws a picture pixel by pixel has no such pass.
/// </summary>
public class ForwardBenchmarks : IDisposable
{
    private const int Side = 128;

    private InferenceGenerator? _network;
    private Tensor? _input;

    /// <summary>The generator.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "SRResNet";

    /// <summary>What convolutions compute in.</summary>
    [Params(Precision.Float32, Precision.BFloat16)]
    public Precision Precision { get; set; }

    /// <summary>Where it runs.</summary>
    [ParamsSource(nameof(Devices))]
    public string DeviceName { get; set; } = "cpu";

    /// <summary>The generators of the recipes.</summary>
    public static IEnumerable<string> Networks => Recipes.Keys;

    /// <summary>The devices that are there.</summary>
    public static IEnumerable<string> Devices => cuda.is_available() ? ["cpu", "cuda:0"] : ["cpu"];

    // Of several recipes of one network the first has its published size.
    private static Dictionary<string, GeneratorRecipe> Recipes => TrainingRecipe.All
        .Where(recipe => recipe is not PixelRecursiveRecipe)
        .GroupBy(recipe => recipe.Generator.Network)
        .ToDictionary(recipes => recipes.Key, recipes => recipes.First().Generator);

    /// <summary>Builds the network.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        random.manual_seed(0);
        _network = new InferenceGenerator(Recipes[Network].Create(seed: 0), DeviceName, Precision);
        _input = rand(1, 3, Side, Side, device: new Device(DeviceName));
    }

    /// <summary>One pass; on a GPU until its last kernel is done.</summary>
    [Benchmark]
    public void Forward()
    {
        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        _network!.forward(_input!);
        if (DeviceName != "cpu")
        {
            cuda.synchronize();
        }
    }

    /// <summary>Frees the network.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _network?.Dispose();
        _input?.Dispose();
        GC.SuppressFinalize(this);
    }
}
