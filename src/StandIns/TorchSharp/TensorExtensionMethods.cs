namespace TorchSharp;

/// <summary>The only element of a tensor as a .NET number, converted where the type differs.</summary>
public static class TensorExtensionMethods
{
    /// <summary>The only element as a float.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one.</exception>
    public static float ToSingle(this torch.Tensor value) => value.ToScalar().ToSingle();

    /// <summary>The only element as a double.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one.</exception>
    public static double ToDouble(this torch.Tensor value) => value.ToScalar().ToDouble();

    /// <summary>The only element as an int, without its fraction.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one.</exception>
    public static int ToInt32(this torch.Tensor value) => value.ToScalar().ToInt32();

    /// <summary>The only element as a long, without its fraction.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one.</exception>
    public static long ToInt64(this torch.Tensor value) => value.ToScalar().ToInt64();

    /// <summary>Whether the only element is not zero.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one.</exception>
    public static bool ToBoolean(this torch.Tensor value) => value.ToScalar().ToBoolean();
}
