using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>How a published form of <see cref="SRResNet"/> names its layers.</summary>
/// <param name="Name">Who published it.</param>
/// <param name="Variant">What the network does otherwise than the paper.</param>
/// <param name="BiasFreeTrunk">Whether the 3×3 convolutions before a BatchNorm were published without a bias.</param>
/// <param name="Names">
/// Published names by the names of the network's fields; {n} is the place in a list, {B} the number of blocks, {U} of
/// upsamplings. A name that is not listed is the network's own.
/// </param>
internal sealed record SRResNetLayout(string Name, SRResNetVariant Variant, bool BiasFreeTrunk, IReadOnlyDictionary<string, string> Names)
{
    private static readonly Dictionary<string, string> Own = [];

    private static readonly Dictionary<string, string> Leftthomas = new()
    {
        ["conv_first"] = "block1.0",
        ["prelu_first"] = "block1.1",
        ["trunk.{n}.conv1"] = "block{n+2}.conv1",
        ["trunk.{n}.bn1"] = "block{n+2}.bn1",
        ["trunk.{n}.prelu"] = "block{n+2}.prelu",
        ["trunk.{n}.conv2"] = "block{n+2}.conv2",
        ["trunk.{n}.bn2"] = "block{n+2}.bn2",
        ["conv_trunk"] = "block{B+2}.0",
        ["trunk_end"] = "block{B+2}.1",
        ["upsampler.{n}.conv"] = "block{B+3}.{n}.conv",
        ["upsampler.{n}.prelu"] = "block{B+3}.{n}.prelu",
        ["conv_last"] = "block{B+3}.{U}",
    };

    private static readonly Dictionary<string, string> Lornatang = new()
    {
        ["conv_first"] = "conv1.0",
        ["prelu_first"] = "conv1.1",
        ["trunk.{n}.conv1"] = "trunk.{n}.rcb.0",
        ["trunk.{n}.bn1"] = "trunk.{n}.rcb.1",
        ["trunk.{n}.prelu"] = "trunk.{n}.rcb.2",
        ["trunk.{n}.conv2"] = "trunk.{n}.rcb.3",
        ["trunk.{n}.bn2"] = "trunk.{n}.rcb.4",
        ["conv_trunk"] = "conv2.0",
        ["trunk_end"] = "conv2.1",
        ["upsampler.{n}.conv"] = "upsampling.{n}.upsample_block.0",
        ["upsampler.{n}.prelu"] = "upsampling.{n}.upsample_block.2",
        ["conv_last"] = "conv3",
    };

    private static readonly Dictionary<string, string> LornatangSpring2022 = new(Lornatang)
    {
        ["conv_first"] = "conv_block1.0",
        ["prelu_first"] = "conv_block1.1",
        ["conv_trunk"] = "conv_block2.0",
        ["trunk_end"] = "conv_block2.1",
        ["conv_last"] = "conv_block3",
    };

    private static readonly Dictionary<string, string> LornatangWinter2021 = new(LornatangSpring2022)
    {
        ["upsampler.{n}.conv"] = "upsampling.{3n}",
        ["upsampler.{n}.prelu"] = "upsampling.{3n+2}",
    };

    /// <summary>Every known layout, the most telling names first.</summary>
    public static IReadOnlyList<SRResNetLayout> All { get; } =
    [
        new("leftthomas/SRGAN", SRResNetVariant.Leftthomas, BiasFreeTrunk: false, Leftthomas),
        new(
            "leftthomas/SRGAN of 2019",
            SRResNetVariant.Leftthomas with { Name = "leftthomas/SRGAN of 2019", TrunkEnd = SRResNetTrunkEnd.BatchNorm },
            BiasFreeTrunk: false,
            Leftthomas),
        new("Lornatang/SRGAN-PyTorch", SRResNetVariant.Lornatang, BiasFreeTrunk: true, Lornatang),
        new("Lornatang/SRGAN-PyTorch of spring 2022", SRResNetVariant.Lornatang, BiasFreeTrunk: true, LornatangSpring2022),
        new("Lornatang/SRGAN-PyTorch of December 2021", SRResNetVariant.Lornatang, BiasFreeTrunk: true, LornatangWinter2021),
        new("SuperResolution", SRResNetVariant.Paper, BiasFreeTrunk: false, Own),
        new("SuperResolution, as leftthomas/SRGAN", SRResNetVariant.Leftthomas, BiasFreeTrunk: false, Own),
    ];

    /// <summary>The library's own names, for a form that is known.</summary>
    public static SRResNetLayout OwnOf(SRResNetVariant variant) => new($"SuperResolution, {variant.Name}", variant, BiasFreeTrunk: false, Own);

    /// <summary>The published name of a layer.</summary>
    public string Published(string template, int n, int blocks, int steps) =>
        KeyTemplate.Expand(Names.GetValueOrDefault(template, template), ('n', n), ('B', blocks), ('U', steps));
}
