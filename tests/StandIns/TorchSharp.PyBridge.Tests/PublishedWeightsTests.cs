using System.Collections;
using System.Runtime.InteropServices;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

/// <summary>Published checkpoints, bit for bit as PyTorch reads them (Fixtures/make_weights_oracle.py).</summary>
public class PublishedWeightsTests
{
    private const string Bsrn = "bsrn/net_g_BSRN_x4.pth";
    private const string AnimeVideo = "realesrgan/realesr-animevideov3.pth";
    private const string FastSrgan = "fast-srgan/model.pt";
    private const string Vgg = "vgg19/vgg19-features-oxford.pth";

    [SharedTheory("weights/" + Bsrn, "weights/" + AnimeVideo, "weights/" + FastSrgan, "weights/" + Vgg)]
    [InlineData(Bsrn, "params")]
    [InlineData(AnimeVideo, "params")]
    [InlineData(FastSrgan, null)]
    [InlineData(Vgg, null)]
    public void Each_tensor_of_a_published_file_has_the_bits_that_PyTorch_reads(string file, string? key)
    {
        using DisposeScope scope = NewDisposeScope();
        Hashtable table = PyTorchUnpickler.UnpickleStateDict(Repository.SharedFile("weights/" + file));
        IDictionary state = key is null ? table : (IDictionary)table[key]!;
        Tensor[] tensors = [.. state.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(name => (Tensor)state[name]!)];
        Oracle expected = Oracle.Load("tests/StandIns/TorchSharp.PyBridge.Tests/Fixtures/weights.json");
        Assert.Equal(expected.Values(file + "/elements"), tensors.Select(tensor => (double)tensor.NumberOfElements));
        Assert.Equal(expected.Values(file + "/checksums"), tensors.Select(tensor => (double)Checksum(tensor)));
    }

    private static long Checksum(Tensor tensor)
    {
        Span<byte> bytes = tensor.contiguous().bytes;
        long sum = 0;
        if (tensor.dtype == ScalarType.Float32)
        {
            ReadOnlySpan<int> bits = MemoryMarshal.Cast<byte, int>(bytes);
            for (int i = 0; i < bits.Length; i++)
            {
                sum += (long)bits[i] * ((i % 7) + 1);
            }
        }
        else
        {
            Assert.Equal(ScalarType.Float16, tensor.dtype);
            ReadOnlySpan<short> bits = MemoryMarshal.Cast<byte, short>(bytes);
            for (int i = 0; i < bits.Length; i++)
            {
                sum += (long)bits[i] * ((i % 7) + 1);
            }
        }

        return sum;
    }
}
