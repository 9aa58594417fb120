using SuperResolution.Data.Degradations;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data.Degradations;

public class UnsharpMaskTests
{
    [Fact]
    public void It_gives_what_the_formula_gives_in_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        DegradationOracle.AssertEqual("sharpened 50", new UnsharpMask().Apply(DegradationOracle.Picture(27, 26)));
        DegradationOracle.AssertEqual("sharpened 9", new UnsharpMask(9, 1.5, 25).Apply(DegradationOracle.Picture(13, 18)));
    }

    [Fact]
    public void A_smooth_image_stays_as_it_is()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor flat = ones([1, 3, 40, 40]).mul(0.5);
        Assert.True(flat.Equals(new UnsharpMask().Apply(flat)));
    }

    [Fact]
    public void It_leaves_no_tensor_and_names_all_that_is_out_of_range()
    {
        using Tensor image = DegradationOracle.Picture(27, 26);
        long before = LiveTensors.Count();
        new UnsharpMask().Apply(image).Dispose();
        Assert.Equal(before, LiveTensors.Count());
        string message = Assert.Throws<ArgumentException>(() => new UnsharpMask(0, -1, 256).Apply(image)).Message;
        Assert.All(["Radius is 0", "Weight is -1", "Threshold is 256"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }
}
