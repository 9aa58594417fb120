namespace SuperResolution.Samples.Inspect;

/// <summary>A licence of weights.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Who says so.</param>
internal sealed record Licence(string Name, string Source)
{
    // The repositories that publish these files state it for all that is in them; ours are those of src/SuperResolution/Models/ and trainings/, by
    // their names. By checksum: a name tells nothing.
    private static readonly (string Name, string Source, string[] Checksums)[] s_published =
    [
        ("MIT", "github.com/leftthomas/SRGAN", [
            "a7ddfb8d2109ea7360ca7a6913c3acbb7128deef16c2868476e2bb1e2cf9ec3b",
            "f4c381640826a48d2440583e4920c6bb4041804f4e285c3c6d585f03961fe87c",
            "91bc47a807f09ebb9c40a69ff2fd3b598e7e618d91f506b71a9c3ec2cbb94355"]),
        ("MIT", "github.com/xiaom233/BSRN", [
            "f035e512bcecd2999af21999fdaeb6ed39a4492ac11d214b8164d27e6e958fec",
            "09bd1f85e017c7902e65a9c9770ee592efe3d013f6b5cf1fe7de8cabac4ba37d",
            "6eb73a300aaec5029bc0de7f5ae85c02b8dcd8fdaf438c77f90272939fecca7e",
            "47518e0f549f5696da0c84ca2d65bf50d789c7ac20e621909f5fd6c8c8d70bcb",
            "cff07701e3abcd3a15ecfeddae31ee7a0fd40cbd0836eb144df20e48e23bf8cd"]),
        ("MIT", "github.com/HasnainRaz/Fast-SRGAN", ["c41939ecd25919984083504b527db82bbb27b54c5d1fbc977eae814b2a5ba1c6"]),
        ("MIT", "SuperResolution, whose weights they are", [
            "d3c3fb7e9864eb1c6809a141c995d59dce49cfa7fe00185bb766ae8594d60a13",
            "b7f53873998956def14d02905a1d9759d8cf9c4f4c7c5658ea23f0560a317934",
            "04ffc6078975f8eb6cd4a8f64c1a81da5f77f63a8c2c6b39e1cc50f07018ebc6",
            "686234dbbe3f853c25d406a2fb7dac9b10cf0b3ffd6f05f423bb578f983cc8c3",
            "b8e79d0e976dda5f5874fd6fee8b8a000e2c5c3b4ee340bb70a3c9614d3f8fcf",
            "70c4f55d463bd4f46f57470b91fc56596e7a3b4340c71e9fec97f8e50b7a1c47",
            "6066c1e904b032e6fc43b3bb59be8c8ce1f33837f6213c68579f3503422545ca",
            "781a255b903489c9ff8b163249a93064afe2d8ca0e50a5de9d546d0c8435515a"]),
        ("MIT", "SuperResolution, and github.com/xiaom233/BSRN, whose weights it was trained on from", ["2ab5fb1b945befb6783a8dbea13e6c5e43ce83cbeb3843bfe2c31b09d3a749b4"]),
        ("BSD-3-Clause", "github.com/xinntao/Real-ESRGAN", ["4e1e09ba96d08bd4b8455e8897c3242a3501e3766f359941ea894122e158a932"]),
        ("BSD-2-Clause", "github.com/richzhang/PerceptualSimilarity", [
            "df73285e35b22355a2df87cdb6b70b343713b667eddbda73e1977e0c860835c0",
            "4a5350f23600cb79923ce65bb07cbf57dca461329894153e05a1346bd531cf76",
            "a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868"]),
    ];

    // What safetensors files have beside their tensors: Hugging Face's key, and that of Stability's model metadata.
    private static readonly string[] s_keys = ["license", "modelspec.license"];

    /// <summary>The licence of a file, or null where neither its checksum nor its texts tell.</summary>
    public static Licence? Of(string checksum, IReadOnlyDictionary<string, string> texts)
    {
        foreach ((string name, string source, string[] checksums) in s_published)
        {
            if (checksums.Contains(checksum))
            {
                return new(name, source);
            }
        }

        return s_keys.FirstOrDefault(texts.ContainsKey) is { } key ? new(texts[key], "the file itself") : null;
    }
}
