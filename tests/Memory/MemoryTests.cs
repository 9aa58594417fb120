using System.Text.Json;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Memory;

/// <summary>Memory in a process of its own. Margins are wide: the figures themselves are in docs/decisions.md.</summary>
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

    [Fact]
    public void Many_pictures_leave_no_memory()
    {
        Dictionary<string, double> measured = Run("--width", "60", "--height", "50", "--network", "1x32", "--calls", "160", "--pixel", "Rgba32");
        Assert.InRange(measured["afterLast"], 0, measured["afterQuarter"] * 1.1);
    }

    private static Dictionary<string, double> Run(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Run("Memory.Tests", arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
        return JsonSerializer.Deserialize<Dictionary<string, double>>(run.Output)!;
    }
}
