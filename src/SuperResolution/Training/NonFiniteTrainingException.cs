using System.Globalization;

namespace SuperResolution.Training;

/// <summary>A loss, the gradients or the validation PSNR became NaN, or one of the former infinite.</summary>
/// <remarks>
/// Where a loss or the gradients became so, the generator's weights are still those before that step; statistics of its BatchNorm, and a
/// discriminator, may have changed. Nothing of it is in a checkpoint.
/// </remarks>
public sealed class NonFiniteTrainingException : Exception
{
    /// <summary>An exception with a message.</summary>
    /// <param name="message">The message.</param>
    public NonFiniteTrainingException(string message)
        : base(message) => Term = "";

    internal NonFiniteTrainingException(long step, string term, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"At step {step} {term} became {value}. Nothing of that step was written. Look at the images, or begin anew from the last weights "
            + $"with a lower learning rate."))
    {
        Step = step;
        Term = term;
    }

    /// <summary>The step, counted from 0.</summary>
    public long Step { get; }

    /// <summary>What became so first, such as <c>the loss mse</c>, <c>the gradient of the loss mse</c>, <c>the loss of the discriminator</c>
    /// or <c>the validation PSNR</c>.</summary>
    public string Term { get; }
}
