using System.Globalization;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Training;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Memory;

/// <summary>Networks by a short text.</summary>
internal static class Networks
{
    private const string Dense = "rrdb";

    /// <summary>
    /// A file of weights, a classical resampler such as <c>bicubic</c>, the network of a recipe such as <c>srcnn</c>, an SRResNet ×4 of so many
    /// blocks and maps, such as <c>2x64</c>, or an RRDBNet ×4, such as <c>rrdb2x32</c>.
    /// </summary>
    public static Upscaler Open(string text, UpscalerOptions options)
    {
        if (File.Exists(text))
        {
            return Upscaler.Load(text, options);
        }

        if (ClassicalResampler.Names.Contains(text))
        {
            return new Upscaler(ClassicalResampler.Create(text, 4), options);
        }

        bool dense = text.StartsWith(Dense, StringComparison.Ordinal);
        if (!dense && !char.IsAsciiDigit(text[0]))
        {
            return new Upscaler(TrainingRecipe.FromName(text).Generator.Create(seed: 0), options);
        }

        int[] sides = [.. (dense ? text[Dense.Length..] : text).Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture))];
        random.manual_seed(0);
        return new Upscaler(dense ? new RrdbNet(4, blocks: sides[0], width: sides[1]) : new SRResNet(4, blocks: sides[0], width: sides[1]), options);
    }
}
