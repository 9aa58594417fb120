namespace SuperResolution.Training;

/// <summary>
/// How much a training makes of the pictures that a recursive network makes on its way: α of Kim et al. 2016, section 3.3:
/// α l₁ + (1 − α) l₂, where l₁ is the mean loss of the pictures after each recursion and l₂ that of the final one. It falls linearly.
/// </summary>
/// <param name="First">α at the first step, from 0 to 1.</param>
/// <param name="End">At which share of all steps it is 0, above 0 and at most 1.</param>
public sealed record IntermediateSupervision(double First, double End)
{
    /// <summary>α after a number of steps.</summary>
    /// <param name="done">The steps that were made.</param>
    /// <param name="steps">All steps.</param>
    public double At(long done, long steps) => First * Math.Max(0, 1 - done / (End * steps));

    internal IEnumerable<string> Faults
    {
        get
        {
            if (First is not (>= 0 and <= 1))
            {
                yield return FormattableString.Invariant($"{nameof(First)} is {First}; give 0 to 1");
            }

            if (End is not (> 0 and <= 1))
            {
                yield return FormattableString.Invariant($"{nameof(End)} is {End}; give more than 0 and at most 1");
            }
        }
    }
}
