using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>How published weights of <see cref="RrdbNet"/> name its layers.</summary>
/// <param name="Name">Who published them so.</param>
/// <param name="Names">Their names for ours; a layer that is not there has our name.</param>
internal sealed record RrdbNetLayout(string Name, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>A convolution of a dense block, under our name.</summary>
    public const string Dense = "body.{k}.rdb{j}.conv{i}";

    /// <summary>Every known layout.</summary>
    public static IReadOnlyList<RrdbNetLayout> All { get; } =
    [
        new("Real-ESRGAN", new Dictionary<string, string>()),
        new("ESRGAN", new Dictionary<string, string>
        {
            [Dense] = "RRDB_trunk.{k}.RDB{j}.conv{i}",
            ["conv_body"] = "trunk_conv",
            ["conv_up1"] = "upconv1",
            ["conv_up2"] = "upconv2",
            ["conv_hr"] = "HRconv",
        }),
        new("ESRGAN of 2018", new Dictionary<string, string>
        {
            ["conv_first"] = "model.0",
            [Dense] = "model.1.sub.{k}.RDB{j}.conv{i}.0",
            ["conv_body"] = "model.1.sub.{B}",
            ["conv_up1"] = "model.3",
            ["conv_up2"] = "model.6",
            ["conv_hr"] = "model.8",
            ["conv_last"] = "model.10",
        }),
    ];

    /// <summary>The published name of a layer.</summary>
    /// <param name="template">Our name for it.</param>
    /// <param name="values">k, j and i of a dense block's convolution, B for the number of blocks.</param>
    public string Published(string template, params ReadOnlySpan<(char Letter, int Value)> values) =>
        KeyTemplate.Expand(Names.GetValueOrDefault(template, template), values);
}
