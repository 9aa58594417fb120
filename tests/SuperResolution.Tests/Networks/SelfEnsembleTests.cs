using System.Reflection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Networks;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class SelfEnsembleTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/self_ensemble.json");

    [Fact]
    public void It_gives_the_mean_over_8_flips_and_rotations_that_PyTorch_gives()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(7).Dispose();
        using SelfEnsemble ensemble = new(new LeanSRResNet(2, blocks: 1, width: 6));
        random.manual_seed(8).Dispose();
        Tensor image = rand(2, 3, 6, 5);
        s_oracle.AssertWithin(1e-6, "alone", ensemble.Generator.forward(image));
        s_oracle.AssertWithin(1e-6, "mean of 8", ensemble.forward(image));
    }

    [Fact]
    public void A_generator_that_gives_what_it_got_leaves_it_as_it_was()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        using SelfEnsemble ensemble = new(new StubGenerator(after: larger => larger));
        Tensor image = rand(1, 3, 4, 3);
        Tensor before = image + 0;
        Assert.InRange((ensemble.forward(image) - before).square().sum().item<float>(), 0, 1e-10);
        Assert.True(image.Equals(before));
    }

    [Fact]
    public void The_generator_sees_each_orientation_once()
    {
        using DisposeScope scope = NewDisposeScope();
        List<string> seen = [];
        using SelfEnsemble ensemble = new(new StubGenerator(
            scale: 2, before: input => seen.Add($"{input.shape[2]}×{input.shape[3]}: {string.Join(' ', input.data<float>().ToArray())}")));
        Tensor image = rand(1, 3, 4, 3);
        Assert.True((ensemble.forward(image) - ensemble.Generator.forward(image)).square().sum().item<float>() < 1e-12);
        Assert.Equal(8, seen.Take(8).Distinct().Count());
        Assert.Equal(4, seen.Take(8).Count(input => input.StartsWith("3×4", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_sum_of_narrow_numbers_is_wide()
    {
        using DisposeScope scope = NewDisposeScope();
        using SelfEnsemble ensemble = new(new StubGenerator(after: larger => larger.to(ScalarType.BFloat16)));
        Assert.Equal(ScalarType.Float32, ensemble.forward(rand(1, 3, 4, 3)).dtype);
    }

    [Fact]
    public void What_it_says_of_itself_is_what_its_generator_says()
    {
        IGenerator generator = DispatchProxy.Create<IGenerator, Telling>();
        using SelfEnsemble ensemble = new(generator);
        Assert.All(
            typeof(IGenerator).GetProperties().Where(property => property.Name != nameof(IGenerator.WorkingBytesPerPixel)),
            property => Assert.Equal(property.GetValue(generator), property.GetValue(ensemble)));
        Assert.InRange(ensemble.WorkingBytesPerPixel, generator.WorkingBytesPerPixel + 1, long.MaxValue);
    }

    [Fact]
    public void Tiles_with_the_halo_are_the_whole_picture()
    {
        using Image<Rgb24> picture = TestPictures.Noise(37, 23);
        UpscalerOptions options = new() { SelfEnsemble = true };
        random.manual_seed(3).Dispose();
        using Image<Rgb24> expected = Enhanced(options with { Tile = 100 });
        random.manual_seed(3).Dispose();
        using Image<Rgb24> actual = Enhanced(options with { Tile = 9 });
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1);

        Image<Rgb24> Enhanced(UpscalerOptions how)
        {
            using Upscaler upscaler = new(new LeanSRResNet(2, blocks: 2, width: 6), how);
            return upscaler.Enhance(picture);
        }
    }

    [Fact]
    public void The_option_wraps_any_network_once_and_the_description_says_so()
    {
        using Image<Rgb24> picture = TestPictures.Noise(9, 7);
        using Upscaler packaged = Upscaler.Create(new UpscalerOptions { SelfEnsemble = true });
        Assert.EndsWith("weights; mean of 8 flips and rotations", packaged.Description, StringComparison.Ordinal);

        int calls = 0;
        using Upscaler option = new(new StubGenerator(2, before: _ => calls++), new UpscalerOptions { SelfEnsemble = true });
        option.Enhance(picture).Dispose();
        Assert.Equal(8, calls);
        using Upscaler both = new(new SelfEnsemble(new StubGenerator(2, before: _ => calls++)), new UpscalerOptions { SelfEnsemble = true });
        both.Enhance(picture).Dispose();
        Assert.Equal(16, calls);
        Assert.EndsWith("; mean of 8 flips and rotations", both.Description, StringComparison.Ordinal);
    }

    [SharedFact("data/test/Set5")]
    public void The_faithful_model_comes_closer_to_the_truth()
    {
        using DisposeScope scope = NewDisposeScope();
        Psnr psnr = new(EvaluationProtocol.Common(4));
        using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile("data/test/Set5/LRx4/butterflyx4.png"));
        using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile("data/test/Set5/HR/butterfly.png"));
        double Measure(bool ensemble)
        {
            using Upscaler upscaler = Upscaler.Create(new UpscalerOptions { SelfEnsemble = ensemble });
            using Image<Rgb24> result = upscaler.Enhance(low);
            return psnr.Measure(ImageTensor.FromImage(result), ImageTensor.FromImage(high));
        }

        Assert.InRange(Measure(ensemble: true) - Measure(ensemble: false), 0.02, 1);
    }

    [Fact]
    public void An_ensemble_of_an_ensemble_and_gray_pictures_are_refused()
    {
        using SelfEnsemble ensemble = new(new StubGenerator());
        Assert.Contains("self-ensemble already", Assert.Throws<ArgumentException>(() => new SelfEnsemble(ensemble)).Message, StringComparison.Ordinal);
        using Tensor gray = zeros([1, 1, 4, 4]);
        Assert.Throws<ArgumentException>(() => ensemble.forward(gray));
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_result_and_disposing_frees_the_generator()
    {
        long beginning = LiveTensors.Count();
        using (SelfEnsemble ensemble = new(new LeanSRResNet(blocks: 2, width: 4)))
        using (Tensor image = rand(1, 3, 6, 5))
        using (no_grad())
        {
            long before = LiveTensors.Count();
            using (Tensor output = ensemble.forward(image))
            {
                Assert.Equal(before + 1, Tensor.TotalCount);
            }
        }

        Assert.Equal(beginning, LiveTensors.Count());
    }
}
