using SuperResolution.Networks.Recognition;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The convolutions of VGG19 (Simonyan and Zisserman 2015, "Very Deep Convolutional Networks for Large-Scale Image Recognition", table 1,
/// column E), which content losses look at. It is never trained: no weight asks for a gradient.
/// </summary>
/// <remarks>
/// 3×3 convolutions with ReLU, 2 of 64 maps, 2 of 128, 4 of 256, 4 of 512 and 4 of 512, a 2×2 max-pooling after each group. It has the
/// layers down to its deepest cut point and no others.
/// </remarks>
public sealed class Vgg19 : Module<Tensor, Tensor[]>
{
    private const int Channels = 3;
    private const int Kernel = 3;

    private static readonly int[] s_maps = [64, 128, 256, 512, 512];

    private readonly VggCutPoint[] _cutPoints;
    private readonly VggCutPoint[] _path;
    private readonly ModuleList<Conv2d> convolutions;
    private readonly Tensor mean;
    private readonly Tensor std;

    /// <summary>Builds the network with random weights; those of ImageNet come from a file (<see cref="Weights.Vgg19Loader"/>).</summary>
    /// <param name="cutPoints">Where features are taken, at least one place.</param>
    /// <exception cref="ArgumentException">There is no cut point.</exception>
    public Vgg19(params IReadOnlyList<VggCutPoint> cutPoints)
        : base(nameof(Vgg19))
    {
        _path = PathTo(cutPoints);
        _cutPoints = [.. cutPoints];
        convolutions = ModuleList<Conv2d>(
            [.. Widths().Take(Convolutions(_path)).Select(width => Conv2d(width.In, width.Out, Kernel, padding: Kernel / 2))]);
        mean = tensor((float[])[0.485f, 0.456f, 0.406f], [1, Channels, 1, 1]).DetachFromDisposeScope();
        std = tensor((float[])[0.229f, 0.224f, 0.225f], [1, Channels, 1, 1]).DetachFromDisposeScope();
        RegisterComponents();
        foreach (Parameter parameter in parameters())
        {
            parameter.requires_grad = false;
        }

        eval();
    }

    /// <summary>Where features are taken.</summary>
    public IReadOnlyList<VggCutPoint> CutPoints => _cutPoints;

    /// <summary>The least height and width of images, in pixels.</summary>
    public int SmallestSide => _path[^1].SmallestSide;

    /// <summary>All 16 convolutions: their names here and in torchvision's <c>features</c>.</summary>
    internal static IReadOnlyList<ExpectedKey> Keys { get; } =
    [
        .. from layer in Widths().Select((width, n) => (width, Ours: $"{nameof(convolutions)}.{n}", Published: $"features.{Place(n)}"))
           from part in Layer.Convolution(layer.width.Out, layer.width.In, Kernel)
           select new ExpectedKey($"{layer.Ours}.{part.Name}", $"{layer.Published}.{part.Name}", part.Shape, part.Presence),
    ];

    /// <summary>Those of them that a network with some cut points has.</summary>
    /// <exception cref="ArgumentException">There is no cut point.</exception>
    internal static IEnumerable<ExpectedKey> KeysDownTo(IReadOnlyList<VggCutPoint> cutPoints) =>
        Keys.Take(Convolutions(PathTo(cutPoints)) * (Keys.Count / Widths().Count()));

    /// <summary>The names of what it knows without a file.</summary>
    internal static string[] Constants => [nameof(mean), nameof(std)];

    /// <summary>Computes the features of images at all cut points in one pass, which ends at the deepest.</summary>
    /// <param name="images">RGB in [0, 1], [N, 3, H, W]; ImageNet's mean and deviation are taken off inside.</param>
    /// <returns>The features in the order of <see cref="CutPoints"/>, [N, maps, H/2^(i−1), W/2^(i−1)] each, rounded down.</returns>
    /// <exception cref="ArgumentException">The images are not [N, 3, H, W], or smaller than <see cref="SmallestSide"/>.</exception>
    public override Tensor[] forward(Tensor images)
    {
        RequireLargeEnough(images);

        using DisposeScope scope = NewDisposeScope();
        Tensor[] features = new Tensor[_cutPoints.Length];
        Tensor x = Normalised(images);
        int layer = 0;
        foreach (VggCutPoint at in _path)
        {
            x = at switch
            {
                { AfterActivation: true } => Activated(x),
                { Convolution: 1, Pooling: > 1 } => Pooled(x).Into(convolutions[layer++]),
                _ => x.Into(convolutions[layer++]),
            };
            for (int k = 0; k < features.Length; k++)
            {
                if (_cutPoints[k] == at)
                {
                    features[k] = x.alias().Widened().MoveToOuterDisposeScope();
                }
            }
        }

        return features;
    }

    /// <summary>The features of images that nothing is learnt from: the originals of losses.</summary>
    internal Tensor[] WithoutGradients(Tensor images)
    {
        using IDisposable withoutGradients = no_grad();
        return call(images);
    }

    private static VggCutPoint[] PathTo(IReadOnlyList<VggCutPoint> cutPoints)
    {
        ArgumentNullException.ThrowIfNull(cutPoints);
        return cutPoints.Count > 0
            ? [.. VggCutPoint.All.Take(1 + cutPoints.Max(cut => VggCutPoint.All.ToList().IndexOf(cut)))]
            : throw new ArgumentException("Say where features of VGG19 are taken: give at least one cut point.", nameof(cutPoints));
    }

    private static int Convolutions(VggCutPoint[] path) => path.Count(at => !at.AfterActivation);

    /// <summary>The place of a convolution in torchvision's list, where each is followed by its ReLU and groups by their max-pooling.</summary>
    private static int Place(int layer)
    {
        int poolings = 0;
        for (int before = 0; before + VggCutPoint.ConvolutionsBefore[poolings] <= layer; poolings++)
        {
            before += VggCutPoint.ConvolutionsBefore[poolings];
        }

        return 2 * layer + poolings;
    }

    private static IEnumerable<(int In, int Out)> Widths()
    {
        int width = Channels;
        foreach ((int maps, int count) in s_maps.Zip(VggCutPoint.ConvolutionsBefore))
        {
            for (int j = 0; j < count; j++)
            {
                yield return (width, maps);
                width = maps;
            }
        }
    }

    // Not in place: the input may be one of the features.
    private static Tensor Activated(Tensor input)
    {
        using (input)
        {
            return input.relu();
        }
    }

    private static Tensor Pooled(Tensor input)
    {
        using (input)
        {
            return functional.max_pool2d(input, 2);
        }
    }

    private Tensor Normalised(Tensor images)
    {
        using Tensor centred = images - mean;
        return centred / std;
    }

    private void RequireLargeEnough(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.ndim != 4 || images.shape[1] != Channels || images.shape[2] < SmallestSide || images.shape[3] < SmallestSide)
        {
            throw new ArgumentException(
                $"VGG19 down to {_path[^1]} takes RGB images as [N, 3, H, W] with H and W at least {SmallestSide}; given "
                + $"[{string.Join(", ", images.shape)}]. Give larger images or a cut point before fewer max-poolings.",
                nameof(images));
        }
    }
}
