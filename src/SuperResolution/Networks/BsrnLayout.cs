using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>How a published form of <see cref="Bsrn"/> names its layers, and which it has.</summary>
/// <param name="Name">Who published it.</param>
/// <param name="Variant">Which form of the network it is.</param>
/// <param name="IsOwn">Whether the names and shapes are those of the library's own network.</param>
internal sealed record BsrnLayout(string Name, BsrnVariant Variant, bool IsOwn)
{
    private static readonly (string Ours, string Published)[] s_names =
    [
        ("trunk.{n}.cw.weight", "B{n+1}.cw"),
        ("trunk.{n}.cca.squeeze", "B{n+1}.cca.conv_du.0"),
        ("trunk.{n}.cca.excite", "B{n+1}.cca.conv_du.2"),
        ("trunk.{n}", "B{n+1}"),
        ("conv_last", "upsampler.upsampleOneStep.0"),
    ];

    /// <summary>Every known layout, the published ones first.</summary>
    public static IReadOnlyList<BsrnLayout> All { get; } =
    [
        new("xiaom233/BSRN", BsrnVariant.Paper, IsOwn: false),
        new("xiaom233/BSRN", BsrnVariant.Small, IsOwn: false),
        new("SuperResolution", BsrnVariant.Paper, IsOwn: true),
        new("SuperResolution", BsrnVariant.Small, IsOwn: true),
    ];

    private bool IsSmall => Variant == BsrnVariant.Small;

    /// <summary>The name in the file of a layer or a parameter of the network; {n} is the number of the block.</summary>
    public string Published(string template, int n = 0)
    {
        if (!IsOwn && Array.Find(s_names, pair => template.StartsWith(pair.Ours, StringComparison.Ordinal)) is ({ } ours, { } published))
        {
            template = published + template[ours.Length..];
        }

        return KeyTemplate.Expand(template, ('n', n));
    }

    /// <summary>Everything that a network has in the file.</summary>
    public IEnumerable<ExpectedKey> Keys(int scale, int blocks, int width) =>
        from layer in Layers(scale, blocks, width)
        from part in layer.Parts
        let template = $"{layer.Template}.{part.Name}"
        select new ExpectedKey(KeyTemplate.Expand(template, ('n', layer.N)), Published(template, layer.N), part.Shape, part.Presence);

    private IEnumerable<(string Template, int N, Layer.Part[] Parts)> Layers(int scale, int blocks, int width) =>
    [
        .. Blueprint("fea_conv", 12, width),
        .. Enumerable.Range(0, blocks).SelectMany(n => Block(width).Select(layer => (layer.Template, n, layer.Parts))),
        ("c1", 0, Pointwise(blocks * width, width)),
        .. Blueprint("c2", width, width),
        ("conv_last", 0, Layer.Convolution(3 * scale * scale, width, 3)),
    ];

    private IEnumerable<(string Template, int N, Layer.Part[] Parts)> Block(int width)
    {
        const string At = "trunk.{n}";
        int aside = width / 2, inside = SpatialAttention.Maps(width);
        return
        [
            (At + ".c1_d", 0, Pointwise(width, aside)),
            .. Blueprint(At + ".c1_r", width, width),
            (At + ".c2_d", 0, Pointwise(width, aside)),
            .. Blueprint(At + ".c2_r", width, width),
            (At + ".c3_d", 0, Pointwise(width, aside)),
            .. Blueprint(At + ".c3_r", width, width),
            .. Blueprint(At + ".c4", width, aside),
            (At + ".c5", 0, Pointwise(4 * aside, width)),
            (At + ".esa.conv1", 0, Pointwise(width, inside)),
            (At + ".esa.conv_f", 0, Pointwise(inside, inside)),
            .. Blueprint(At + ".esa.conv_max", inside, inside),
            .. IsSmall ? [(At + ".esa.conv2", 0, Layer.Convolution(inside, inside, 3))] : Blueprint(At + ".esa.conv2", inside, inside),
            .. Blueprint(At + ".esa.conv3", inside, inside),
            .. Blueprint(At + ".esa.conv3_", inside, inside),
            (At + ".esa.conv4", 0, Pointwise(inside, width)),
            .. End(At, width),
        ];
    }

    private (string Template, int N, Layer.Part[] Parts)[] End(string block, int width) => IsSmall
        ?
        [
            (block + ".cw", 0, [new("weight", IsOwn ? [width, 1, 1, 1] : [1, width], Presence.Required)]),
            (block + ".conv_out", 0, Pointwise(width, width)),
        ]
        :
        [
            (block + ".cca.squeeze", 0, Pointwise(width, ContrastAttention.Maps(width))),
            (block + ".cca.excite", 0, Pointwise(ContrastAttention.Maps(width), width)),
        ];

    private (string Template, int N, Layer.Part[] Parts)[] Blueprint(string layer, int inputs, int outputs) =>
    [
        (layer + ".pw", 0, IsSmall ? Pointwise(inputs, outputs) : Layer.Unbiased(outputs, inputs, 1)),
        (layer + ".dw", 0, Layer.Convolution(outputs, 1, 3)),
    ];

    // BSRN-S is published with dense layers over the maps, which are 1×1 convolutions.
    private Layer.Part[] Pointwise(int inputs, int outputs) => IsSmall && !IsOwn
        ? Layer.Dense(outputs, inputs)
        : Layer.Convolution(outputs, inputs, 1);
}
