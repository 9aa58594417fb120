namespace SuperResolution.Networks;

/// <summary>In which places a published form of SRResNet differs from the paper.</summary>
/// <param name="Name">Who published it, as it is shown to users.</param>
/// <param name="TrunkEnd">What ends the trunk.</param>
/// <param name="Tanh">Whether the last convolution is followed by tanh.</param>
/// <param name="OutputRange">The range of the images that the weights were trained to give.</param>
public sealed record SRResNetVariant(string Name, SRResNetTrunkEnd TrunkEnd, bool Tanh, ValueRange OutputRange)
{
    /// <summary>The network as the paper draws it (figure 4), with high-resolution images in [−1, 1] (section 3.2).</summary>
    public static SRResNetVariant Paper { get; } =
        new("Ledig et al. 2017", SRResNetTrunkEnd.BatchNorm, Tanh: false, ValueRange.Symmetric);

    /// <summary>github.com/leftthomas/SRGAN: five blocks as published, the trunk ends in a PReLU, (tanh + 1) / 2 at the end.</summary>
    public static SRResNetVariant Leftthomas { get; } =
        new("leftthomas/SRGAN", SRResNetTrunkEnd.PReLU, Tanh: true, ValueRange.Symmetric);

    /// <summary>github.com/Lornatang/SRGAN-PyTorch: the paper's layers, trained on images in [0, 1].</summary>
    public static SRResNetVariant Lornatang { get; } =
        new("Lornatang/SRGAN-PyTorch", SRResNetTrunkEnd.BatchNorm, Tanh: false, ValueRange.Unit);
}
