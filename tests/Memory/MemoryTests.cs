using System.Text.Json;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Memory;

/// <summary>Memory in a process of its own. What a tile may take has a wide margin: the figures themselves are in docs/decisions.md.</summary>
public class MemoryTests
{
    [Theory]
    [InlineData("Rgb24", "Bicubic")]
    [InlineData("Rgba64", "Network")]
    public void Memory_grows_by_the_budget_at_most(string pixel, string alpha)
    {
        Dictionary<string, double> measured = Run(
            "--width", "300", "--height", "200", "--budget", "64", "--network", "2x32", "--pixel", pixel, "--alpha", alpha);
        Assert.InRange(measured["growth"], 16, 64 * 1.35);
        Assert.Equal(0, measured["reductions"]);
    }

    [Theory]
    [InlineData("srcnn")]
    [InlineData("fsrcnn")]
    [InlineData("espcn")]
    public void Memory_of_networks_on_luma_grows_by_the_budget_at_most(string network)
    {
        Dictionary<string, double> measured = Run("--width", "240", "--height", "160", "--budget", "64", "--network", network);
        Assert.InRange(measured["growth"], 8, 64 * 1.35);
        Assert.Equal(0, measured["reductions"]);
    }

    [Fact]
    public void Memory_of_dense_blocks_grows_by_the_budget_at_most()
    {
        Dictionary<string, double> measured = Run("--width", "160", "--height", "120", "--budget", "64", "--network", "rrdb1x32");
        Assert.InRange(measured["growth"], 16, 64 * 1.35);
        Assert.Equal(0, measured["reductions"]);
    }

    /// <summary>In tiles, which a notice tells of.</summary>
    [Fact]
    public void Memory_of_distillation_blocks_grows_by_the_budget_at_most()
    {
        Dictionary<string, double> measured = Run("--width", "300", "--height", "240", "--budget", "64", "--network", "bsrn");
        Assert.InRange(measured["growth"], 32, 64 * 1.35);
        Assert.Equal(1, measured["reductions"]);
    }

    /// <summary>Matrices of the long side would take three times as much.</summary>
    [Fact]
    public void Memory_of_a_long_picture_s_Fourier_transform_grows_by_the_budget_at_most()
    {
        Dictionary<string, double> measured = Run("--width", "2000", "--height", "20", "--budget", "64", "--network", "fourier");
        Assert.InRange(measured["growth"], 8, 64 * 1.35);
        Assert.Equal(0, measured["reductions"]);
    }

    /// <summary>On threads of the pool, which have heaps of their own, and on the program's own.</summary>
    [Theory]
    [InlineData]
    [InlineData("--own-thread")]
    public void A_hundred_pictures_leave_no_tensor_no_handle_and_no_memory(params string[] thread)
    {
        Dictionary<string, double> measured = Run(
            ["--width", "128", "--height", "96", "--network", "1x16", "--calls", "100", "--pixel", "Rgba32", .. thread]);
        Assert.Equal(measured["tensorsAfterFifth"], measured["tensorsAfterLast"]);
        Assert.Equal(measured["handlesAfterFifth"], measured["handlesAfterLast"]);
        Assert.InRange(measured["afterLast"], 0, measured["afterFifth"] * 1.05);
    }

    private static Dictionary<string, double> Run(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Run("Memory.Tests", arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
        return JsonSerializer.Deserialize<Dictionary<string, double>>(run.Output)!;
    }
}
