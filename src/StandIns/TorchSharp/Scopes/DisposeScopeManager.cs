namespace TorchSharp;

/// <summary>The dispose scopes of each thread. A scope belongs to the thread that opened it.</summary>
internal sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? s_ofThisThread;

    internal static DisposeScopeManager OfThisThread => s_ofThisThread ??= new DisposeScopeManager();

    /// <summary>The innermost open scope.</summary>
    private DisposeScope? Current { get; set; }

    internal DisposeScope Open() => Current = new DisposeScope(this, Current);

    /// <summary>Takes a scope out of the chain, also from the middle of it.</summary>
    internal void Close(DisposeScope closing)
    {
        if (ReferenceEquals(Current, closing))
        {
            Current = closing.Outer;
            return;
        }

        for (DisposeScope? scope = Current; scope is not null; scope = scope.Outer)
        {
            if (ReferenceEquals(scope.Outer, closing))
            {
                scope.Outer = closing.Outer;
                return;
            }
        }
    }

    internal DisposeScope? Register(torch.Tensor tensor)
    {
        Current?.Members.Add(tensor);
        return Current;
    }
}
