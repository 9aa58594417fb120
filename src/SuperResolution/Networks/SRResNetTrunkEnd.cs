namespace SuperResolution.Networks;

/// <summary>What follows the convolution at the end of SRResNet's trunk, before the sum with the first features.</summary>
public enum SRResNetTrunkEnd
{
    /// <summary>BatchNorm, as in the paper (figure 4).</summary>
    BatchNorm,

    /// <summary>A PReLU of one slope and no BatchNorm.</summary>
    PReLU,
}
