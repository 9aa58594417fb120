using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// Draws pictures pixel by pixel in raster order from what a conditioning network and the prior say together (Dahl et al. 2017, section 3.2). Its tensors
/// belong to the dispose scope in which it is used.
/// </summary>
/// <param name="prior">The prior network, in evaluation.</param>
/// <param name="seed">What decides which picture is drawn.</param>
/// <param name="temperature">T, 0 or more.</param>
internal sealed class PixelDrawing(PixelCnnPrior prior, long seed, double temperature)
{
    /// <summary>Draws a picture for each of a batch.</summary>
    /// <param name="features">The conditioning network's maps, [N, n, H, W]. Logits are made of them row by row, as they take 768 maps.</param>
    /// <param name="last">Its last layer, to 256 logits for each channel.</param>
    /// <returns>[N, 3, H, W] on the CPU, multiples of 1/255 in [0, 1].</returns>
    public Tensor Run(Tensor features, Conv2d last)
    {
        (long batch, long height, long width) = (features.shape[0], features.shape[2], features.shape[3]);
        long channels = last.weight!.shape[0] / PixelDistribution.Values;
        float[] picture = new float[batch * channels * height * width];
        PixelCnnSampler sampler = new(prior, batch, width);
        for (long y = 0; y < height; y++)
        {
            using Tensor row = features.narrow(2, y, 1);
            using Tensor conditioning = row.Through(last);
            sampler.BeginRow();
            for (long x = 0; x < width; x++)
            {
                using Tensor here = conditioning.narrow(3, x, 1);
                using Tensor logits = sampler.Logits(x).Plus(here);
                float[] values = Draw(logits, y * width + x);
                sampler.Set(x, Array.ConvertAll(values, value => value - 0.5f));
                for (int plane = 0; plane < values.Length; plane++)
                {
                    picture[(plane * height + y) * width + x] = values[plane];
                }
            }
        }

        return tensor(picture, [batch, channels, height, width]);
    }

    /// <summary>A value for each channel of a pixel of each picture, in [0, 1].</summary>
    private float[] Draw(Tensor logits, long pixel)
    {
        using Tensor host = logits.to(ScalarType.Float32, CPU);
        float[] all = host.data<float>().ToArray();
        float[] values = new float[all.Length / PixelDistribution.Values];
        CounterRandom random = CounterRandom.Of(seed);
        for (int plane = 0; plane < values.Length; plane++)
        {
            double decides = random.At(plane).At(pixel).Unit(0);
            values[plane] = PixelDistribution.Draw(all.AsSpan(plane * PixelDistribution.Values, PixelDistribution.Values), temperature, decides)
                / byte.MaxValue;
        }

        return values;
    }
}
