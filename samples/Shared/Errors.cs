using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SuperResolution.Training;
using SuperResolution.Weights;

namespace SuperResolution.Samples;

/// <summary>Turns exceptions into a line on standard error and an exit code.</summary>
internal static class Errors
{
    /// <summary>The exit code after Ctrl+C: 128 and the number of the signal, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>The action's exit code; 1 after an exception, <see cref="Cancelled"/> after Ctrl+C, of which this says nothing.</summary>
    public static async Task<int> ReportAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
        catch (Exception e) when (IsAboutInput(e))
        {
            await Console.Error.WriteLineAsync(TextOf(e));
            return 1;
        }
    }

    /// <summary>An exception's message without the name of a parameter, which whoever types a command does not know.</summary>
    public static string TextOf(Exception e) =>
        e is ArgumentException { ParamName: { } name } ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;

    /// <summary>Whether an exception speaks of what the user gave or of the machine's limits, so that its message is enough.</summary>
    public static bool IsAboutInput(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or NotSupportedException
            or ImageFormatException or InvalidMemoryOperationException or CheckpointException or NonFiniteTrainingException or ExternalException or OutOfMemoryException;
}
