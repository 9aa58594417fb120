using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class LumaL1ContentLossTests
{
    /// <summary>Y of BT.601 in studio range goes over 219 of 255 steps from black to white, 65.481 of them for red alone.</summary>
    [Fact]
    public void It_is_the_mean_of_the_differences_of_Y()
    {
        using Tensor first = tensor(new float[] { 0.75f, 1, 0.75f, 0, 0.75f, 0 }, [1, 3, 1, 2]), second = tensor(new float[] { 0.5f, 0, 0.5f, 0, 0.5f, 0 }, [1, 3, 1, 2]);
        using Tensor loss = new LumaL1ContentLoss().Measure(first, second);
        Assert.Equal((0.25 * 219 + 65.481) / 2 / 255, loss.item<float>(), 1e-6);
    }

    [Fact]
    public void A_recipe_names_it_and_it_leaves_no_tensor_behind()
    {
        IContentLoss loss = new LossTerm("l1-y").Create();
        Assert.Equal("l1-y", loss.Name);
        using Tensor image = rand(1, 3, 4, 4), other = rand(1, 3, 4, 4), gray = rand(1, 1, 4, 4);
        long before = LiveTensors.Count();
        using (Tensor value = loss.Measure(image, other))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Throws<ArgumentException>(() => loss.Measure(image, gray));
        Assert.Throws<ArgumentException>(() => loss.Measure(gray, gray));
        Assert.Equal(before, Tensor.TotalCount);
    }
}
