using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class LiveTensorsTests
{
    [Theory]
    [InlineData("kinds_zip.pth")]
    [InlineData("kinds_legacy.pth")]
    [InlineData("kinds.safetensors")]
    public void A_disposed_checkpoint_leaves_no_tensor(string file)
    {
        AssertNoneLeft(() =>
        {
            using Checkpoint checkpoint = Checkpoint.Read(Fixture.File(file));
            Assert.NotEmpty(checkpoint.Tensors);
        });
    }

    [Theory]
    [InlineData("own_x4.pth")]
    [InlineData("own_x4.safetensors")]
    [InlineData("lornatang_x4.pth")]
    [InlineData("leftthomas_x8_legacy.pth")]
    public void A_disposed_generator_leaves_no_tensor(string file)
    {
        AssertNoneLeft(() =>
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File(file));
            Assert.True(Tensor.TotalCount > 0);
        });
    }

    [Theory]
    [InlineData("own_one_missing.pth")]
    [InlineData("vgg19.pth")]
    public void A_refused_file_leaves_no_tensor(string file) =>
        AssertNoneLeft(() => Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Fixture.File(file))));

    private static void AssertNoneLeft(Action action)
    {
        action();
        long before = LiveTensors.Count();
        action();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
