using System.Text;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Sound files that hold no generator, or one that cannot be used.</summary>
internal static class HostileMeanings
{
    private static readonly (string Case, string File)[] s_fixtures =
    [
        ("53 a key missing", "own_one_missing.pth"), ("53 a key too many", "own_one_unexpected.pth"), ("53 a key of another shape", "own_one_different.pth"),
        ("54 SRGAN's discriminator", "discriminator_srgan.pth"), ("54 Real-ESRGAN's discriminator", "discriminator_unet.pth"), ("54 VGG19", "vgg19.pth"),
        ("54 LPIPS", "lpips_heads.pth"), ("55 RRDBNet", "rrdbnet.pth"), ("55 MSRResNet", "msrresnet.pth"),
        ("59 the state of an optimizer", "optimizer.pth"), ("59 the state of a training", "basicsr_training.state"),
        ("59 numbers", "numbers.pth"), ("59 a single tensor", "single_tensor.pth"), ("59 a list of tensors", "list_of_tensors.pth"),
        ("38 complex numbers", "complex.pth"),
    ];

    public static IEnumerable<HostileFile> All =>
    [
        .. s_fixtures.Select(fixture => new HostileFile(fixture.Case, () => File.ReadAllBytes(Fixture.File(fixture.File)), fixture.File, IsSound: true)),
        new("52 NaN", () => Zip(Dictionary(Tensor(Storage(), 0, [2, 2], [2, 1])), Values(0, 0, 0, float.NaN))),
        new("52 infinity", () => Zip(Dictionary(Tensor(Storage(), 0, [2, 2], [2, 1])), Values(0, float.NegativeInfinity, 0, 0))),
        new("52 NaN in float16", () => Zip(Dictionary(Tensor(Storage(count: 2, type: "HalfStorage"), 0, [2], [1])), ("archive/data/0", [0, 0, 0, 0x7e]))),
        new("52 infinity in bfloat16",
            () => Zip(Dictionary(Tensor(Storage(count: 2, type: "BFloat16Storage"), 0, [2], [1])), ("archive/data/0", [0x80, 0x7f, 0, 0]))),
        new("52 1e300 in float64",
            () => Zip(Dictionary(Tensor(Storage(count: 1, type: "DoubleStorage"), 0, [], [])), ("archive/data/0", BitConverter.GetBytes(1e300)))),
        new("52 NaN in a generator", () => WithValue(float.NaN), "own_x4.safetensors"),
        new("55 another network than it says", () => Saying("LeanSRResNet", "4", "1"), "own.safetensors"),
        new("58 another scale than it says", () => Saying("SRResNet", "2", "1"), "own.safetensors"),
        new("58 an upsampler of scale 3", () => Renamed("[8, 2, 3, 3]", "[2, 8, 3, 3]"), "own.safetensors"),
        new("60 version 2 of the library's own form", () => Saying("SRResNet", "4", "2"), "own.safetensors"),
    ];

    private static (string, byte[]) Values(params float[] values) => ("archive/data/0", [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>A generator whose first convolution has this value at [0, 0, 0, 1].</summary>
    private static byte[] WithValue(float value)
    {
        byte[] file = File.ReadAllBytes(Fixture.File("own_x4.safetensors"));
        int data = 8 + (int)BitConverter.ToInt64(file);
        BitConverter.GetBytes(value).CopyTo(file, data + sizeof(float));
        return file;
    }

    /// <summary>The generator, which is SRResNet ×4, with texts beside it.</summary>
    public static byte[] Saying(string network, string scale, string version) => Renamed(
        "\"format\": \"pt\"", $"\"format\": \"pt\", \"network\": \"{network}\", \"scale\": \"{scale}\", \"superresolution_format\": \"{version}\"");

    /// <summary>The generator in safetensors with a text of its header replaced.</summary>
    private static byte[] Renamed(string text, string by)
    {
        byte[] file = File.ReadAllBytes(Fixture.File("own_x4.safetensors"));
        int data = 8 + (int)BitConverter.ToInt64(file);
        byte[] header = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file[8..data]).Replace(text, by, StringComparison.Ordinal));
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. file[data..]];
    }
}
