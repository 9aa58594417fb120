using SuperResolution.Memory;
using SuperResolution.Networks;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>Makes VGG19 with the weights of ImageNet from the file that torchvision publishes, which users bring.</summary>
public static class Vgg19Loader
{
    private const string Advice =
        "Get torchvision's vgg19-dcbb9e9d.pth, or save its state_dict or that of its features.";

    /// <summary>Loads VGG19 down to its deepest cut point. Of deeper layers names and shapes are checked, and nothing is read.</summary>
    /// <param name="path">
    /// torchvision's <c>vgg19-dcbb9e9d.pth</c>, whole or its features alone, as .pth or .safetensors, in any number format; its content
    /// tells the form, not its name.
    /// </param>
    /// <param name="cutPoints">Where features are taken, at least one place.</param>
    /// <param name="limits">How much the file may ask for. Default: <see cref="CheckpointLimits.Default"/>.</param>
    /// <returns>The network on the CPU, in float32.</returns>
    /// <exception cref="ArgumentException">There is no cut point, or a limit lies outside what it allows.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read: a device fails, or another process keeps it locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">Its weights are not those of VGG19.</exception>
    public static Vgg19 Load(string path, IReadOnlyList<VggCutPoint> cutPoints, CheckpointLimits? limits = null)
    {
        // Before the network, which takes up to 80 MB: a file that is refused costs nothing.
        HashSet<string> wanted = [.. Vgg19.KeysDownTo(cutPoints).Select(key => key.Ours)];
        Dictionary<string, Tensor> weights =
            ClassifierWeights.ReadFeatures(path, "VGG19", Vgg19.Keys, key => wanted.Contains(key.Ours), Advice, limits);
        Vgg19? network = null;
        try
        {
            network = FirstWeights.WithoutTouchingRandomness(() => new Vgg19(cutPoints));
            network.load_state_dict(weights, strict: true, skip: Vgg19.Constants);
            return network;
        }
        catch
        {
            network?.Dispose();
            throw;
        }
        finally
        {
            weights.Values.DisposeAll();
        }
    }
}
