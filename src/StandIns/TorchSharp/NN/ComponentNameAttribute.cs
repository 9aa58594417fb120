namespace TorchSharp;

/// <summary>The name under which a field's tensor or module is registered, where that is not the field's own.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ComponentNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
