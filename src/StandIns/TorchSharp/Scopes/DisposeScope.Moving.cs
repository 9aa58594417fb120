namespace TorchSharp;

public sealed partial class DisposeScope
{
    /// <summary>Makes members of <paramref name="disposables"/>, taking them from the scopes that they are in.</summary>
    /// <returns>What was given.</returns>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    /// <exception cref="InvalidOperationException">One of them is not a tensor.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        DisposeScopeManager manager = ThrowIfClosed();
        List<IDisposable> attached = [];
        foreach (IDisposable disposable in disposables)
        {
            if (Adopt(this, disposable))
            {
                manager.Counts.AttachedToScopeCount++;
            }

            attached.Add(disposable);
        }

        return attached;
    }

    /// <inheritdoc cref="Attach(IEnumerable{IDisposable})"/>
    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)[disposable]);

    /// <inheritdoc cref="Attach(IEnumerable{IDisposable})"/>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes members out of every scope: they live until somebody disposes them.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        DisposeScopeManager manager = ThrowIfClosed();
        foreach (IDisposable disposable in disposables)
        {
            if (Members.Remove(disposable) && disposable is torch.Tensor tensor)
            {
                manager.Counts.DetachedFromScopeCount++;
                tensor.OwningDisposeScope = null;
            }
        }
    }

    /// <inheritdoc cref="Detach(IEnumerable{IDisposable})"/>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes a member out of every scope, and returns it.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <summary>Moves members to <paramref name="scope"/>, or out of every scope where that is null.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        ThrowIfClosed();
        if (scope is null)
        {
            Detach(disposables);
            return;
        }

        foreach (IDisposable disposable in disposables)
        {
            if (Members.Contains(disposable))
            {
                Adopt(scope, disposable);
            }
        }
    }

    /// <inheritdoc cref="MoveToOther(DisposeScope, IEnumerable{IDisposable})"/>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves a member to <paramref name="scope"/>, or out of every scope where that is null, and returns it.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <summary>Moves members to the scope around this one, or out of every scope where there is none.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <inheritdoc cref="MoveToOuter(IEnumerable{IDisposable})"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves a member to the scope around this one, or out of every scope where there is none, and returns it.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(Outer, disposable);

    /// <inheritdoc cref="MoveToOuter(IEnumerable{IDisposable})"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOuter((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    private static bool Adopt(DisposeScope scope, IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
        {
            throw new InvalidOperationException($"A dispose scope holds tensors only, not a {disposable.GetType()}.");
        }

        DisposeScope? old = tensor.OwningDisposeScope;
        if (ReferenceEquals(old, scope))
        {
            return false;
        }

        scope.Members.Add(tensor);
        old?.Members.Remove(tensor);
        tensor.OwningDisposeScope = scope;
        return true;
    }
}
