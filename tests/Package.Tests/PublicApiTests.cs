using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

public class PublicApiTests
{
    private const string Committed = "src/SuperResolution/PublicApi.txt";

    [Fact]
    public void The_public_API_is_the_committed_one()
    {
        string[] now = Lines(ProgramRun.Run("PublicApi"));
        string[] then = File.ReadAllLines(Path.Combine(Repository.Root, Committed));
        Assert.True(then.SequenceEqual(now, StringComparer.Ordinal), $"The public API is not that of {Committed}. "
            + $"If it is meant to change, write it anew with tools/public-api.sh --write and commit it.\n{Difference(then, now)}");
    }

    [Fact]
    public void The_text_has_every_kind_of_type_and_member_and_leaves_out_what_nobody_can_name()
    {
        string[] expected =
        [
            "namespace SuperResolution.Tests.Package.Shown",
            "",
            "[Flags] public enum Colours : byte",
            "    None = 0",
            "    Red = 1",
            "",
            "public abstract class Container<T> : IDisposable where T : class, new()",
            "    public const string Name = \"a \\\"name\\\"\"",
            "    protected readonly int field",
            "    protected Container(T? first, int count = 3, params string?[] rest)",
            "    protected abstract int Count { get; }",
            "    public T? this[int index] { get; set; }",
            "    public event EventHandler? Changed",
            "    [Obsolete(\"Use Dispose.\", true)] public void Close()",
            "    public virtual void Dispose()",
            "    public TOther? Get<TOther>(ref int a, out string b, in long c, CancellationToken token = default) where TOther : struct",
            "",
            "public sealed class Container<T>.Inner",
            "    public Inner()",
            "    public required string Needed { get; init; }",
            "    public static Container<T>.Inner operator +(Container<T>.Inner left, Container<T>.Inner right)",
            "",
            "public static class Extensions",
            "    public static int Twice(this int value)",
            "",
            "public delegate Task<string?> Later(int after)",
            "",
            "public sealed record Pair",
            "    public Pair(int Left, string? Right)",
            "    public int Left { get; init; }",
            "    public string? Right { get; init; }",
        ];
        string[] lines = Lines(ProgramRun.Run("PublicApi", typeof(PublicApiTests).Assembly.Location));
        Assert.Equal(expected, lines.SkipWhile(line => line != expected[0]).Take(expected.Length));
    }

    [Fact]
    public void An_assembly_that_is_not_there_is_named()
    {
        ProgramRun run = ProgramRun.Run("PublicApi", "no-such.dll");
        Assert.Equal((1, "PublicApi: There is no file no-such.dll."), (run.ExitCode, run.Errors.TrimEnd()));
    }

    private static string[] Lines(ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output.TrimEnd('\n').Split('\n');
    }

    // The same member may stand in several types, so a line goes with the type that it stands under.
    private static string Difference(string[] then, string[] now)
    {
        string[] before = [.. WithType(then)], after = [.. WithType(now)];
        return string.Join('\n', before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)));
    }

    private static IEnumerable<string> WithType(string[] lines)
    {
        string type = "";
        foreach (string line in lines.Where(line => line.Length > 0))
        {
            type = line.StartsWith(' ') ? type : line;
            yield return line == type ? line : $"{type} {{ {line.Trim()} }}";
        }
    }
}
