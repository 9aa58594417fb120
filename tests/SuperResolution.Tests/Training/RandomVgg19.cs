using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>A file of VGG19's features as torchvision names them, with random weights that let what goes through grow a little.</summary>
internal sealed class RandomVgg19 : IDisposable
{
    // Where the convolutions stand in torchvision's list of layers.
    private static readonly int[] s_places = [0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34];

    private readonly TemporaryFolder _folder = new();

    public RandomVgg19()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        random.manual_seed(19).Dispose();
        using Vgg19 network = new(VggCutPoint.Vgg54);
        Dictionary<string, Tensor> own = network.state_dict();
        Dictionary<string, Tensor> weights = [];
        for (int i = 0; i < s_places.Length; i++)
        {
            // From PyTorch's first weights, of variance 1/(3n), to a little more than He's, of variance 2/n: the deepest features then
            // differ about as much as with ImageNet's weights, beside which the adversarial loss is small.
            weights.Add($"features.{s_places[i]}.weight", own[$"convolutions.{i}.weight"].mul(1.2 * Math.Sqrt(6)).to(ScalarType.Float16));
            weights.Add($"features.{s_places[i]}.bias", own[$"convolutions.{i}.bias"].to(ScalarType.Float16));
        }

        using FileStream file = System.IO.File.Create(File);
        PyTorchPickler.PickleStateDict(file, weights, leaveOpen: true);
    }

    /// <summary>The file's path.</summary>
    public string File => _folder["vgg19.pth"];

    public void Dispose() => _folder.Dispose();
}
