namespace SuperResolution.Benchmarks;

/// <summary>A piece of work that every engine does alike, in float32 and the framework's default layout.</summary>
/// <param name="Name">Its name in the result.</param>
/// <param name="Kind"><c>srresnet</c> (a forward pass, weights and input from seed 0) or <c>relu</c> (a chain of one-element ops).</param>
/// <param name="Blocks">Residual blocks of the network, or ops of the chain.</param>
/// <param name="Side">Side of the input in pixels.</param>
/// <param name="Busy">Whether every core is kept busy by another process meanwhile.</param>
internal sealed record Work(string Name, string Kind, int Blocks, int Side, bool Busy = false)
{
    /// <summary>SRResNet-16 ×4 on small pictures, the cost of an op, and the network on a busy machine.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("srresnet16-x4-128x128", "srresnet", 16, 128),
        new("srresnet16-x4-64x64", "srresnet", 16, 64),
        new("relu-1-times-1000", "relu", 1000, 1),
        new("srresnet16-x4-128x128-busy", "srresnet", 16, 128, Busy: true),
    ];
}
