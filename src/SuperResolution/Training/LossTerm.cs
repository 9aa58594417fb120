using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Weights;

namespace SuperResolution.Training;

/// <summary>A part of what training makes small.</summary>
/// <param name="Loss">
/// The loss by its name: <c>mse</c>, <c>mse-y</c>, <c>l1</c>, <c>l1-y</c>, <c>charbonnier</c>, <c>tv</c>, <c>patterns</c>, <c>colour</c>, <c>perceptual</c>, or
/// <c>vgg</c> with a cut point i and j such as <c>vgg22</c>
/// and <c>vgg54</c>, after which <c>-before</c> is before activation, <c>-l1</c> the absolute difference, as in <c>vgg54-before-l1</c>, and <c>-relative</c> the
/// squared one over the original's squares.
/// </param>
/// <param name="Weight">What it is multiplied by.</param>
public sealed record LossTerm(string Loss, double Weight = 1)
{
    /// <summary>Makes the loss, which the caller disposes where it is <see cref="IDisposable"/>.</summary>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <exception cref="ArgumentException">There is no loss of that name, or the file that it looks at was not named.</exception>
    /// <exception cref="CheckpointException">The file is not one of VGG19's weights.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public IContentLoss Create(LossResources? resources = null) => Loss switch
    {
        "mse" => new MseContentLoss(),
        "mse-y" => new LumaMseContentLoss(),
        "l1" => new L1ContentLoss(),
        "l1-y" => new LumaL1ContentLoss(),
        "charbonnier" => new CharbonnierContentLoss(),
        "tv" => new TotalVariationLoss(),
        "patterns" => new PeriodicPatternLoss(),
        "colour" => new ColourContentLoss(),
        "perceptual" => new PerceptualContentLoss(
            Vgg19Loader.Load(RequiredVgg19(resources), PerceptualContentLoss.RealEsrganCutPoints), PerceptualContentLoss.RealEsrganWeights),
        _ => Vgg() is var (cut, criterion)
            ? new VggContentLoss(Vgg19Loader.Load(RequiredVgg19(resources), [cut]), criterion)
            : throw new ArgumentException(
                $"There is no loss \"{Loss}\"; give mse, mse-y, l1, l1-y, charbonnier, tv, patterns, colour, perceptual, or vgg with a cut point, such as vgg22, vgg54 or vgg54-before-l1."),
    };

    private (VggCutPoint Cut, VggCriterion Criterion)? Vgg()
    {
        foreach (VggCutPoint cut in VggCutPoint.All)
        {
            foreach (VggCriterion criterion in Enum.GetValues<VggCriterion>())
            {
                if (Loss == VggContentLoss.NameOf(cut, criterion))
                {
                    return (cut, criterion);
                }
            }
        }

        return null;
    }

    private string RequiredVgg19(LossResources? resources) => resources?.Vgg19
        ?? throw new ArgumentException(
            $"The loss {Loss} looks at features of VGG19, whose weights the library does not have: name a file of them, such as torchvision's "
            + "vgg19-dcbb9e9d.pth.",
            nameof(resources));
}
