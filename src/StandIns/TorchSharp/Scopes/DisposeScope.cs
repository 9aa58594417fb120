namespace TorchSharp;

/// <summary>Disposes the tensors that were created while it was the innermost scope of its thread, except those moved out of it.</summary>
/// <remarks>Opened by <see cref="torch.NewDisposeScope"/>. Scopes nest; one may be closed before those inside it.</remarks>
public sealed partial class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        Outer = outer;
    }

    internal DisposeScope? Outer { get; set; }

    internal HashSet<IDisposable> Members { get; private set; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The members now, as a copy.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            ThrowIfClosed();
            return [.. Members];
        }
    }

    /// <summary>How many members there are.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public int DisposablesCount
    {
        get
        {
            ThrowIfClosed();
            return Members.Count;
        }
    }

    /// <summary>Tells whether <paramref name="disposable"/> is a member.</summary>
    public bool Contains(IDisposable disposable) => Members.Contains(disposable);

    /// <summary>Disposes every member; the scope stays open.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

    /// <summary>Disposes every member except <paramref name="inKeep"/>, which become the members; the scope stays open.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ThrowIfClosed();
        HashSet<IDisposable> old = Members;
        Members = new(inKeep, ReferenceEqualityComparer.Instance);
        foreach (IDisposable disposable in old)
        {
            if (!Members.Contains(disposable))
            {
                disposable.Dispose();
            }
        }
    }

    /// <inheritdoc cref="DisposeEverythingBut(IEnumerable{IDisposable})"/>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes every member except <paramref name="keep"/>, and returns that.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <summary>Forgets a member that somebody else disposed.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ThrowIfClosed();
        Members.Remove(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }

    /// <summary>Disposes every member and closes the scope.</summary>
    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        DisposeEverything();
        _manager.Close(this);
        _manager = null;
    }

    private DisposeScopeManager ThrowIfClosed()
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        return _manager;
    }
}
