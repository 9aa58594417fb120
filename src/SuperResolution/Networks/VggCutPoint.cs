using System.Globalization;

namespace SuperResolution.Networks;

/// <summary>
/// φᵢ,ⱼ of the SRGAN paper (Ledig et al. 2017, section 2.2.1): what the j-th convolution before the i-th max-pooling of VGG19 gives.
/// </summary>
public sealed record VggCutPoint
{
    /// <summary>How many convolutions stand before each max-pooling (Simonyan and Zisserman 2015, table 1, column E).</summary>
    internal static readonly int[] ConvolutionsBefore = [2, 2, 4, 4, 4];

    /// <summary>A place in VGG19.</summary>
    /// <param name="pooling">i, 1 to 5.</param>
    /// <param name="convolution">j, 1 to 2 where i is 1 or 2, else 1 to 4.</param>
    /// <param name="afterActivation">
    /// Whether negative values are 0, as in the SRGAN paper; false for ESRGAN's (Wang et al. 2018, section 3.3).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">VGG19 has no such convolution.</exception>
    public VggCutPoint(int pooling, int convolution, bool afterActivation = true)
    {
        if (pooling < 1 || pooling > ConvolutionsBefore.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pooling), pooling, $"VGG19 has {ConvolutionsBefore.Length} max-poolings: give 1 to {ConvolutionsBefore.Length}.");
        }

        int most = ConvolutionsBefore[pooling - 1];
        if (convolution < 1 || convolution > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(convolution), convolution, $"Before max-pooling {pooling} VGG19 has {most} convolutions: give 1 to {most}.");
        }

        Pooling = pooling;
        Convolution = convolution;
        AfterActivation = afterActivation;
    }

    /// <summary>φ₂,₂ after activation, of small features: VGG22 of the SRGAN paper.</summary>
    public static VggCutPoint Vgg22 { get; } = new(2, 2);

    /// <summary>φ₅,₄ after activation, of what VGG19 sees: VGG54 of the SRGAN paper.</summary>
    public static VggCutPoint Vgg54 { get; } = new(5, 4);

    /// <summary>Every place, in the order in which VGG19 comes by.</summary>
    public static IReadOnlyList<VggCutPoint> All { get; } =
    [
        .. from pooling in Enumerable.Range(1, ConvolutionsBefore.Length)
           from convolution in Enumerable.Range(1, ConvolutionsBefore[pooling - 1])
           from afterActivation in (bool[])[false, true]
           select new VggCutPoint(pooling, convolution, afterActivation),
    ];

    /// <summary>i: which max-pooling comes next.</summary>
    public int Pooling { get; }

    /// <summary>j: which convolution since the max-pooling before.</summary>
    public int Convolution { get; }

    /// <summary>Whether negative values are 0.</summary>
    public bool AfterActivation { get; }

    /// <summary>The least height and width of images, in pixels, of which something is left after the max-poolings before.</summary>
    public int SmallestSide => 1 << (Pooling - 1);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Pooling}.{Convolution}{(AfterActivation ? "" : " before activation")}");
}
