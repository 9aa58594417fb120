using System.Reflection;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using TorchSharp;

namespace SuperResolution.Inference;

/// <summary>Says which package brings a native library that cannot be loaded, in place of the loader's exceptions.</summary>
internal static class NativeLibraries
{
    // An assembly that needs other native libraries than its package's may say which, under this name (AssemblyMetadataAttribute).
    private const string Advice = "NativeLibraries";

    /// <summary>Loads libtorch, or says what to add.</summary>
    /// <exception cref="NativeLibraryMissingException">It cannot be loaded.</exception>
    public static void RequireTorch()
    {
        try
        {
            _ = torch.get_num_threads();
        }
        catch (Exception e) when (IsMissing(e) || e is NotSupportedException)
        {
            // NotSupportedException is what TorchSharp's own loader throws.
            throw new NativeLibraryMissingException(
                $"libtorch, the native part of PyTorch, cannot be loaded on {RuntimeInformation.RuntimeIdentifier}. "
                + $"{AdviceOf(typeof(torch).Assembly) ?? TorchPackages} The loader said: {Reason(e)}",
                e);
        }
    }

    /// <summary>Whether an exception means that a native library, or a function that it should have, is not there.</summary>
    public static bool IsMissing(Exception exception) => exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException
        || exception is TypeInitializationException { InnerException: { } inner } && (IsMissing(inner) || inner is NotSupportedException);

    /// <summary>What to add where reading or writing a file found no codec. ImageSharp's package has none that are native.</summary>
    public static NativeLibraryMissingException OfCodecs(Exception exception) => new(
        $"The native codecs of pictures cannot be loaded on {RuntimeInformation.RuntimeIdentifier}. "
        + $"{AdviceOf(typeof(Image).Assembly) ?? "Restore the packages of the program again."} The loader said: {Reason(exception)}",
        exception);

    private static string? AdviceOf(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(text => text.Key == Advice)?.Value;

    private static string TorchPackages
    {
        get
        {
            string version = typeof(torch).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "of the version of TorchSharp";
            string system = OperatingSystem.IsLinux() ? " Where the project has one of them already, the system's libstdc++ may be older than TorchSharp wants (GCC 13.2: Debian 13, Ubuntu 24.04)." : "";
            string gpu = OperatingSystem.IsWindows() ? $", or TorchSharp-cuda-windows {version} for an NVIDIA GPU"
                : OperatingSystem.IsLinux() ? $", or TorchSharp-cuda-linux {version} for an NVIDIA GPU"
                : "";
            return $"Add it to the project of the program that runs, not only to a library's: dotnet add package TorchSharp-cpu --version {version}{gpu}.{system}";
        }
    }

    /// <summary>Of the loader's report the line that tells most: what the library itself lacks, before where it was looked for.</summary>
    private static string Reason(Exception exception)
    {
        string[] lines = Text(exception).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] files = [.. lines.Where(line => line.Contains(".so", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))];

        // .NET begins with the name of what it was asked for, in quotation marks: "Unable to load shared library 'name' or one of ...".
        string asked = lines[0].Split('\'') is [_, var name, _, ..] ? name : lines[0];
        return Array.Find(files, line => !(line.Contains(asked, StringComparison.Ordinal) && line.Contains("cannot open", StringComparison.Ordinal)))
            ?? files.FirstOrDefault(lines[0]);
    }

    private static string Text(Exception exception) => exception.InnerException is { } inner ? Text(inner) : exception.Message;
}
