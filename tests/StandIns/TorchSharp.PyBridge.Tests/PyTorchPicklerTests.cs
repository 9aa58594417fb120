using System.Collections;
using System.IO.Compression;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class PyTorchPicklerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_stream_stays_open_where_leaveOpen_says_so(bool leaveOpen)
    {
        using var stream = new MemoryStream();
        PyTorchPickler.PickleStateDict(stream, new Hashtable { ["epoch"] = 3 }, leaveOpen);
        Assert.Equal(leaveOpen, stream.CanWrite);
    }

    [Fact]
    public void The_archive_is_laid_out_as_PyTorch_does()
    {
        using var stream = new MemoryStream();
        var source = new Dictionary<string, Tensor> { ["a"] = zeros(3), ["b"] = ones(2, 2) };
        PyTorchPickler.PickleStateDict(stream, source, leaveOpen: true);
        using var archive = new ZipArchive(stream);
        Assert.Equal(
            ["model/data.pkl", "model/data/0", "model/data/1", "model/version"],
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        using var version = new StreamReader(archive.GetEntry("model/version")!.Open());
        Assert.Equal("3\n", version.ReadToEnd());
    }

    [Fact]
    public void A_longer_file_is_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = folder["state.pth"];
        File.WriteAllBytes(path, new byte[100_000]);
        PyTorchPickler.PickleStateDict(path, new Hashtable { ["epoch"] = 3 });
        Assert.InRange(new FileInfo(path).Length, 1, 1000);
        Assert.Equal(3, PyTorchUnpickler.UnpickleStateDict(path)["epoch"]);
    }

    [Fact]
    public void What_no_pickle_can_hold_is_refused_by_its_type()
    {
        var source = new Hashtable { ["builder"] = new System.Text.StringBuilder() };
        var error = Assert.Throws<NotSupportedException>(() => PyTorchPickler.PickleStateDict(new MemoryStream(), source));
        Assert.Contains("StringBuilder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_of_numbers_are_refused_for_Python_would_not_know_them() =>
        Assert.Throws<NotSupportedException>(() => PyTorchPickler.PickleStateDict(new MemoryStream(), new Hashtable { ["a"] = new int[2] }));

    [Fact]
    public void A_dictionary_that_contains_itself_is_refused()
    {
        var source = new Hashtable();
        source["self"] = source;
        Assert.Throws<ArgumentException>(() => PyTorchPickler.PickleStateDict(new MemoryStream(), source));
    }

    [Fact]
    public void Writing_leaves_no_tensor()
    {
        using Tensor tensor = zeros(4, 6).t();
        long before = LiveTensors.Count();
        PyTorchPickler.PickleStateDict(new MemoryStream(), new Hashtable { ["a"] = tensor });
        Assert.Equal(before, LiveTensors.Count());
    }
}
