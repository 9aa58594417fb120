using SuperResolution.Metrics;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class RelativeFeatureDistanceTests
{
    private const string Weights = "weights/vgg19/vgg19-features-oxford.pth";

    [SharedTheory(Weights)]
    [MemberData(nameof(PhotographicOracle.Pictures), "vgg54", MemberType = typeof(PhotographicOracle))]
    public void It_is_what_the_oracle_measures(string picture)
    {
        using RelativeFeatureDistance distance = new(Vgg19Loader.Load(Repository.SharedFile(Weights), [VggCutPoint.Vgg54]));
        Assert.Equal("VGG54", distance.Name);
        Assert.False(distance.HigherIsBetter);
        (Tensor prediction, Tensor reference) = PatternPicture.Pair(picture);
        using (prediction)
        using (reference)
        {
            double expected = PhotographicOracle.Expected("vgg54", picture);
            Assert.InRange(distance.Measure(prediction, reference), expected * (1 - 1e-4), expected * (1 + 1e-4));
        }
    }

    [Fact]
    public void Equal_images_have_0_and_no_tensor_is_left_behind()
    {
        long before = LiveTensors.Count();
        using (RelativeFeatureDistance distance = new(new Vgg19(VggCutPoint.Vgg22)))
        {
            Assert.Equal("VGG22", distance.Name);
            using Tensor gray = PatternPicture.Create(20, 24, 1);
            using Tensor damaged = PatternPicture.Create(20, 24, 1, damage: 40);
            long loaded = LiveTensors.Count();
            Assert.Equal(0, distance.Measure(gray, gray));
            Assert.InRange(distance.Measure(damaged, gray), 1e-6, 10);
            Assert.Equal(loaded, LiveTensors.Count());
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Features_of_two_places_are_refused()
    {
        using Vgg19 network = new(VggCutPoint.Vgg22, new VggCutPoint(1, 1));
        ArgumentException e = Assert.Throws<ArgumentException>(() => new RelativeFeatureDistance(network));
        Assert.StartsWith("A distance is over the features of one place; the network has 2 cut points.", e.Message, StringComparison.Ordinal);
    }
}
