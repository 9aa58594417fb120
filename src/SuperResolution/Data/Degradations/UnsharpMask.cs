using SuperResolution.Numerics;
using static TorchSharp.torch;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// Sharpening of training targets by an unsharp mask, which Real-ESRGAN+ adds to Real-ESRGAN (Wang et al. 2021, section 4.1; <c>USMSharp</c> of the
/// published code): where an image differs from its blurred self by more than a threshold, the difference is added once more, in part; where that
/// is, is blurred too, so that sharpened and other regions run into each other.
/// </summary>
/// <param name="Radius">The side of the Gaussian in pixels, made odd: 50 is 51, which is σ 8.</param>
/// <param name="Weight">What the difference is multiplied by.</param>
/// <param name="Threshold">The smallest difference that counts, of values from 0 to 255.</param>
public sealed record UnsharpMask(int Radius = 50, double Weight = 0.5, double Threshold = 10)
{
    internal IEnumerable<string> Faults =>
    [
        .. SettingFaults.Number(nameof(Radius), Radius, 1, 501),
        .. SettingFaults.Number(nameof(Weight), Weight, 0, 100),
        .. SettingFaults.Number(nameof(Threshold), Threshold, 0, 255),
    ];

    /// <summary>Sharpens images. Edges are mirrored.</summary>
    /// <param name="images">[N, 3, H, W], floating point in [0, 1].</param>
    /// <returns>Of the same shape and type, in [0, 1].</returns>
    /// <exception cref="ArgumentException">A setting is out of range, or the images are not [N, 3, H, W] of floating-point values.</exception>
    public Tensor Apply(Tensor images)
    {
        SettingFaults.Require(nameof(UnsharpMask), Faults);
        DegradationInput.RequireColours(images);
        return PlanarImage.Each(images, (image, _) => Sharpened(image));
    }

    private PlanarImage Sharpened(PlanarImage image)
    {
        SeparableFilter gaussian = Gaussian();
        PlanarImage blurred = Blurred(image, gaussian);
        PlanarImage mask = new(image.Height, image.Width);
        for (int i = 0; i < image.Values.Length; i++)
        {
            mask.Values[i] = Math.Abs(image.Values[i] - blurred.Values[i]) * byte.MaxValue > Threshold ? 1 : 0;
        }

        PlanarImage soft = Blurred(mask, gaussian);
        for (int i = 0; i < image.Values.Length; i++)
        {
            float value = image.Values[i];
            float sharp = Math.Clamp(value + (float)Weight * (value - blurred.Values[i]), 0, 1);
            image.Values[i] = soft.Values[i] * sharp + (1 - soft.Values[i]) * value;
        }

        image.Clamp();
        return image;
    }

    /// <summary>The kernel, with the σ that OpenCV gives a Gaussian of a size.</summary>
    private SeparableFilter Gaussian()
    {
        int middle = Radius / 2;
        return new(Array.ConvertAll(GaussianRow.Of(middle, 0.3 * (middle - 1) + 0.8), weight => (float)weight), Edge.Mirrored);
    }

    private static PlanarImage Blurred(PlanarImage image, SeparableFilter filter)
    {
        PlanarImage result = new(image.Height, image.Width);
        float[] scratch = filter.Scratch(image.Width);
        for (int channel = 0; channel < PlanarImage.Channels; channel++)
        {
            for (int y = 0; y < image.Height; y++)
            {
                filter.AddRow(image.Plane(channel), y, scratch, result.Row(channel, y));
            }
        }

        return result;
    }
}
