using System.Globalization;
using System.Text.RegularExpressions;
using SuperResolution.IO;

namespace SuperResolution.Training;

/// <summary>The checkpoints of a training: the last few and the best.</summary>
internal sealed partial class CheckpointFolder
{
    private readonly string _folder;
    private readonly int _keep;

    /// <param name="folder">The folder, which <see cref="Prepare"/> makes where it is not there.</param>
    /// <param name="keep">How many of the last checkpoints stay.</param>
    public CheckpointFolder(string folder, int keep)
    {
        _folder = folder;
        _keep = keep;
    }

    /// <summary>The best checkpoint's file.</summary>
    public string Best => Path.Combine(_folder, "best.safetensors");

    /// <summary>The last checkpoint, or null.</summary>
    public string? Last => Steps().LastOrDefault().Path;

    /// <summary>Makes the folder, and deletes what a run that was killed left half written.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(_folder);
        AtomicFile.DeleteUnfinished(_folder);
    }

    /// <summary>Writes a checkpoint and deletes those that are too many.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="trainer">The trainer at it.</param>
    /// <param name="best">Whether it is the best so far.</param>
    public void Save(TrainingCheckpoint checkpoint, GeneratorTrainer trainer, bool best)
    {
        // First the best: a run that is killed in between goes on from before it and writes it again, but after it would never do so.
        if (best)
        {
            checkpoint.Save(Best, trainer);
        }

        checkpoint.Save(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"step-{checkpoint.Step:D9}.safetensors")), trainer);

        foreach ((_, string path) in Steps().SkipLast(_keep))
        {
            File.Delete(path);
        }
    }

    private List<(long Step, string Path)> Steps() =>
    [
        .. from path in Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder) : []
           let match = StepFile().Match(Path.GetFileName(path))
           where match.Success
           let step = long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
           orderby step
           select (step, path),
    ];

    [GeneratedRegex(@"^step-(\d{9,18})\.safetensors$")]
    private static partial Regex StepFile();
}
