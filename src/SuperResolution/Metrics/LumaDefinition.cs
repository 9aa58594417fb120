namespace SuperResolution.Metrics;

/// <summary>Which brightness a protocol compares.</summary>
public enum LumaDefinition
{
    /// <summary>
    /// Y of BT.601 in studio range, as MATLAB's <c>rgb2ycbcr</c>, not rounded. The values of a gray image are its Y already.
    /// </summary>
    Bt601,

    /// <summary>
    /// Y of the daala project's <c>png2y4m</c>: BT.709 in studio range, 4:2:0, dithered with the same noise for every image, 8 bits.
    /// Gray is converted as equal RGB.
    /// </summary>
    DaalaTools,
}
