using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class LpipsTests
{
    private const string RandomHeads = "-";

    [Theory]
    [InlineData("alex", "AlexNet")]
    [InlineData("vgg", "VGG16")]
    [InlineData("squeeze", "SqueezeNet 1.1")]
    public void It_is_what_PyTorch_measures(string network, string name)
    {
        using TemporaryFolder folder = new();
        using Lpips lpips = LoadFromOracle(folder, network, RandomHeads);
        Assert.Equal($"LPIPS v0.1 with {name}: RGB of 8 bits, whole images.", lpips.Description);
        AssertMeasuresAsOracle(folder, lpips);
    }

    [SharedTheory("weights/lpips")]
    [InlineData("alex")]
    [InlineData("vgg")]
    [InlineData("squeeze")]
    public void With_the_published_heads_too(string network)
    {
        using TemporaryFolder folder = new();
        using Lpips lpips = LoadFromOracle(folder, network, Repository.SharedFile($"weights/lpips/v0.1_{network}.pth"));
        AssertMeasuresAsOracle(folder, lpips);
    }

    [Fact]
    public void Equal_images_have_0_a_batch_its_mean_and_no_tensor_is_left_behind()
    {
        using TemporaryFolder folder = new();
        long before = LiveTensors.Count();
        using (Lpips lpips = LoadFromOracle(folder, "squeeze", RandomHeads))
        {
            long loaded = LiveTensors.Count();
            using (Tensor reference = PatternPicture.Create(40, 33, 3))
            using (Tensor prediction = PatternPicture.Create(40, 33, 3, damage: 20))
            using (Tensor predictions = cat([prediction, reference], dim: 0))
            using (Tensor references = cat([reference, reference], dim: 0))
            {
                Assert.Equal(0, lpips.Measure(reference, reference));
                Assert.Equal(lpips.Measure(prediction, reference) / 2, lpips.Measure(predictions, references), 1e-12);
            }

            Assert.Equal(loaded, LiveTensors.Count());
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Images_that_vanish_in_the_network_are_refused()
    {
        using TemporaryFolder folder = new();
        using Lpips lpips = LoadFromOracle(folder, "alex", RandomHeads);
        using Tensor image = zeros([1, 3, 30, 64]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => lpips.Measure(image, image));
        Assert.StartsWith("Images of 64×30 pixels are too small; give at least 31×31.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_files_are_refused_with_what_they_are()
    {
        using TemporaryFolder alex = new();
        using TemporaryFolder squeeze = new();
        Run(alex, "alex", RandomHeads);
        Run(squeeze, "squeeze", RandomHeads);
        long before = LiveTensors.Count();

        Exception e = Assert.Throws<UnrecognisedCheckpointException>(() => Lpips.Load(alex["backbone.pth"], squeeze["heads.pth"]));
        Assert.StartsWith("'backbone.pth' does not hold the weights of SqueezeNet 1.1: it is AlexNet, a classifier.", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "The heads in 'heads.pth' go with SqueezeNet 1.1: get torchvision's squeezenet1_1-b8a52dc0.pth, or save its state_dict or that of its "
            + "features.",
            e.Message,
            StringComparison.Ordinal);

        e = Assert.Throws<UnrecognisedCheckpointException>(() => Lpips.Load(alex["heads.pth"], alex["backbone.pth"]));
        Assert.StartsWith("'backbone.pth' does not hold the linear heads of LPIPS: it is AlexNet, a classifier. The nearest are those for ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Get alex.pth, vgg.pth, squeeze.pth of LPIPS v0.1 (richzhang/PerceptualSimilarity, lpips/weights/v0.1).", e.Message, StringComparison.Ordinal);

        Assert.Throws<FileNotFoundException>(() => Lpips.Load(alex["nothing.pth"], alex["heads.pth"]));
        Assert.Throws<FileNotFoundException>(() => Lpips.Load(alex["backbone.pth"], alex["nothing.pth"]));
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Heads_with_a_wrong_size_are_named()
    {
        using TemporaryFolder folder = new();
        byte[] header = """{"lin0.model.1.weight":{"dtype":"F32","shape":[1,63,1,1],"data_offsets":[0,252]}}"""u8.ToArray();
        File.WriteAllBytes(folder["heads.safetensors"], [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[252]]);
        Exception e = Assert.Throws<UnrecognisedCheckpointException>(() => Lpips.Load(folder["nothing.pth"], folder["heads.safetensors"]));
        Assert.Contains(
            "The nearest are those for AlexNet, of which 0 fit and 5 differ: 'lin0.model.1.weight' is [1, 63, 1, 1] where [1, 64, 1, 1] is expected; ",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void After_its_end_it_measures_nothing()
    {
        using TemporaryFolder folder = new();
        Lpips lpips = LoadFromOracle(folder, "squeeze", RandomHeads);
        lpips.Dispose();
        using Tensor image = PatternPicture.Create(40, 40, 3);
        Assert.Throws<ObjectDisposedException>(() => lpips.Measure(image, image));
    }

    private static Lpips LoadFromOracle(TemporaryFolder folder, string network, string heads)
    {
        Run(folder, network, heads);
        return Lpips.Load(folder["backbone.pth"], heads == RandomHeads ? folder["heads.pth"] : heads);
    }

    private static void Run(TemporaryFolder folder, string network, string heads) =>
        Python.Run("tests/SuperResolution.Tests/Metrics/lpips_oracle.py", network, heads, folder[""]);

    private static void AssertMeasuresAsOracle(TemporaryFolder folder, Lpips lpips)
    {
        Oracle oracle = Oracle.Load(folder["lpips.json"]);
        Assert.Equal(5, oracle.Names.Count());
        foreach (string picture in oracle.Names)
        {
            (Tensor prediction, Tensor reference) = PatternPicture.Pair(picture);
            using (prediction)
            using (reference)
            {
                double expected = oracle.Number(picture);
                Assert.InRange(lpips.Measure(prediction, reference), expected * (1 - 1e-5), expected * (1 + 1e-5));
            }
        }
    }
}
