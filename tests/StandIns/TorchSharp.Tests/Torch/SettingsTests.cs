using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

public class SettingsTests
{
    [Fact]
    public void The_number_of_threads_is_what_was_set()
    {
        int before = get_num_threads();
        try
        {
            set_num_threads(1);
            Assert.Equal(1, get_num_threads());
            Assert.Throws<ExternalException>(() => set_num_threads(0));
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Theory]
    [InlineData("cpu", DeviceType.CPU, "cpu")]
    [InlineData("CUDA", DeviceType.CUDA, "cuda")]
    [InlineData("cuda:1", DeviceType.CUDA, "cuda:1")]
    public void A_device_is_named_by_its_kind_and_number(string description, DeviceType type, string text)
    {
        var device = new Device(description);

        Assert.Equal(type, device.type);
        Assert.Equal(text, device.ToString());
        Assert.Throws<ArgumentException>(() => new Device("abacus"));
    }

    [Fact]
    public void A_GPU_that_is_not_there_is_refused()
    {
        var gpu = new Device("cuda");
        if (cuda.is_available())
        {
            using Tensor there = zeros(2, device: gpu);
            cuda.synchronize();
            Assert.Equal(DeviceType.CUDA, there.device.type);
            Assert.Equal([0f, 0f], there.cpu().data<float>().ToArray());
            return;
        }

        Assert.Equal(0, cuda.device_count());
        Assert.Throws<InvalidOperationException>(() => zeros(2).to(gpu));
        Assert.Throws<InvalidOperationException>(() => zeros(2, device: gpu));
        Assert.Throws<InvalidOperationException>(() => new Generator(0, gpu));
    }
}
