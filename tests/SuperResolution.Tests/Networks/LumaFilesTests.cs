using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

/// <summary>Files in the layouts in which people publish networks on luma.</summary>
public class LumaFilesTests
{
    private const string Named = ", scale as the file's name says";

    [Theory]
    [InlineData("yjn870_srcnn_x4", "SRCNN ×4, 9-5-5, 6 and 4 wide (yjn870/SRCNN-pytorch, SuperResolution layout)" + Named)]
    [InlineData("srcnn_9-1-5_x2", "SRCNN ×2, 9-1-5, 6 and 4 wide (yjn870/SRCNN-pytorch, SuperResolution layout)" + Named)]
    [InlineData("lornatang_srcnn_x3", "SRCNN ×3, 9-1-5, 6 and 4 wide (Lornatang/SRCNN-PyTorch layout)" + Named)]
    [InlineData("yjn870_fsrcnn_x4", "FSRCNN ×4 (8, 4, 2) (yjn870/FSRCNN-pytorch layout)" + Named)]
    [InlineData("lornatang_fsrcnn_x3", "FSRCNN ×3 (8, 4, 3) (Lornatang/FSRCNN-PyTorch layout)" + Named)]
    [InlineData("pisr_fsrcnn_x4", "FSRCNN ×4 (8, 4, 2), one slope a layer (cvlab-yonsei/PISR layout)" + Named, ", under 'state_dict'")]
    [InlineData("yjn870_espcn_x4", "ESPCN ×4, 8 and 4 wide (yjn870/ESPCN-pytorch layout)")]
    [InlineData("lornatang_espcn", "ESPCN ×3, 8 and 4 wide (Lornatang/ESPCN-PyTorch layout)")]
    [InlineData("drcn_x2", "DRCN ×2, 4 recursions, 6 wide (SuperResolution layout)" + Named)]
    public void Each_layout_is_recognised_and_gives_the_pictures_of_PyTorch(string file, string description, string place = "")
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(LumaNetworks.File(file));
        Assert.Equal(FormattableString.Invariant($"{description}; zip archive{place}; {LumaNetworks.Expected.Number(file + "/weights"):N0} weights"), loaded.Description);
        using Tensor image = LumaNetworks.Expected.Tensor("image");
        using IDisposable withoutGradients = no_grad();
        using Tensor output = loaded.Generator.forward(image);
        Assert.Equal(LumaNetworks.Expected.Shape(file), output.shape);
        Assert.All(LumaNetworks.Expected.Values(file).Zip(output.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Theory]
    [InlineData("weights.pth")]
    [InlineData("x16.pth")]
    [InlineData("from x2 to x4.pth")]
    [InlineData("64x64.pth")]
    [InlineData("x5.pth")]
    public void Where_nothing_tells_the_scale_the_message_says_how_to(string name)
    {
        string message = Assert.Throws<UnrecognisedCheckpointException>(() => Load(name)).Message;
        Assert.Equal(
            $"'{name}' holds weights of FSRCNN, which are the same for every scale and do not tell the one that they were trained for. Give it as "
            + "UpscalerOptions.WeightsScale or as the argument scale of GeneratorLoader.Load, or put it into the file's name, such as fsrcnn_x4.pth; it is one of "
            + "2, 3, 4, 8.",
            message);
    }

    [Fact]
    public void An_option_tells_the_scale_of_a_file_that_does_not()
    {
        using TemporaryFolder folder = new();
        File.Copy(LumaNetworks.File("yjn870_srcnn_x4"), folder["best.pth"]);
        UpscalerOptions three = new() { WeightsScale = 3 };
        using Upscaler upscaler = Upscaler.Load(folder["best.pth"], three);
        using FileStream stream = File.OpenRead(folder["best.pth"]);
        using Upscaler streamed = Upscaler.Load(stream, three);
        using Checkpoint weights = Checkpoint.Read(folder["best.pth"]);
        using LoadedGenerator loaded = GeneratorLoader.Load(weights, scale: 3);
        Assert.Equal((3, 3, 3), (upscaler.Scale, streamed.Scale, loaded.Scale));

        Assert.Equal([2, 3, 4, 8], Assert.Throws<UnrecognisedCheckpointException>(() => Upscaler.Load(folder["best.pth"])).Scales);
        Assert.Contains(
            "SRCNN enlarges by one of 2, 3, 4, 8, not by 5.",
            Assert.Throws<ArgumentException>(() => Upscaler.Load(folder["best.pth"], new UpscalerOptions { WeightsScale = 5 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_the_network_does_not_have_is_refused()
    {
        UpscalerOptions three = new() { WeightsScale = 3 };
        Assert.Contains(
            "which does not enlarge by 3. Leave the scale out.",
            Assert.Throws<ArgumentException>(() => Upscaler.Load(LumaNetworks.File("yjn870_espcn_x4"), three)).Message, StringComparison.Ordinal);
        Assert.Matches("^WeightsScale is 3, and LeanSRResNet ×4.* enlarges by 4. Leave WeightsScale out", Assert.Throws<ArgumentException>(() => Upscaler.Create(three)).Message);
        using IGenerator own = LumaNetworks.Make("Espcn", 2);
        Assert.StartsWith("WeightsScale is 3, and ESPCN ×2", Assert.Throws<ArgumentException>(() => new Upscaler(own, three)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsrcnn_x3.pth", 3)]
    [InlineData("FSRCNN-X2.pth", 2)]
    [InlineData("4x fsrcnn.pth", 4)]
    [InlineData("fsrcnnx8-best.pth", 8)]
    [InlineData("fsrcnn 3×.pth", 3)]
    public void A_name_tells_the_scale(string name, int scale)
    {
        using LoadedGenerator loaded = Load(name);
        Assert.Equal(scale, loaded.Scale);
    }

    [Fact]
    public void The_caller_tells_the_scale_before_the_name_does()
    {
        using LoadedGenerator loaded = Load("fsrcnn_x4.pth", 3);
        Assert.Equal(3, loaded.Scale);
        Assert.DoesNotContain("name", loaded.Description, StringComparison.Ordinal);
        Assert.StartsWith("FSRCNN enlarges by one of 2, 3, 4, 8, not by 5.", Assert.Throws<ArgumentException>(() => Load("fsrcnn.pth", 5)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "'yjn870_espcn_x4.pth' holds ESPCN ×4, 8 and 4 wide (yjn870/ESPCN-pytorch layout), which does not enlarge by 2. Leave the scale out.",
            Assert.Throws<ArgumentException>(() => GeneratorLoader.Load(LumaNetworks.File("yjn870_espcn_x4"), scale: 2)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Srcnn")]
    [InlineData("Srcnn 9-1-5")]
    [InlineData("Fsrcnn")]
    [InlineData("Espcn")]
    [InlineData("Drcn")]
    public void Files_of_the_library_s_own_tell_it_by_themselves(string name)
    {
        using TemporaryFolder folder = new();
        using IGenerator network = LumaNetworks.Make(name, 3);
        GeneratorFile.Save(network, folder["x2.safetensors"]);
        using LoadedGenerator loaded = GeneratorLoader.Load(folder["x2.safetensors"]);
        Assert.Equal(3, loaded.Scale);
        Assert.Equal(network.GetType().Name, loaded.Network);
        Assert.Equal(network.ToString(), loaded.Generator.ToString());
        foreach ((string key, Tensor weight) in ((nn.Module)network).state_dict())
        {
            Assert.True(weight.Equals(((nn.Module)loaded.Generator).state_dict()[key]), key);
        }

        Assert.Throws<ArgumentException>(() => GeneratorLoader.Load(folder["x2.safetensors"], scale: 2));
    }

    [Fact]
    public void A_key_that_differs_is_named()
    {
        using TemporaryFolder folder = new();
        using Tensor three = zeros([6, 3, 9, 9]), map = zeros([4, 6, 5, 5]), last = zeros([1, 4, 5, 5]), six = zeros([6]), four = zeros([4]), one = zeros([1]);
        Safetensors.SaveStateDict(
            folder["srcnn_x4.safetensors"],
            new Dictionary<string, Tensor>
            {
                ["conv1.weight"] = three, ["conv1.bias"] = six, ["conv2.weight"] = map, ["conv2.bias"] = four, ["conv3.weight"] = last, ["conv3.bias"] = one,
            });
        Assert.Contains(
            "The nearest is SRCNN, 9-5-5, 6 and 4 wide (yjn870/SRCNN-pytorch, SuperResolution layout), of which 5 keys fit and 1 differ: 'conv1.weight' is "
            + "[6, 3, 9, 9] where [6, 1, 9, 9] is expected.",
            Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(folder["srcnn_x4.safetensors"])).Message,
            StringComparison.Ordinal);
    }

    private static LoadedGenerator Load(string name, int? scale = null)
    {
        using FileStream stream = File.OpenRead(LumaNetworks.File("yjn870_fsrcnn_x4"));
        return GeneratorLoader.Load(stream, name, scale: scale);
    }
}
