using System.Runtime.InteropServices;
using TorchSharp;

namespace SuperResolution.Inference;

/// <summary>Says which package brings a native library that cannot be loaded, in place of the loader's exceptions.</summary>
internal static class NativeLibraries
{
    private const string StandIn = "_standin";

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
                + $"{(Text(e).Contains(StandIn, StringComparison.Ordinal) ? SystemTorch : TorchPackages)} The loader said: {Reason(e)}",
                e);
        }
    }

    /// <summary>Whether an exception means that a native library, or a function that it should have, is not there.</summary>
    public static bool IsMissing(Exception exception) => exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException
        || exception is TypeInitializationException { InnerException: { } inner } && (IsMissing(inner) || inner is NotSupportedException);

    /// <summary>What to add where reading or writing a file found no codec. ImageSharp's package has none that are native.</summary>
    public static NativeLibraryMissingException OfCodecs(Exception exception) => new(
        $"The native codecs of pictures cannot be loaded on {RuntimeInformation.RuntimeIdentifier}. This build reads and writes pictures with the "
        + "system's libraries: on Debian 12, apt-get install libpng16-16 libjpeg62-turbo libwebp7 libwebpmux3 libwebpdemux2 libtiff6. "
        + "libimagesharp_standin.so belongs beside the program; it lies in the package's runtimes/linux-x64/native. "
        + $"The loader said: {Reason(exception)}",
        exception);

    private static string SystemTorch =>
        "This build uses the system's: on Debian 12, apt-get install libtorch1.13. libtorchsharp_standin.so belongs beside the program; "
        + "it lies in the package's runtimes/linux-x64/native.";

    private static string TorchPackages
    {
        get
        {
            string version = typeof(torch).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "of the version of TorchSharp";
            string gpu = OperatingSystem.IsWindows() ? $", or TorchSharp-cuda-windows {version} for an NVIDIA GPU"
                : OperatingSystem.IsLinux() ? $", or TorchSharp-cuda-linux {version} for an NVIDIA GPU"
                : "";
            return $"Add it to the project of the program that runs, not only to a library's: dotnet add package TorchSharp-cpu --version {version}{gpu}.";
        }
    }

    /// <summary>Of the loader's report the line that tells most: what the library itself lacks, before where it was looked for.</summary>
    private static string Reason(Exception exception)
    {
        string[] lines = Text(exception).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] files = [.. lines.Where(line => line.Contains(".so", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))];
        return Array.Find(files, line => !(line.Contains(StandIn, StringComparison.Ordinal) && line.Contains("cannot open", StringComparison.Ordinal)))
            ?? files.FirstOrDefault(lines[0]);
    }

    private static string Text(Exception exception) => exception.InnerException is { } inner ? Text(inner) : exception.Message;
}
