using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// The mean of what a generator makes of a picture in its 8 flips and rotations, each turned back: "enhanced prediction" in "Seven Ways to Improve Example-Based
/// Single Image Super Resolution" (Timofte et al. 2016, section 3.5), "geometric self-ensemble" in EDSR (Lim et al. 2017, section 4.3).
/// </summary>
/// <remarks>It takes 8 times as long as the generator alone, needs no training, and makes errors smaller that differ from one orientation to another.</remarks>
public sealed class SelfEnsemble : IGenerator
{
    /// <summary>What it is, for descriptions.</summary>
    internal const string Words = "mean of 8 flips and rotations";

    private const int Orientations = 8;
    private const long BytesOfPixel = 3 * sizeof(float);

    /// <summary>Wraps a generator.</summary>
    /// <param name="generator">The generator, which this object owns from now on: it is disposed with it.</param>
    /// <exception cref="ArgumentException">The generator is a self-ensemble already, whose mean over the same 8 would be its own.</exception>
    public SelfEnsemble(IGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Generator = generator is not SelfEnsemble
            ? generator
            : throw new ArgumentException("The generator is a self-ensemble already; give the generator inside it.", nameof(generator));
    }

    /// <summary>The generator that enlarges. Disposed with this object.</summary>
    public IGenerator Generator { get; }

    /// <summary>The generator inside a self-ensemble; another one is its own.</summary>
    internal static IGenerator Inside(IGenerator generator) => (generator as SelfEnsemble)?.Generator ?? generator;

    /// <inheritdoc/>
    public int Scale => Generator.Scale;

    /// <inheritdoc/>
    /// <remarks>The generator's own, which holds for each side of a pixel.</remarks>
    public int Halo => Generator.Halo;

    /// <inheritdoc/>
    public int Alignment => Generator.Alignment;

    /// <inheritdoc/>
    /// <remarks>Flips move the grid of a network that takes squares of pixels as one place.</remarks>
    public bool TilesExactly => Generator.TilesExactly && Generator.Alignment == 1;

    /// <inheritdoc/>
    /// <remarks>While the generator computes, its turned input and the sum so far are held; then four pictures while one is added.</remarks>
    public long WorkingBytesPerPixel =>
        Math.Max(Generator.WorkingBytesPerPixel + BytesOfPixel * (1L + Scale * Scale), BytesOfPixel * 4L * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => Generator.InputRange;

    /// <inheritdoc/>
    public ValueRange OutputRange => Generator.OutputRange;

    /// <inheritdoc/>
    public Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor sum = Enlarged(input, 0);
        for (int orientation = 1; orientation < Orientations; orientation++)
        {
            using Tensor enlarged = Enlarged(input, orientation);
            // Not in place: the first one may be the generator's own, or the input.
            Tensor longer = sum + enlarged;
            sum.Dispose();
            sum = longer;
        }

        return (sum / Orientations).MoveToOuterDisposeScope();
    }

    /// <summary>Disposes the generator.</summary>
    public void Dispose() => Generator.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"{Generator}, {Words}";

    /// <summary>What the generator makes of one orientation, turned back.</summary>
    private Tensor Enlarged(Tensor input, int orientation)
    {
        using DisposeScope scope = NewDisposeScope();
        bool transposed = orientation >= 4;
        Tensor turned = Transposed(Flipped(input, orientation), transposed);
        turned = MemoryOrder.IsChannelsLast(input) ? MemoryOrder.ChannelsLast(turned) : turned.contiguous();
        Tensor enlarged = Generator.forward(turned);

        // A sum of eight loses bits that bfloat16 does not have.
        Tensor wide = enlarged.ElementSize < sizeof(float) ? enlarged.to(ScalarType.Float32) : enlarged;
        return Flipped(Transposed(wide, transposed), orientation).MoveToOuterDisposeScope();
    }

    /// <summary>Mirrored left to right where bit 0 is set, upside down where bit 1 is.</summary>
    private static Tensor Flipped(Tensor image, int orientation) => (orientation & 3) switch
    {
        0 => image.alias(),
        1 => image.flip(3),
        2 => image.flip(2),
        _ => image.flip(2, 3),
    };

    private static Tensor Transposed(Tensor image, bool transposed) => transposed ? image.permute(0, 1, 3, 2) : image;
}
