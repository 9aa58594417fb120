using System.Globalization;
using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>A line for each report; on a terminal the lines between two validations take each other's place.</summary>
internal sealed class ProgressPrinter : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        string losses = string.Join(", ", value.Losses.Select(loss => string.Create(CultureInfo.InvariantCulture, $"{loss.Key} {loss.Value:F5}")));
        string discriminator = value.Discriminator is { } figures
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", D(real) {figures.Real:F2}, D(fake) {figures.Fake:F2}, D's loss {figures.Loss:F3}, gradient {figures.GradientNorm:F3}")
            : "";
        string psnr = value.Psnr is { } decibels ? string.Create(CultureInfo.InvariantCulture, $", validation {decibels:F3} dB") : "";
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"step {value.Step}/{value.Steps}  {losses}, gradient {value.GradientNorm:F3}{discriminator}, rate {value.LearningRate:G3}, "
            + $"{value.ImagesPerSecond:F1} images/s, {Left(value.TimeLeft)} left{psnr}");
        if (Console.IsOutputRedirected || value.Psnr is not null)
        {
            Console.WriteLine(Console.IsOutputRedirected ? line : $"\r{line}\u001b[K");
        }
        else
        {
            // A line that the terminal breaks would stay.
            int room = Math.Max(Console.WindowWidth - 1, 20);
            Console.Write($"\r{(line.Length > room ? line[..room] : line)}\u001b[K");
        }
    }

    private static string Left(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}");
}
