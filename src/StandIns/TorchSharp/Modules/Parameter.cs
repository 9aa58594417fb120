using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : Tensor
{
    /// <summary>Makes a parameter of a tensor, which gives its storage away and must not be used again.</summary>
    /// <param name="data">The tensor: a leaf of the graph. The parameter takes its place in its dispose scope.</param>
    /// <param name="requires_grad">Whether gradients flow into it.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(Take(data, requires_grad, out DisposeScope? scope))
    {
        if (ReferenceEquals(scope, OwningDisposeScope))
        {
            return;
        }

        DetachFromDisposeScope();
        scope?.Attach(this);
    }

    private static nint Take(Tensor data, bool requires_grad, out DisposeScope? scope)
    {
        scope = data.OwningDisposeScope;
        data.requires_grad = requires_grad;
        return data.MoveHandle();
    }
}
