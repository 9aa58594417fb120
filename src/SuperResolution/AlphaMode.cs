namespace SuperResolution;

/// <summary>What becomes of a picture's transparency.</summary>
public enum AlphaMode
{
    /// <summary>Alpha is resized by bicubic interpolation: a soft edge stays soft. The colours are the network's.</summary>
    Bicubic,

    /// <summary>Alpha goes through the network as a gray picture: sharper edges, at the cost of a second forward pass.</summary>
    Network,

    /// <summary>Alpha is left out: the result is opaque everywhere.</summary>
    Opaque,
}
