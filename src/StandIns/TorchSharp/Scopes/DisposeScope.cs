namespace TorchSharp;

/// <summary>Disposes the tensors that were created while it was the innermost scope of its thread, except those moved out of it.</summary>
/// <remarks>Opened by <see cref="torch.NewDisposeScope"/>. Scopes nest; one may be closed before those inside it.</remarks>
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        Outer = outer;
    }

    internal DisposeScope? Outer { get; set; }

    internal HashSet<torch.Tensor> Members { get; private set; } = new(ReferenceEqualityComparer.Instance);

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

    /// <summary>Moves members to the scope around this one, or out of every scope where there is none.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void MoveToOuter(params IDisposable[] disposables)
    {
        ThrowIfClosed();
        foreach (torch.Tensor tensor in disposables.OfType<torch.Tensor>().Where(Members.Contains))
        {
            Forget(tensor);
            Outer?.Attach(tensor);
        }
    }

    /// <summary>Moves a member to the scope around this one, or out of every scope where there is none, and returns it.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOuter([disposable]);
        return disposable;
    }

    /// <summary>Disposes every member and closes the scope.</summary>
    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        HashSet<torch.Tensor> members = Members;
        Members = new(ReferenceEqualityComparer.Instance);
        foreach (torch.Tensor member in members)
        {
            member.Dispose();
        }

        _manager.Close(this);
        _manager = null;
    }

    /// <summary>Makes a tensor of no scope a member.</summary>
    internal void Attach(torch.Tensor tensor)
    {
        Members.Add(tensor);
        tensor.OwningDisposeScope = this;
    }

    /// <summary>Makes a member a tensor of no scope.</summary>
    internal void Forget(torch.Tensor tensor)
    {
        Members.Remove(tensor);
        tensor.OwningDisposeScope = null;
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_manager is null, this);
}
