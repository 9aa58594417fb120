using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>Whether a picture has values that are none.</summary>
internal static class FiniteValues
{
    /// <summary>Whether no value is NaN or infinite.</summary>
    /// <param name="picture">[1, C, H, W] in float32, on any device.</param>
    public static bool AreAll(Tensor picture)
    {
        foreach ((int first, int count) in ImageTensor.BandsOf(picture))
        {
            using Tensor rows = picture.narrow(2, first, count), sum = rows.sum();
            if (!float.IsFinite(sum.item<float>()) && !AreFinite(rows))
            {
                return false;
            }
        }

        return true;
    }

    // Zero times a finite value is zero, also of values whose sum is too large to be one.
    private static bool AreFinite(Tensor rows)
    {
        using Tensor zeros = rows * 0, sum = zeros.sum();
        return sum.item<float>() == 0;
    }
}
