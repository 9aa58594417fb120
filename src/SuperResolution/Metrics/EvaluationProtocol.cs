namespace SuperResolution.Metrics;

/// <summary>
/// What is compared, and how: without it a PSNR or SSIM says nothing. In every protocol images are rounded to 8 bits before they are
/// compared.
/// </summary>
/// <param name="Name">A short name, in lower case.</param>
/// <param name="Border">Pixels cut off at each side before comparing.</param>
/// <param name="Luma">Which brightness is compared.</param>
/// <param name="SsimWindow">Over which window SSIM compares.</param>
public sealed partial record EvaluationProtocol(string Name, int Border, LumaDefinition Luma, SsimWindow SsimWindow)
{
    /// <summary>Pixels cut off at each side before comparing.</summary>
    public int Border { get; init => field = RequireBorder(value); } = RequireBorder(Border);

    /// <summary>
    /// The protocol of nearly all papers: Y of BT.601 in studio range, a border of <paramref name="scale"/> pixels cut, SSIM over a
    /// Gaussian window of 11×11.
    /// </summary>
    /// <param name="scale">How many times larger the images were made, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 1.</exception>
    public static EvaluationProtocol Common(int scale) =>
        new("common", RequireScale(scale), LumaDefinition.Bt601, SsimWindow.Gaussian11);

    /// <summary>
    /// The protocol of the SRGAN paper (Ledig et al., 2017, section 3.1): the daala project's <c>png2y4m</c>, <c>dump_psnr</c> and
    /// <c>dump_ssim</c>, a border of <paramref name="scale"/> pixels (4 in the paper) cut first.
    /// </summary>
    /// <param name="scale">How many times larger the images were made, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 1.</exception>
    public static EvaluationProtocol Daala(int scale) =>
        new("daala", RequireScale(scale), LumaDefinition.DaalaTools, SsimWindow.DaalaTools);

    /// <summary>A protocol by its name.</summary>
    /// <param name="name"><c>common</c> or <c>daala</c>.</param>
    /// <param name="scale">How many times larger the images were made, at least 1.</param>
    /// <exception cref="ArgumentException">There is no protocol of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 1.</exception>
    public static EvaluationProtocol FromName(string name, int scale) => name switch
    {
        "common" => Common(scale),
        "daala" => Daala(scale),
        _ => throw new ArgumentException($"There is no evaluation protocol \"{name}\"; give common or daala.", nameof(name)),
    };

    /// <summary>The protocol in one line, for the header of a table.</summary>
    public override string ToString() => $"{Name}: images of 8 bits, {Describe(Luma)}, border of {Border} pixels cut, SSIM over {Describe(SsimWindow)}";

    private static string Describe(LumaDefinition luma) => luma switch
    {
        LumaDefinition.Bt601 => "Y of BT.601 16-235 (gray as it is)",
        _ => "Y of daala's png2y4m (BT.709 16-235, 4:2:0, dithered)",
    };

    private static string Describe(SsimWindow window) => window switch
    {
        SsimWindow.Gaussian11 => "a Gaussian window of 11×11, σ 1.5",
        _ => "the window of daala's dump_ssim (σ 1.5·height/256)",
    };

    private static int RequireBorder(int border) => border >= 0
        ? border
        : throw new ArgumentOutOfRangeException(nameof(border), border, "A border is 0 or more pixels.");

    private static int RequireScale(int scale) => scale >= 1
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "A scale is at least 1.");
}
