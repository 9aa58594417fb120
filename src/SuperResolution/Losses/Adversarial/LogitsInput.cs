using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>The check of arguments that games share.</summary>
internal static class LogitsInput
{
    /// <exception cref="ArgumentException">The shapes differ: libtorch would broadcast one to the other.</exception>
    public static void RequireSameShape(Tensor fake, Tensor real)
    {
        ArgumentNullException.ThrowIfNull(fake);
        ArgumentNullException.ThrowIfNull(real);
        if (!fake.shape.SequenceEqual(real.shape))
        {
            throw new ArgumentException(
                $"A discriminator judges as many originals as results; the logits of results are [{string.Join(", ", fake.shape)}] and those "
                + $"of originals [{string.Join(", ", real.shape)}].",
                nameof(fake));
        }
    }
}
