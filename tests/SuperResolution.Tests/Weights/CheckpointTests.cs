using System.IO.Pipes;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class CheckpointTests
{
    [Theory]
    [InlineData("kinds_zip.pth", CheckpointFormat.PyTorchZip)]
    [InlineData("kinds_legacy.pth", CheckpointFormat.PyTorchLegacy)]
    [InlineData("kinds.safetensors", CheckpointFormat.Safetensors)]
    public void Every_type_view_and_shared_storage_has_the_values_of_PyTorch(string file, CheckpointFormat format)
    {
        using Checkpoint checkpoint = Checkpoint.Read(Fixture.File(file));

        Assert.Equal(format, checkpoint.Format);
        string[] names = [.. Fixture.Expected.Names.Where(name => name.StartsWith(file + "/", StringComparison.Ordinal))];
        Assert.Equal(names.Select(name => name[(file.Length + 1)..]), checkpoint.Tensors.Keys);
        foreach ((string name, Tensor tensor) in checkpoint.Tensors)
        {
            Fixture.AssertEqual($"{file}/{name}", tensor);
            Assert.True(tensor.is_contiguous(), name);
        }
    }

    [Theory]
    [InlineData("plain", ScalarType.Float32)]
    [InlineData("half", ScalarType.Float16)]
    [InlineData("bfloat16", ScalarType.BFloat16)]
    [InlineData("double", ScalarType.Float64)]
    [InlineData("int64", ScalarType.Int64)]
    [InlineData("int32", ScalarType.Int32)]
    [InlineData("int16", ScalarType.Int16)]
    [InlineData("int8", ScalarType.Int8)]
    [InlineData("uint8", ScalarType.Byte)]
    [InlineData("bool", ScalarType.Bool)]
    public void Types_are_kept(string name, ScalarType type)
    {
        foreach (string file in new[] { "kinds_zip.pth", "kinds_legacy.pth", "kinds.safetensors" })
        {
            using Checkpoint checkpoint = Checkpoint.Read(Fixture.File(file));
            Assert.Equal(type, checkpoint.Tensors[name].dtype);
        }
    }

    [Theory]
    [InlineData("own_x4.pth", null, null)]
    [InlineData("wrapped_params.pth", "params", null)]
    [InlineData("wrapped_params_ema.pth", "params_ema", null)]
    [InlineData("wrapped_g_ema.pth", "g_ema", null)]
    [InlineData("wrapped_model_compiled.pth", "model", "module._orig_mod.")]
    [InlineData("wrapped_lightning.pth", "state_dict", "netG.")]
    [InlineData("wrapped_averaged.pth", "ema_state_dict", "module.")]
    [InlineData("wrapped_nested.pth", "state_dict.generator", null)]
    [InlineData("wrapped_unknown_name.pth", "my_sr_model", null)]
    [InlineData("own_x4.safetensors", null, "generator.")]
    public void Wrappers_and_prefixes_are_taken_off_and_averaged_weights_preferred(string file, string? wrapper, string? prefix)
    {
        using Checkpoint plain = Checkpoint.Read(Fixture.File("own_x4.pth"));
        using Checkpoint checkpoint = Checkpoint.Read(Fixture.File(file));

        Assert.Equal(wrapper, checkpoint.Wrapper);
        Assert.Equal(prefix, checkpoint.RemovedPrefix);
        Assert.Equal(plain.Tensors.Keys, checkpoint.Tensors.Keys);
        Assert.All(plain.Tensors, pair => Assert.Equal(Fixture.Values(pair.Value), Fixture.Values(checkpoint.Tensors[pair.Key])));
    }

    [Fact]
    public void It_says_in_a_line_what_was_found()
    {
        using Checkpoint checkpoint = Checkpoint.Read(Fixture.File("wrapped_model_compiled.pth"));
        Assert.Equal(
            $"'wrapped_model_compiled.pth': {Fixture.Expected.Number("own_x4.pth/keys")} tensors, zip archive, under 'model', "
            + "without the prefix 'module._orig_mod.'",
            checkpoint.ToString());
    }

    [Theory]
    [InlineData("kinds_zip.pth")]
    [InlineData("kinds_legacy.pth")]
    [InlineData("kinds.safetensors")]
    public void A_stream_that_cannot_seek_is_read_from_its_position_and_stays_open(string file)
    {
        byte[] bytes = [1, 2, 3, .. File.ReadAllBytes(Fixture.File(file))];
        using OneWayStream stream = new(bytes);
        stream.ReadExactly(new byte[3]);

        using Checkpoint checkpoint = Checkpoint.Read(stream, "upload.pth");

        Fixture.AssertEqual($"{file}/plain", checkpoint.Tensors["plain"]);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Its_tensors_outlive_the_dispose_scope_it_was_read_in()
    {
        Checkpoint checkpoint;
        using (DisposeScope scope = NewDisposeScope())
        {
            checkpoint = Checkpoint.Read(Fixture.File("kinds_zip.pth"));
        }

        using (checkpoint)
        {
            Fixture.AssertEqual("kinds_zip.pth/plain", checkpoint.Tensors["plain"]);
        }
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        string folder = Path.GetDirectoryName(Fixture.File("x"))!;
        string missing = Path.Combine(folder, "nowhere.pth");
        FileNotFoundException absent = Assert.Throws<FileNotFoundException>(() => Checkpoint.Read(missing));
        Assert.Equal($"There is no file of weights '{missing}'.", absent.Message);
        Assert.Equal(missing, absent.FileName);
        Assert.Equal(
            $"'{folder}' is a folder. Give the file of weights in it.",
            Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(folder)).Message);
        Assert.Throws<ArgumentException>(() => Checkpoint.Read(""));
        Assert.Throws<ArgumentNullException>(() => Checkpoint.Read((Stream)null!));
    }

    [PipeFact]
    public void A_path_that_cannot_seek_is_read_to_its_end()
    {
        using (Checkpoint checkpoint = ThroughPipe(File.ReadAllBytes(Fixture.File("own_x4.pth")), path => Checkpoint.Read(path)))
        {
            using Checkpoint expected = Checkpoint.Read(Fixture.File("own_x4.pth"));
            Assert.Equal(expected.Tensors.Keys, checkpoint.Tensors.Keys);
            Assert.All(expected.Tensors, pair => Assert.Equal(Fixture.Values(pair.Value), Fixture.Values(checkpoint.Tensors[pair.Key])));
        }

        using LoadedGenerator loaded = ThroughPipe(File.ReadAllBytes(Fixture.File("own_x4.safetensors")), path => GeneratorLoader.Load(path));
        Assert.Equal(4, loaded.Scale);
        Assert.Contains(
            "is empty. Allowed are PyTorch checkpoints",
            Assert.Throws<InvalidCheckpointException>(() => ThroughPipe([], path => Checkpoint.Read(path))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Reads bytes from the path of a pipe, as a shell's &lt;(…) gives.</summary>
    private static T ThroughPipe<T>(byte[] bytes, Func<string, T> read)
    {
        using AnonymousPipeServerStream writing = new(PipeDirection.Out);
        using AnonymousPipeClientStream reading = new(PipeDirection.In, writing.ClientSafePipeHandle);
        Task written = Task.Run(() =>
        {
            writing.Write(bytes);
            writing.Dispose();
        });
        T result = read($"/proc/self/fd/{reading.SafePipeHandle.DangerousGetHandle()}");
        written.GetAwaiter().GetResult();
        return result;
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
