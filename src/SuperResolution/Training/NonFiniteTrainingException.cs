using System.Globalization;

namespace SuperResolution.Training;

/// <summary>A loss or the gradients became NaN or infinite. The generator's weights are still those before that step.</summary>
public sealed class NonFiniteTrainingException : Exception
{
    /// <summary>An exception with a message.</summary>
    /// <param name="message">The message.</param>
    public NonFiniteTrainingException(string message)
        : base(message) => Term = "";

    internal NonFiniteTrainingException(long step, string term, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"At step {step} {term} became {value}. The generator's weights are those of the step before. Look at the images, or begin anew from "
            + $"the last weights with a lower learning rate."))
    {
        Step = step;
        Term = term;
    }

    /// <summary>The step, counted from 0.</summary>
    public long Step { get; }

    /// <summary>What became so first, such as <c>the loss mse</c>, <c>the loss of the discriminator</c> or <c>the norm of the gradients</c>.</summary>
    public string Term { get; }
}
