namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope: tensors that this thread creates from now on are disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThisThread.Open();
}
