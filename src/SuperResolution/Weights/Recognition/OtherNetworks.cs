namespace SuperResolution.Weights.Recognition;

/// <summary>Names networks that people hand in for generators, and generators that this version has no network for.</summary>
internal static class OtherNetworks
{
    private static readonly (Func<IReadOnlyDictionary<string, long[]>, bool> Fits, string What)[] Known =
    [
        (k => k.ContainsKey("optimizer.0.exp_avg_sq") || k.ContainsKey("optimizer.0.square_avg"),
            "a checkpoint of a training by this library, which goes on from it with --resume; the weights are in last.safetensors and best.safetensors beside the folder of checkpoints"),
        (k => k.Keys.Any(name => name.StartsWith("lin0.model.", StringComparison.Ordinal)),
            "the linear heads of LPIPS, a metric"),
        (k => Has(k, "features.0.weight", 64, 3, 3, 3) && Has(k, "features.34.weight", 512, 512, 3, 3) && !HasRunningMean(k),
            "VGG19, a classifier that content losses use"),
        (k => Has(k, "features.0.weight", 64, 3, 3, 3) && Has(k, "features.28.weight", 512, 512, 3, 3) && !HasRunningMean(k),
            "VGG16, a classifier that content losses use"),
        (k => Has(k, "features.0.weight", 64, 3, 3, 3) && Has(k, "features.49.weight", 512, 512, 3, 3) && HasRunningMean(k),
            "VGG19 with BatchNorm, a classifier"),
        (k => Has(k, "features.0.weight", 64, 3, 11, 11), "AlexNet, a classifier"),
        (k => k.ContainsKey("layer1.0.conv1.weight") && k.ContainsKey("fc.weight"), "ResNet, a classifier"),
        (IsDiscriminator, "a discriminator, the network that judges pictures while a GAN is trained; the generator is in another file"),
        (k => k.ContainsKey("layers.0.residual_group.blocks.0.attn.qkv.weight"), "SwinIR"),
    ];

    /// <summary>A phrase for a message, or null where the weights are of nothing that is known.</summary>
    /// <param name="shapes">The sizes of the tensors by canonical name.</param>
    public static string? Describe(IReadOnlyDictionary<string, long[]> shapes) =>
        Known.FirstOrDefault(other => other.Fits(shapes)).What;

    /// <summary>
    /// A picture of three channels in, one number out (SRGAN's, leftthomas's, BasicSR's VGG style), or one number a pixel from
    /// spectrally normalised layers (Real-ESRGAN's U-Net).
    /// </summary>
    private static bool IsDiscriminator(IReadOnlyDictionary<string, long[]> shapes)
    {
        long[][] weights = [.. shapes.Where(pair => IsWeight(pair.Key) && pair.Value.Length >= 2).Select(pair => pair.Value)];
        return shapes.Keys.Any(name => name.StartsWith("netD.", StringComparison.Ordinal)
                || name.StartsWith("discriminator.", StringComparison.Ordinal))
            || (weights.Length > 2 && weights[0] is [_, 3, _, _] && weights[^1][0] == 1);
    }

    private static bool IsWeight(string name) =>
        name.EndsWith("weight", StringComparison.Ordinal) || name.EndsWith("weight_orig", StringComparison.Ordinal);

    private static bool HasRunningMean(IReadOnlyDictionary<string, long[]> shapes) =>
        shapes.Keys.Any(name => name.EndsWith(".running_mean", StringComparison.Ordinal));

    private static bool Has(IReadOnlyDictionary<string, long[]> shapes, string name, params ReadOnlySpan<long> shape) =>
        shapes.TryGetValue(name, out long[]? found) && found.AsSpan().SequenceEqual(shape);
}
