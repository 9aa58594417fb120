// What PublicApiTests has printed: one of each kind that the text must show, and some that it must not.
// It is public API as other libraries have it, good and bad: the rules of design do not hold for it.
#pragma warning disable CA1716, CA1051, CA1003, CA1045, CA1021, CA1063, CA1816, CA1070, CA1822, CS0067, CA1711, CA1028, CA1002, CA1030, CA2225, CA1034, CA1000
namespace SuperResolution.Tests.Package.Shown;

[Flags]
public enum Colours : byte
{
    None,
    Red,
}

public abstract class Container<T> : IDisposable
    where T : class, new()
{
    public const string Name = "a \"name\"";
    protected readonly int field;
    internal int unseen;

    protected Container(T? first, int count = 3, params string?[] rest) => field = unseen = count + rest.Length + (first is null ? 0 : 1);

    internal Container()
    {
    }

    public event EventHandler? Changed;

    protected abstract int Count { get; }

    internal int Hidden { get; set; }

    public T? this[int index]
    {
        get => index == 0 ? null : new();
        set => Hidden = value is null ? 0 : 1;
    }

    [Obsolete("Use Dispose.", error: true)]
    public void Close() => Dispose();

    public virtual void Dispose() => Changed?.Invoke(this, EventArgs.Empty);

    public TOther? Get<TOther>(ref int a, out string b, in long c, CancellationToken token = default)
        where TOther : struct
    {
        token.ThrowIfCancellationRequested();
        b = $"{a++}{c}";
        return null;
    }

    public sealed class Inner
    {
        public required string Needed { get; init; }

        public static Inner operator +(Inner left, Inner right) => new() { Needed = left.Needed + right.Needed };
    }

    private sealed class Hiding;
}

public static class Extensions
{
    public static int Twice(this int value) => 2 * value;
}

public delegate Task<string?> Later(int after);

public sealed record Pair(int Left, string? Right);

internal sealed class Nothing;
