using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

/// <summary>Published files that cannot lie here: random weights in their layout and of their size, made by PyTorch while the test runs (published_sizes.py).</summary>
public class PublishedSizesTests
{
    [Theory]
    [InlineData(
        "RealESRGAN_x4plus",
        "RRDBNet ×4, 23 blocks, 64 wide, growing by 32 (Real-ESRGAN layout); zip archive, under 'params_ema' (averaged weights); 16,697,987 weights")]
    [InlineData(
        "RealESRGAN_x4plus_anime_6B",
        "RRDBNet ×4, 6 blocks, 64 wide, growing by 32 (Real-ESRGAN layout); zip archive, under 'params_ema' (averaged weights); 4,467,779 weights")]
    [InlineData("RRDB_PSNR_x4_old_arch", "RRDBNet ×4, 23 blocks, 64 wide, growing by 32 (ESRGAN of 2018 layout); zip archive; 16,697,987 weights")]
    [InlineData("realesr-general-x4v3", "SRVGGNetCompact ×4, 32 convolutions, 64 wide; zip archive, under 'params'; 1,213,296 weights")]
    [InlineData("MSRResNet_x4", "MSRResNet ×4, 16 blocks, 64 wide (BasicSR layout); zip archive, under 'params'; 1,517,571 weights")]
    public void It_is_recognised_and_gives_the_picture_of_PyTorch(string file, string description)
    {
        using TemporaryFolder folder = new();
        Python.Run("tests/SuperResolution.Tests/Networks/published_sizes.py", file, folder["weights.pth"], folder["expected.json"]);
        Oracle oracle = Oracle.Load(folder["expected.json"]);
        using LoadedGenerator loaded = GeneratorLoader.Load(folder["weights.pth"]);
        Assert.Equal(description, loaded.Description);
        using IDisposable withoutGradients = no_grad();
        using Tensor image = oracle.Tensor("image"), output = loaded.Generator.forward(image).contiguous();
        Assert.Equal(oracle.Shape("output"), output.shape);
        Assert.All(oracle.Values("output").Zip(output.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }
}
