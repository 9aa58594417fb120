using SuperResolution.Losses;
using SuperResolution.Tests.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class LumaMseContentLossTests
{
    [Fact]
    public void It_is_the_mean_square_of_numpy_s_Y()
    {
        using Tensor image = LumaNetworks.Expected.Tensor("image"), other = LumaNetworks.Expected.Tensor("other");
        using Tensor loss = new LumaMseContentLoss().Measure(image, other);
        double expected = LumaNetworks.Expected.Number("mse-y");
        Assert.Equal(expected, loss.item<float>(), 1e-5 * expected);
    }

    [Fact]
    public void Colours_of_the_same_brightness_cost_nothing()
    {
        using Tensor red = tensor(new float[] { 0.5f, 0, 0 }, [1, 3, 1, 1]), blue = tensor(new float[] { 0, 0, (float)(0.5 * 65.481 / 24.966) }, [1, 3, 1, 1]);
        using Tensor loss = new LumaMseContentLoss().Measure(red, blue);
        Assert.Equal(0, loss.item<float>(), 1e-10);
    }

    [Fact]
    public void A_recipe_names_it_and_it_leaves_no_tensor_behind()
    {
        IContentLoss loss = new LossTerm("mse-y").Create();
        Assert.Equal("mse-y", loss.Name);
        using Tensor image = rand(1, 3, 4, 4), other = rand(1, 3, 4, 4), gray = rand(1, 1, 4, 4);
        long before = LiveTensors.Count();
        loss.Measure(image, other).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Throws<ArgumentException>(() => loss.Measure(image, gray));
        Assert.Throws<ArgumentException>(() => loss.Measure(gray, gray));
    }
}
