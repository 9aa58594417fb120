using System.IO.Compression;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class PublishedWeightsTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Weights/published.json");

    [SharedTheory("weights/srgan")]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Published_SRGAN_files_have_the_values_of_PyTorch(int scale)
    {
        string name = $"netG_epoch_{scale}_100.pth";
        string path = Repository.SharedFile("weights/srgan/" + name);
        using (Checkpoint checkpoint = Checkpoint.Read(path))
        {
            Assert.Equal(CheckpointFormat.PyTorchLegacy, checkpoint.Format);
            AssertEqualSums(name, checkpoint);
        }

        using LoadedGenerator loaded = GeneratorLoader.Load(path);
        Assert.Equal(
            $"SRResNet ×{scale}, 5 blocks, 64 wide, tanh output (leftthomas/SRGAN layout); legacy pickle; "
            + FormattableString.Invariant($"{s_oracle.Number("weights in " + name):N0} weights"),
            loaded.Description);
        Assert.Equal(SRResNetVariant.Leftthomas, Assert.IsType<SRResNet>(loaded.Generator).Variant);
    }

    [SharedTheory("weights/bsrn", "weights/realesrgan", "weights/fast-srgan", "weights/lpips", "weights/vgg19")]
    [InlineData("bsrn/net_g_BSRN_x4.pth", "params", null)]
    [InlineData("bsrn/net_g_BSRN-S.pth", "params", null)]
    [InlineData("realesrgan/realesr-animevideov3.pth", "params", null)]
    [InlineData("fast-srgan/model.pt", null, "_orig_mod.")]
    [InlineData("lpips/v0.1_alex.pth", null, null)]
    [InlineData("vgg19/vgg19-features-oxford.pth", null, null)]
    public void Every_published_file_has_the_values_of_PyTorch(string file, string? wrapper, string? prefix)
    {
        using Checkpoint checkpoint = Checkpoint.Read(Repository.SharedFile("weights/" + file));
        Assert.Equal(wrapper, checkpoint.Wrapper);
        Assert.Equal(prefix, checkpoint.RemovedPrefix);
        AssertEqualSums(Path.GetFileName(file), checkpoint);
    }

    [SharedTheory("weights/lpips", "weights/vgg19")]
    [InlineData("lpips/v0.1_vgg.pth", "the linear heads of LPIPS, a metric")]
    [InlineData("vgg19/vgg19-features-oxford.pth", "VGG19, a classifier that content losses use")]
    public void Published_files_of_other_networks_are_named(string file, string what) =>
        Assert.StartsWith(
            $"'{Path.GetFileName(file)}' holds no generator that this version knows: it is {what}. ",
            Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Repository.SharedFile("weights/" + file))).Message,
            StringComparison.Ordinal);

    [SharedFact("weights/bsrn")]
    public void A_byte_of_a_storage_that_changed_is_noticed()
    {
        byte[] bytes = File.ReadAllBytes(Repository.SharedFile("weights/bsrn/net_g_BSRN-S.pth"));
        using MemoryStream archive = new(bytes);
        using ZipArchive zip = new(archive);
        ZipArchiveEntry entry = zip.GetEntry("archive/data/0") ?? zip.Entries.First(e => e.FullName.EndsWith("data/0", StringComparison.Ordinal));
        using Stream content = entry.Open();
        byte[] weights = new byte[64];
        content.ReadExactly(weights);
        bytes[bytes.AsSpan().IndexOf(weights)] ^= 1;

        using MemoryStream changed = new(bytes);
        Assert.Equal(
            $"'changed.pth': the checksum of its entry '{entry.FullName}' is wrong: the file is damaged. Get the file again.",
            Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(changed, "changed.pth")).Message);
    }

    /// <summary>The oracle has for each tensor its sum and the sum of |value| × (place mod 97 + 1), in float64.</summary>
    private static void AssertEqualSums(string file, Checkpoint checkpoint)
    {
        string[] names = [.. s_oracle.Names.Where(name => name.StartsWith(file + "/", StringComparison.Ordinal))];
        Assert.Equal(names, checkpoint.Tensors.Keys.Select(name => $"{file}/{name}"));
        foreach ((string name, Tensor tensor) in checkpoint.Tensors)
        {
            double sum = 0, weighted = 0;
            double[] values = Fixture.Values(tensor);
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[i];
                weighted += Math.Abs(values[i]) * (i % 97 + 1);
            }

            double[] expected = s_oracle.Values($"{file}/{name}");
            Assert.Equal(expected[0], sum, 1e-9 * Math.Max(1, Math.Abs(expected[1])));
            Assert.Equal(expected[1], weighted, 1e-9 * Math.Max(1, Math.Abs(expected[1])));
        }
    }
}
