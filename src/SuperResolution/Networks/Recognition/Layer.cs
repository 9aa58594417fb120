namespace SuperResolution.Networks.Recognition;

/// <summary>The parameters and buffers of a layer, as PyTorch names them.</summary>
internal static class Layer
{
    /// <summary>A parameter or buffer below its layer.</summary>
    internal readonly record struct Part(string Name, long[] Shape, Presence Presence);

    /// <summary>A square convolution; without a bias in the file, the network's own is zero.</summary>
    public static Part[] Convolution(int outputs, int inputs, int kernel, bool bias = true) =>
    [
        new("weight", [outputs, inputs, kernel, kernel], Presence.Required),
        new("bias", [outputs], bias ? Presence.Required : Presence.Zero),
    ];

    /// <summary>A convolution without a bias, in the file and in the network.</summary>
    public static Part[] Unbiased(int outputs, int inputs, int kernel) => [Convolution(outputs, inputs, kernel)[0]];

    /// <summary>A convolution whose kernel has sides of its own.</summary>
    public static Part[] Convolution(int outputs, int inputs, (int Height, int Width) kernel) =>
    [
        new("weight", [outputs, inputs, kernel.Height, kernel.Width], Presence.Required),
        new("bias", [outputs], Presence.Required),
    ];

    /// <summary>A dense layer over the maps.</summary>
    public static Part[] Dense(int outputs, int inputs) =>
    [
        new("weight", [outputs, inputs], Presence.Required),
        new("bias", [outputs], Presence.Required),
    ];

    /// <summary>A square transposed convolution.</summary>
    public static Part[] Deconvolution(int inputs, int outputs, int kernel) =>
    [
        new("weight", [inputs, outputs, kernel, kernel], Presence.Required),
        new("bias", [outputs], Presence.Required),
    ];

    /// <summary>BatchNorm with scale, shift and running statistics.</summary>
    public static Part[] BatchNorm(int maps) =>
    [
        new("weight", [maps], Presence.Required),
        new("bias", [maps], Presence.Required),
        new("running_mean", [maps], Presence.Required),
        new("running_var", [maps], Presence.Required),
        new("num_batches_tracked", [], Presence.Optional),
    ];

    /// <summary>PReLU with one slope for all maps, or one for each.</summary>
    public static Part[] PReLU(int slopes = 1) => [new("weight", [slopes], Presence.Required)];
}
