namespace SuperResolution.Data;

/// <summary>Cuts crops out of images and degrades them, from any thread. A crop is a function of its image and its number.</summary>
internal interface ICrops
{
    /// <summary>Puts a crop into a batch.</summary>
    /// <param name="image">The number of the image.</param>
    /// <param name="sample">The number of the crop in the training, which decides where it lies and all else that is random.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="place">Where in the batch.</param>
    /// <returns>False where the image cannot be read.</returns>
    bool TryCopy(int image, long sample, PixelBatch batch, int place);

    /// <summary>How a crop was degraded, for people.</summary>
    IReadOnlyList<string> Describe(int image, long sample);
}
