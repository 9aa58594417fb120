using System.Text;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Weights;

public class WhatItIsInsteadTests
{
    public static TheoryData<string, string> NoCheckpoints => new()
    {
        { "", "empty" },
        { "<!DOCTYPE html><html>", "an HTML page and not the file itself: the download failed, or needs a login or the raw link" },
        {
            "\u00ef\u00bb\u00bf \n<HTML lang=en>",
            "an HTML page and not the file itself: the download failed, or needs a login or the raw link"
        },
        { "version https://git-lfs.github.com/spec/v1\noid", "a Git LFS pointer and not the file itself: fetch it with 'git lfs pull'" },
        { "\u0089PNG\r\n\u001a\n", "a PNG image" },
        { "\u00ff\u00d8\u00ff\u00e0", "a JPEG image" },
        { "\u001f\u008b\u0008", "a gzip archive: unpack it first" },
        { "\u0089HDF\r\n", "an HDF5 file (Keras)" },
        { "\u0093NUMPY\u0001", "a NumPy array" },
        { "\u0080\u0004\u0095", "a plain pickle and not a PyTorch file" },
        { "PK\u0005\u0006", "a zip archive without entries" },
        { "{\"a\": 1}", "a JSON document" },
        { "{\"abcd\":{}}", "a JSON document" },
        { "7767517\n", "an ncnn network" },
        { "\0\0\0\0\0\0\0\0", "a safetensors file whose header is said to have 0 bytes, or a file of zeros" },
        { "a", "no file of weights (it begins with the bytes 61)" },
        { "abcdefghijkl", "no file of weights (it begins with the bytes 6162636465666768)" },
    };

    [Theory]
    [MemberData(nameof(NoCheckpoints))]
    public void A_file_of_another_kind_is_named(string latin1, string what)
    {
        using MemoryStream stream = new(Encoding.Latin1.GetBytes(latin1));
        Assert.Equal(
            $"'model.pth' is {what}. Allowed are PyTorch checkpoints (.pth, .pt, with a state_dict) and .safetensors.",
            Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(stream, "model.pth")).Message);
    }

    [Theory]
    [InlineData("optimizer.pth", "the state of an optimizer")]
    [InlineData(
        "basicsr_training.state",
        "the state of a training without its weights (keys 'epoch', 'iter', 'optimizers', 'schedulers'); load the file of weights beside it")]
    [InlineData("numbers.pth", "a dictionary with the keys 'epoch', 'psnr'")]
    [InlineData("single_tensor.pth", "a single tensor [2, 3] without a name")]
    [InlineData("list_of_tensors.pth", "a list of tensors without names")]
    public void A_checkpoint_without_weights_is_described(string file, string what) =>
        Assert.Equal(
            $"'{file}' holds no weights of a network: it is {what}. Allowed is a state_dict, in a dictionary or alone.",
            Assert.Throws<UnrecognisedCheckpointException>(() => Checkpoint.Read(Fixture.File(file))).Message);

    [Theory]
    [InlineData(
        "discriminator_srgan.pth",
        "a discriminator, the network that judges pictures while a GAN is trained; the generator is in another file")]
    [InlineData(
        "discriminator_unet.pth",
        "a discriminator, the network that judges pictures while a GAN is trained; the generator is in another file")]
    [InlineData("vgg19.pth", "VGG19, a classifier that content losses use")]
    [InlineData("lpips_heads.pth", "the linear heads of LPIPS, a metric")]
    public void Weights_of_another_network_are_named(string file, string what)
    {
        string message = Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Fixture.File(file))).Message;
        Assert.StartsWith($"'{file}' holds no generator that this version knows: it is {what}. Give a generator's file instead. Known are ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rrdbnet.pth", "RRDBNet ×4, 1 block, 64 wide, growing by 32 (Real-ESRGAN layout), of which 3 keys fit and 39 differ")]
    [InlineData("msrresnet.pth", "MSRResNet ×2, 1 block, 64 wide (BasicSR layout), of which 5 keys fit and 7 differ")]
    public void Weights_that_nearly_are_those_of_a_network_are_told_which(string file, string nearest)
    {
        string message = Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Fixture.File(file))).Message;
        Assert.StartsWith($"'{file}' holds no generator that this version knows. The nearest is {nearest}: ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kinds_zip.pth")]
    [InlineData("kinds_legacy.pth")]
    [InlineData("kinds.safetensors")]
    public void A_truncated_file_is_refused_wherever_it_is_cut(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixture.File(file));
        for (int sixteenths = 1; sixteenths < 16; sixteenths++)
        {
            using MemoryStream stream = new(whole[..(whole.Length * sixteenths / 16)]);
            string message = Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(stream, file)).Message;
            Assert.StartsWith($"'{file}'", message, StringComparison.Ordinal);
            Assert.Contains("truncated", message, StringComparison.Ordinal);
        }
    }
}
