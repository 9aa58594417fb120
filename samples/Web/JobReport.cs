namespace SuperResolution.Samples.Web;

/// <summary>How far a picture is.</summary>
/// <param name="State">What is done with it.</param>
/// <param name="Ahead">How many are before it while it waits.</param>
/// <param name="Done">Tiles that are computed.</param>
/// <param name="Total">Tiles of the whole picture.</param>
internal readonly record struct JobReport(JobState State, int Ahead, int Done, int Total);
