using System.CommandLine;
using System.CommandLine.Invocation;

namespace SuperResolution.Samples;

/// <summary>How command lines are run.</summary>
internal static class CommandLine
{
    /// <summary>Runs one. What cannot be understood is answered by what is wrong with it, not with all options; Ctrl+C by a word.</summary>
    /// <param name="command">The command.</param>
    /// <param name="args">What was typed.</param>
    /// <param name="patience">How long what runs may take to end after Ctrl+C; 2 seconds where it is null.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RootCommand command, string[] args, TimeSpan? patience = null)
    {
        ParseResult parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction errors)
        {
            errors.ShowHelp = false;
        }

        InvocationConfiguration configuration = new();
        configuration.ProcessTerminationTimeout = patience ?? configuration.ProcessTerminationTimeout;
        int code = await parsed.InvokeAsync(configuration);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync("--help shows all options.");
        }
        else if (code == Errors.Cancelled)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
        }

        return code;
    }
}
