using System.Globalization;

namespace SuperResolution.Data;

/// <summary>How training images are cut, kept and prepared.</summary>
public sealed record TrainingDataOptions
{
    /// <summary>The side of high-resolution crops in pixels: a multiple of the scale. 96 in the SRGAN paper (section 3.2).</summary>
    public int CropSide { get; init; } = 96;

    /// <summary>Crops in a batch. 16 in the SRGAN paper (section 3.2).</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Whether crops are flipped and turned, in all 8 ways.</summary>
    public bool Turned { get; init; } = true;

    /// <summary>
    /// The sizes in which each image is seen, as shares of its own width and height, above 0 and at most 1. Made smaller (MATLAB's bicubic), a photograph has more
    /// detail in each pixel, as those of the benchmarks have (Dong et al. 2016, "Accelerating the Super-Resolution Convolutional Neural Network", section 4.1).
    /// A size in which an image is smaller than a crop is left out.
    /// </summary>
    public IReadOnlyList<double> Sizes { get; init; } = [1];

    /// <summary>What decides which crops a batch has.</summary>
    public long Seed { get; init; }

    /// <summary>The share of photographs that is kept for validation, from 0 to 0.5.</summary>
    public double ValidationShare { get; init; } = 0.05;

    /// <summary>The most images to validate on.</summary>
    public int MostValidationImages { get; init; } = 32;

    /// <summary>The largest side of validation images in pixels; the middle of larger ones is taken.</summary>
    public int ValidationSide { get; init; } = 512;

    /// <summary>Bytes that decoded images may take. Those beyond it are decoded for each crop.</summary>
    public long CacheBytes { get; init; } = 1L << 30;

    /// <summary>Threads that prepare batches ahead; 0 prepares each when it is asked for.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Batches that each of these threads prepares ahead.</summary>
    public int BatchesAhead { get; init; } = 4;

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate(int scale)
    {
        Require(CropSide >= scale && CropSide % scale == 0, $"CropSide is {CropSide}; give a multiple of the scale, {scale}.");
        Require(Sizes is { Count: > 0 } && Sizes.All(size => size is > 0 and <= 1),
            string.Create(CultureInfo.InvariantCulture, $"Sizes is {(Sizes is null ? "null" : $"[{string.Join(", ", Sizes)}]")}; give at least one, each above 0 and at most 1."));
        Require(BatchSize >= 1, $"BatchSize is {BatchSize}; give 1 or more.");
        Require(ValidationShare is >= 0 and <= 0.5, FormattableString.Invariant($"ValidationShare is {ValidationShare}; give 0 to 0.5."));
        Require(MostValidationImages >= 0, $"MostValidationImages is {MostValidationImages}; give 0 or more.");
        Require(ValidationSide >= CropSide, $"ValidationSide is {ValidationSide}; give CropSide, {CropSide}, or more.");
        Require(CacheBytes >= 0, $"CacheBytes is {CacheBytes}; give 0 or more.");
        Require(Workers is >= 0 and <= 256, $"Workers is {Workers}; give 0 to 256.");
        Require(BatchesAhead >= 1, $"BatchesAhead is {BatchesAhead}; give 1 or more.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
