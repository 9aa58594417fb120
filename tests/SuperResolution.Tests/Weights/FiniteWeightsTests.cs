using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

public class FiniteWeightsTests
{
    [Theory]
    [InlineData("FloatStorage", 4, 0x7f80_0000, "Infinity")]
    [InlineData("FloatStorage", 4, 0xff80_0000, "-Infinity")]
    [InlineData("FloatStorage", 4, 0x7f80_0001, "NaN")]
    [InlineData("HalfStorage", 2, 0xfc00, "-Infinity")]
    [InlineData("HalfStorage", 2, 0x7fff, "NaN")]
    [InlineData("BFloat16Storage", 2, 0x7f80, "Infinity")]
    [InlineData("DoubleStorage", 8, 0x7ff0_0000_0000_0000, "Infinity")]
    [InlineData("DoubleStorage", 8, 0x47f0_0000_0000_0000, "3.403E+38")]
    public void A_value_that_is_not_finite_is_found_wherever_it_lies(string storage, int size, ulong bits, string value)
    {
        foreach (int at in new[] { 0, 1, 6, 15, 16, 31, 32, 63, 64, 67 })
        {
            byte[] values = new byte[70 * size];
            BitConverter.GetBytes(bits)[..size].CopyTo(values, at * size);
            using MemoryStream file = new(Zip(
                Dictionary(Tensor(Storage(count: 70, type: storage), 0, [2, 35], [35, 1])), ("archive/data/0", values)));
            Assert.StartsWith(
                $"'x.pth': the value of 'w' at [{at / 35}, {at % 35}] is {value}; all weights must be finite numbers of float32. ",
                Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(file, "x.pth")).Message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("FloatStorage", 4, 0x7f7f_ffff)]
    [InlineData("FloatStorage", 4, 0x8000_0001)]
    [InlineData("HalfStorage", 2, 0x7bff)]
    [InlineData("BFloat16Storage", 2, 0xff7f)]
    [InlineData("DoubleStorage", 8, 0x47ef_ffff_e000_0000)]
    [InlineData("LongStorage", 8, 0x7ff0_0000_0000_0000)]
    [InlineData("IntStorage", 4, 0x7f80_0000)]
    public void The_largest_and_smallest_numbers_and_all_integers_are_allowed(string storage, int size, ulong bits)
    {
        using MemoryStream file = new(Zip(
            Dictionary(Tensor(Storage(count: 1, type: storage), 0, [1], [1])), ("archive/data/0", BitConverter.GetBytes(bits)[..size])));
        using Checkpoint checkpoint = Checkpoint.Read(file, "x.pth");
        Assert.NotEqual(0, Assert.Single(Fixture.Values(checkpoint.Tensors["w"])));
    }
}
