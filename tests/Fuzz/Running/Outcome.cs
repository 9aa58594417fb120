namespace SuperResolution.Fuzz.Running;

/// <summary>What a target did with an input.</summary>
/// <param name="Fault">Why it counts as a finding, or null.</param>
/// <param name="Message">What was thrown, or "accepted".</param>
/// <param name="Seconds">Processor time of the whole process.</param>
/// <param name="Allocated">Bytes of managed memory that were taken, given back or not.</param>
/// <param name="Grown">Bytes by which the process was larger at its largest; 0 where the system does not tell.</param>
internal sealed record Outcome(string? Fault, string Message, double Seconds, long Allocated, long Grown)
{
    public const string Accepted = "accepted";
}
