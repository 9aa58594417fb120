using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

[Collection(nameof(ProcessWide))]
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

    [Fact]
    public void Factories_take_the_default_type()
    {
        Assert.Equal(ScalarType.Float32, get_default_dtype());
        set_default_dtype(float64);
        try
        {
            Assert.Equal(ScalarType.Float64, zeros(1).dtype);
            Assert.Equal(ScalarType.Float32, tensor((float[])[1]).dtype);
        }
        finally
        {
            set_default_dtype(float32);
        }
    }

    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1, "cpu")]
    [InlineData("CUDA", DeviceType.CUDA, -1, "cuda")]
    [InlineData("cuda:1", DeviceType.CUDA, 1, "cuda:1")]
    public void A_device_is_named_by_its_kind_and_number(string description, DeviceType type, int index, string text)
    {
        var device = new Device(description);

        Assert.Equal(type, device.type);
        Assert.Equal(index, device.index);
        Assert.Equal(text, device.ToString());
        Assert.Throws<ArgumentException>(() => new Device("abacus"));
    }

    [Fact]
    public void A_GPU_that_is_not_there_is_refused()
    {
        if (cuda.is_available())
        {
            using Tensor there = zeros(2, device: CUDA);
            Assert.True(there.is_cuda);
            Assert.Equal([0f, 0f], there.cpu().data<float>().ToArray());
            return;
        }

        Assert.Equal(0, cuda.device_count());
        Assert.Throws<InvalidOperationException>(() => CUDA);
        Assert.Throws<InvalidOperationException>(() => zeros(2).cuda());
        Assert.Throws<InvalidOperationException>(() => zeros(2, device: new Device("cuda")));
        cuda.manual_seed(1);
    }
}
