using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Weights;
using SuperResolution.Training;

namespace SuperResolution.Tests.Training;

public class LossTermTests
{
    private static readonly LossResources s_resources = new() { Vgg19 = Fixture.File("vgg19_whole.pth") };

    [Theory]
    [InlineData("mse", typeof(MseContentLoss))]
    [InlineData("l1", typeof(L1ContentLoss))]
    [InlineData("charbonnier", typeof(CharbonnierContentLoss))]
    [InlineData("tv", typeof(TotalVariationLoss))]
    [InlineData("patterns", typeof(PeriodicPatternLoss))]
    [InlineData("colour", typeof(ColourContentLoss))]
    public void Losses_are_made_by_their_names(string name, Type type)
    {
        IContentLoss loss = new LossTerm(name).Create();
        Assert.Equal((type, name), (loss.GetType(), loss.Name));
    }

    [Theory]
    [InlineData("vgg11")]
    [InlineData("vgg12-before")]
    [InlineData("vgg12-l1")]
    [InlineData("vgg12-relative")]
    [InlineData("vgg11-before-l1")]
    public void Losses_of_features_are_made_of_the_files_weights(string name)
    {
        long before = LiveTensors.Count();
        using (VggContentLoss loss = Assert.IsType<VggContentLoss>(new LossTerm(name).Create(s_resources)))
        {
            Assert.Equal(name, loss.Name);
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Without_a_file_a_loss_of_features_says_which_it_needs()
    {
        foreach (LossResources? none in (LossResources?[])[null, new LossResources()])
        {
            Assert.StartsWith(
                "The loss vgg54 looks at features of VGG19, whose weights the library does not have: name a file of them, such as "
                + "torchvision's vgg19-dcbb9e9d.pth.",
                Assert.Throws<ArgumentException>(() => new LossTerm("vgg54").Create(none)).Message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("vgg")]
    [InlineData("vgg23")]
    [InlineData("vgg54-after")]
    public void Other_names_are_refused_with_those_that_there_are(string name) => Assert.StartsWith(
        $"There is no loss \"{name}\"; give mse, mse-y, l1, l1-y, charbonnier, tv, patterns, colour, perceptual, or vgg with a cut point, such as vgg22, vgg54 or vgg54-before-l1.",
        Assert.Throws<ArgumentException>(() => new LossTerm(name).Create(s_resources)).Message,
        StringComparison.Ordinal);
}
