using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Tests.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class Vgg19LoaderTests
{
    private const string Oxford = "weights/vgg19/vgg19-features-oxford.pth";

    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/vgg19.json");

    [SharedFact(Oxford)]
    public void All_features_of_the_published_weights_are_those_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        using Vgg19 network = Vgg19Loader.Load(Repository.SharedFile(Oxford), VggCutPoint.All);
        (Tensor images, _) = Images();
        using IDisposable withoutGradients = no_grad();
        foreach ((VggCutPoint cut, Tensor features) in VggCutPoint.All.Zip(network.forward(images)))
        {
            s_oracle.AssertWithin(1e-5, $"file {cut}", Vgg19Tests.Thinned(features, 20));
        }
    }

    [SharedTheory(Oxford)]
    [InlineData("vgg22", 2, 2)]
    [InlineData("vgg54", 5, 4)]
    public void Losses_of_the_published_weights_and_their_gradients_are_those_of_PyTorch(string name, int pooling, int convolution)
    {
        using DisposeScope scope = NewDisposeScope();
        using VggContentLoss loss = new(Vgg19Loader.Load(Repository.SharedFile(Oxford), [new VggCutPoint(pooling, convolution)]));
        (Tensor images, Tensor other) = Images();
        Tensor value = loss.Measure(images, other);
        value.backward();
        s_oracle.AssertWithin(1e-5, $"file {name}: value", value);
        s_oracle.AssertWithin(1e-5, $"file {name}: gradient", images.grad![.., .., TensorIndex.Slice(step: 3), TensorIndex.Slice(step: 3)]);
    }

    [Theory]
    [InlineData("vgg19_whole.pth", 2)]
    [InlineData("vgg19_features.pth", 1)]
    public void The_whole_file_and_features_alone_give_the_layers_that_are_asked_for(string file, int convolutions)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0).Dispose();
        using Vgg19 written = new(new VggCutPoint(1, convolutions));

        // Deeper layers of the file cannot be read, and are not.
        using Vgg19 read = Vgg19Loader.Load(Fixture.File(file), [new VggCutPoint(1, convolutions)]);

        Assert.Equal(2 * convolutions, read.parameters().Count());
        Assert.DoesNotContain(read.parameters(), parameter => parameter.dtype != ScalarType.Float32 || parameter.requires_grad);
        foreach ((string name, Tensor tensor) in read.state_dict().Where(pair => pair.Key is not ("mean" or "std")))
        {
            Assert.True(tensor.Equals(written.state_dict()[name].to(ScalarType.Float16).to(ScalarType.Float32)), name);
        }
    }

    [Fact]
    public void Layers_that_are_asked_for_are_inspected_as_those_of_any_file() => Assert.Contains(
        "which lie on each other in a storage of 1",
        Assert.Throws<InvalidCheckpointException>(() => Vgg19Loader.Load(Fixture.File("vgg19_whole.pth"), [new VggCutPoint(2, 1)])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "vgg16.pth",
        ": it is VGG16, a classifier that content losses use. Of the 32 keys of VGG19's features 19 fit, and 19 differ: 'features.19.weight' "
        + "is [512, 512, 3, 3] where [512, 256, 3, 3] is expected; 'features.16.weight' [256, 256, 3, 3] is missing;")]
    [InlineData("vgg19_bn.pth", ": it is VGG19 with BatchNorm, a classifier. Of the 32 keys of VGG19's features")]
    [InlineData("vgg19_one_missing.pth", ". Of the 32 keys of VGG19's features 31 fit, and 1 differ: 'features.34.bias' [512] is missing.")]
    [InlineData("own_x4.pth", ". Of the 32 keys of VGG19's features 0 fit, and")]
    [InlineData("discriminator_srgan.pth", ": it is a discriminator,")]
    [InlineData("lpips_heads.pth", ": it is the linear heads of LPIPS, a metric.")]
    public void Files_of_other_networks_are_refused_with_what_they_are(string file, string message)
    {
        long before = LiveTensors.Count();
        string found = Assert.Throws<UnrecognisedCheckpointException>(() => Vgg19Loader.Load(Fixture.File(file), [VggCutPoint.Vgg22])).Message;
        Assert.StartsWith($"'{file}' does not hold the weights of VGG19{message}", found, StringComparison.Ordinal);
        Assert.EndsWith(" Get torchvision's vgg19-dcbb9e9d.pth, or save its state_dict or that of its features.", found, StringComparison.Ordinal);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Files_that_are_no_weights_at_all_are_refused_as_everywhere()
    {
        Assert.Throws<UnrecognisedCheckpointException>(() => Vgg19Loader.Load(Fixture.File("numbers.pth"), [VggCutPoint.Vgg22]));
        Assert.Throws<InvalidCheckpointException>(() => Vgg19Loader.Load(Fixture.File("torchscript.pt"), [VggCutPoint.Vgg22]));
        Assert.Throws<FileNotFoundException>(() => Vgg19Loader.Load("none.pth", [VggCutPoint.Vgg22]));
        Assert.Throws<ArgumentException>(() => Vgg19Loader.Load(Fixture.File("vgg19_whole.pth"), []));
    }

    [Fact]
    public void Loading_leaves_random_numbers_alone_and_after_disposal_nothing()
    {
        long before = LiveTensors.Count();
        using (DisposeScope scope = NewDisposeScope())
        {
            random.manual_seed(1).Dispose();
            Tensor expected = rand(4);
            random.manual_seed(1).Dispose();
            Vgg19 network;
            using (NewDisposeScope())
            {
                network = Vgg19Loader.Load(Fixture.File("vgg19_whole.pth"), [new VggCutPoint(1, 1)]);
            }

            Assert.True(expected.Equals(rand(4)));
            using (network)
            {
                Assert.Equal([1, 64, 2, 2], Assert.Single(network.forward(zeros([1, 3, 2, 2]))).shape);
            }
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    private static (Tensor Images, Tensor Other) Images()
    {
        random.manual_seed(20).Dispose();
        Tensor images = rand(1, 3, 40, 48, requires_grad: true);
        return (images, rand(1, 3, 40, 48));
    }
}
