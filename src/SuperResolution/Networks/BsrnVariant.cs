namespace SuperResolution.Networks;

/// <summary>Which published form of <see cref="Bsrn"/> a network has.</summary>
public enum BsrnVariant
{
    /// <summary>BSRN as in the paper: each block ends with contrast-aware channel attention.</summary>
    Paper,

    /// <summary>
    /// BSRN-S, first in model complexity in the NTIRE 2022 challenge on efficient super-resolution: blocks end with a weight for each map and
    /// a 1×1 convolution in place of the channel attention, all 1×1 convolutions have biases. Published with 5 blocks of 48 maps.
    /// </summary>
    Small,
}
