using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Samples;

/// <summary>A program whose native libraries were left behind.</summary>
public class NativeLibrariesTests
{
    private const string Torch = "libtorchsharp_standin.so";
    private const string Codecs = "libimagesharp_standin.so";

    [Fact]
    public void Without_libtorch_it_says_what_to_add()
    {
        ProgramRun run = Run(folder => File.Delete(Path.Combine(folder, Torch)));
        Assert.StartsWith("libtorch, the native part of PyTorch, cannot be loaded on ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("apt-get install libtorch1.13", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{Torch} belongs beside the program", run.Errors, StringComparison.Ordinal);
        Assert.Contains("No such file or directory", run.Errors, StringComparison.Ordinal);
        RequireOneLine(run);
    }

    [Fact]
    public void A_damaged_one_is_named_with_the_reason()
    {
        ProgramRun run = Run(folder => File.WriteAllText(Path.Combine(folder, Torch), "no library"));
        Assert.StartsWith("libtorch, the native part of PyTorch, cannot be loaded on ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{Torch}: file too short", run.Errors, StringComparison.Ordinal);
        RequireOneLine(run);
    }

    [Fact]
    public void Without_the_codecs_it_says_what_to_add()
    {
        ProgramRun run = Run(folder => File.Delete(Path.Combine(folder, Codecs)));
        Assert.StartsWith("photo.png: The native codecs of pictures cannot be loaded on ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("apt-get install libpng16-16 libjpeg62-turbo libwebp7", run.Errors, StringComparison.Ordinal);
        RequireOneLine(run);
    }

    private static void RequireOneLine(ProgramRun run)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    /// <summary>Runs a copy of a sample from which something was taken away.</summary>
    private static ProgramRun Run(Action<string> damage)
    {
        using TemporaryFolder folder = new();
        string program = ProgramRun.Assembly("Enhance");
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        damage(folder[""]);
        using (Image<Rgb24> picture = new(5, 4))
        {
            picture.Save(folder["photo.png"]);
        }

        ProgramRun run = ProgramRun.Run(new ProcessStartInfo(
            "dotnet", [folder[Path.GetFileName(program)], folder["photo.png"], folder["large.png"], "--resample", "bicubic"]));
        Assert.False(File.Exists(folder["large.png"]));
        return run;
    }
}
