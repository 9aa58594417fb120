using Microsoft.Extensions.DependencyInjection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;

namespace SuperResolution.Tests.DependencyInjection;

public class AddSuperResolutionTests
{
    private const string Times4 = "weights/srgan/netG_epoch_4_100.pth", Times2 = "weights/srgan/netG_epoch_2_100.pth";

    [SharedFact(Times4, Times2)]
    public async Task Names_are_keys_and_each_has_its_network()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddSuperResolution("photo", o => o.Weights = Repository.SharedFile(Times4))
            .AddSuperResolution("small", o => o.Weights = Repository.SharedFile(Times2))
            .AddTransient<Consumer>()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Consumer consumer = provider.GetRequiredService<Consumer>();
        Assert.Equal((4, 2), (consumer.Photo.Scale, consumer.Small.Scale));
        Assert.Same(consumer.Photo, provider.GetRequiredService<Consumer>().Photo);
        Assert.Null(provider.GetService<Upscaler>());
        using Image<Rgb24> picture = TestPictures.Noise(6, 5);
        using Image<Rgb24> large = consumer.Photo.Enhance(picture);
        Assert.Equal(new Size(24, 20), large.Size);
    }

    [Fact]
    public void Without_a_name_it_is_the_plain_upscaler_and_the_one_of_the_default_key()
    {
        using ServiceProvider provider = new ServiceCollection().AddSuperResolution(Nearest(3)).BuildServiceProvider();
        Upscaler upscaler = provider.GetRequiredService<Upscaler>();
        Assert.Equal(3, upscaler.Scale);
        Assert.Same(upscaler, provider.GetRequiredKeyedService<Upscaler>(SuperResolutionServiceCollectionExtensions.DefaultName));
    }

    [Fact]
    public void A_named_one_and_one_without_a_name_stand_side_by_side()
    {
        using ServiceProvider provider = new ServiceCollection().AddSuperResolution("two", Nearest(2)).AddSuperResolution(Nearest(3)).BuildServiceProvider();
        Assert.Equal(3, provider.GetRequiredService<Upscaler>().Scale);
        Assert.Equal(2, provider.GetRequiredKeyedService<Upscaler>("two").Scale);
    }

    [Fact]
    public void All_faults_are_in_one_exception_and_nothing_is_registered()
    {
        ServiceCollection services = [];
        services.AddSuperResolution("photo", Nearest(2));
        int before = services.Count;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => services.AddSuperResolution("photo", o =>
        {
            o.Weights = "no-such-file.pth";
            o.Generator = _ => ClassicalResampler.Create("nearest", 2);
            o.Options = new UpscalerOptions { Tile = 0, MemoryBudget = 1 };
        }));
        foreach (string part in (string[])
            ["\"photo\"", "already", "More than one of Weights, Generator and Model", "Tile is 0", "MemoryBudget is 1 bytes", "no-such-file.pth"])
        {
            Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        }

        Assert.IsType<FileNotFoundException>(exception.InnerException);
        Assert.Equal(before, services.Count);
    }

    [Fact]
    public void A_device_that_is_not_there_is_found_in_the_call() => Assert.Contains(
        "this machine has: cpu",
        Fault(o => { Nearest(2)(o); o.Options = new UpscalerOptions { Device = "cuda:99" }; }),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_given_is_the_faithful_model()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSuperResolution().AddSuperResolution("named", o => o.Model = Model.Faithful).BuildServiceProvider();
        using Upscaler faithful = Upscaler.Create(Model.Faithful);
        Assert.Equal(faithful.Description, provider.GetRequiredService<Upscaler>().Description);
        Assert.Equal(faithful.Description, provider.GetRequiredKeyedService<Upscaler>("named").Description);
    }

    [Fact]
    public void A_model_that_the_package_does_not_have_is_found_in_the_call() =>
        Assert.Contains("it has Faithful", Fault(o => o.Model = (Model)99), StringComparison.Ordinal);

    [Fact]
    public void Empty_weights_and_no_options_are_faults()
    {
        string fault = Fault(o => { o.Weights = " "; o.Options = null!; });
        Assert.Contains("Weights is empty", fault, StringComparison.Ordinal);
        Assert.Contains("Options is null", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_no_path_are_a_fault_among_the_others()
    {
        string fault = Fault(o => { o.Weights = "a\0b.pth"; o.Options = new UpscalerOptions { Tile = 0 }; });
        Assert.Contains("Weights is \"a?b.pth\", which is no path", fault, StringComparison.Ordinal);
        Assert.Contains("give a file", fault, StringComparison.Ordinal);
        Assert.Contains("Tile is 0", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', fault);
        Assert.Contains("no-such-folder", Fault(o => o.Weights = $"no-such-folder/{new string('x', 5000)}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_holds_no_weights_is_found_in_the_call()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["notes.pth"], "no weights");
        Assert.Contains("notes.pth", Fault(o => o.Weights = folder["notes.pth"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_of_weights_that_do_not_tell_it_is_the_options()
    {
        using TemporaryFolder folder = new();
        File.Copy(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/LumaFixtures/yjn870_srcnn_x4.pth"), folder["best.pth"]);
        Assert.Contains("UpscalerOptions.WeightsScale", Fault(o => o.Weights = folder["best.pth"]), StringComparison.Ordinal);
        using ServiceProvider provider = new ServiceCollection()
            .AddSuperResolution(o => (o.Weights, o.Options) = (folder["best.pth"], new UpscalerOptions { WeightsScale = 2 })).BuildServiceProvider();
        Assert.Equal(2, provider.GetRequiredService<Upscaler>().Scale);
    }

    [Fact]
    public void The_file_is_held_against_the_limits_of_the_options()
    {
        string file = Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures/own_x4.pth");
        Assert.Contains("CheckpointLimits.Entries", Fault(o => Set(o, file, entries: 1)), StringComparison.Ordinal);

        string fault = Fault(o => Set(o, "no-such-file.pth", entries: 0));
        Assert.Equal(2, fault.Split("CheckpointLimits.Entries").Length);
        Assert.Contains("no-such-file.pth", fault, StringComparison.Ordinal);

        static void Set(UpscalerRegistration registration, string weights, int entries)
        {
            registration.Weights = weights;
            registration.Options = new UpscalerOptions { CheckpointLimits = new CheckpointLimits { Entries = entries } };
        }
    }

    [Fact]
    public void Only_one_may_be_without_a_name()
    {
        ServiceCollection services = [];
        services.AddSuperResolution(Nearest(2));
        Assert.Contains(
            "There is one without a name already",
            Assert.Throws<ArgumentException>(() => services.AddSuperResolution(Nearest(2))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_upscaler_of_the_users_own_is_not_replaced()
    {
        ServiceCollection services = [];
        services.AddSingleton(_ => new Upscaler(ClassicalResampler.Create("nearest", 2)));
        Assert.Contains(
            "have an Upscaler already",
            Assert.Throws<ArgumentException>(() => services.AddSuperResolution(Nearest(2))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_name_has_to_be_one(string name) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSuperResolution(name, Nearest(2)));

    private static string Fault(Action<UpscalerRegistration> configure) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSuperResolution(configure)).Message;

    private static Action<UpscalerRegistration> Nearest(int scale) => o => o.Generator = _ => ClassicalResampler.Create("nearest", scale);

    private sealed record Consumer([FromKeyedServices("photo")] Upscaler Photo, [FromKeyedServices("small")] Upscaler Small);
}
