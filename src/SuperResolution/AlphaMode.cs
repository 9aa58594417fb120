namespace SuperResolution;

/// <summary>What becomes of a picture's transparency.</summary>
public enum AlphaMode
{
    /// <summary>
    /// Alpha is resized by bicubic interpolation: a soft edge stays soft. The colours are the network's; those under transparent pixels
    /// are first replaced by their visible neighbours', so that no dark or light border appears.
    /// </summary>
    Bicubic,

    /// <summary>
    /// Alpha goes through the network as a gray picture: sharper edges, at the cost of a second forward pass of the tiles where it
    /// changes. Colours as with <see cref="Bicubic"/>.
    /// </summary>
    Network,

    /// <summary>Alpha is left out: the result is opaque everywhere, and has the colours that are stored under transparent pixels.</summary>
    Opaque,
}
