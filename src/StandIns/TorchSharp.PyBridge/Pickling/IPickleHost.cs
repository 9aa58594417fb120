namespace TorchSharp.PyBridge.Pickling;

/// <summary>Decides what a pickle may name, call and refer to. The machine itself knows no Python object and runs nothing.</summary>
internal interface IPickleHost
{
    /// <summary>The value that stands for a global of Python, or an exception where the name is not allowed.</summary>
    object FindGlobal(string module, string name);

    /// <summary>The result of calling a value that <see cref="FindGlobal"/> gave.</summary>
    object Call(object callable, object?[] arguments);

    /// <summary>The value that lies outside the pickle under an identifier.</summary>
    object LoadPersistent(object? id);
}
