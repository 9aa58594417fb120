using Microsoft.Extensions.DependencyInjection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.DependencyInjection;

/// <summary>How long a registered upscaler lives and when it is made.</summary>
public class RegisteredUpscalerTests
{
    private const string Weights = "weights/srgan/netG_epoch_4_100.pth";

    [Fact]
    public void It_is_made_at_the_first_use_once_for_all_scopes_and_threads()
    {
        int made = 0;
        using ServiceProvider provider = new ServiceCollection().AddSuperResolution("photo", o => o.Generator = _ => Made(ref made)).BuildServiceProvider(true);
        Assert.Equal(0, made);
        Upscaler[] all = new Upscaler[8];
        Parallel.For(0, all.Length, i =>
        {
            using IServiceScope scope = provider.CreateScope();
            all[i] = scope.ServiceProvider.GetRequiredKeyedService<Upscaler>("photo");
        });
        Assert.Equal(1, made);
        Assert.Single(all.Distinct());

        // The scopes are gone and it still works.
        using Image<Rgb24> picture = TestPictures.Noise(3, 2);
        all[0].Enhance(picture).Dispose();
    }

    [Fact]
    public void It_goes_with_the_container_and_leaves_no_tensor()
    {
        using Image<Rgb24> picture = TestPictures.Noise(3, 2);
        long before = LiveTensors.Count();
        Upscaler upscaler;
        using (ServiceProvider provider = new ServiceCollection().AddSuperResolution(Network).BuildServiceProvider())
        {
            upscaler = provider.GetRequiredService<Upscaler>();
            upscaler.Enhance(picture).Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
        Assert.Throws<ObjectDisposedException>(() => upscaler.Enhance(picture));
    }

    [Fact]
    public void Two_containers_of_one_collection_do_not_share_it()
    {
        IServiceCollection services = new ServiceCollection().AddSuperResolution(Network);
        using ServiceProvider first = services.BuildServiceProvider();
        using ServiceProvider second = services.BuildServiceProvider();
        Upscaler survivor = second.GetRequiredService<Upscaler>();
        Assert.NotSame(first.GetRequiredService<Upscaler>(), survivor);
        first.Dispose();
        using Image<Rgb24> picture = TestPictures.Noise(3, 2);
        survivor.Enhance(picture).Dispose();
    }

    [Fact]
    public void A_scoped_service_cannot_become_part_of_it()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddScoped<IGenerator>(_ => ClassicalResampler.Create("nearest", 2))
            .AddSuperResolution(o => o.Generator = services => services.GetRequiredService<IGenerator>())
            .BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();
        Assert.Contains(
            "scoped", Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Upscaler>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_gives_null_is_named()
    {
        using ServiceProvider provider = new ServiceCollection().AddSuperResolution(o => o.Generator = _ => null!).BuildServiceProvider();
        Assert.Contains(
            "UpscalerRegistration.Generator gave null",
            Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<Upscaler>()).Message,
            StringComparison.Ordinal);
    }

    [SharedFact(Weights)]
    public void A_relative_path_is_that_of_the_call_and_a_file_that_went_meanwhile_may_come_back()
    {
        using TemporaryFolder folder = new();
        File.Copy(Repository.SharedFile(Weights), folder["weights.pth"]);
        string current = Environment.CurrentDirectory;
        ServiceCollection services = [];
        try
        {
            Environment.CurrentDirectory = Path.GetDirectoryName(folder["weights.pth"])!;
            services.AddSuperResolution(o => o.Weights = "weights.pth");
        }
        finally
        {
            Environment.CurrentDirectory = current;
        }

        using ServiceProvider provider = services.BuildServiceProvider();
        File.Move(folder["weights.pth"], folder["elsewhere.pth"]);
        Assert.Throws<FileNotFoundException>(() => provider.GetRequiredService<Upscaler>());
        File.Move(folder["elsewhere.pth"], folder["weights.pth"]);
        Assert.Equal(4, provider.GetRequiredService<Upscaler>().Scale);
    }

    private static void Network(UpscalerRegistration registration) => registration.Generator = _ => new SRResNet(blocks: 1, width: 8);

    private static ClassicalResampler Made(ref int made)
    {
        Interlocked.Increment(ref made);
        Thread.Sleep(50);
        return ClassicalResampler.Create("nearest", 2);
    }
}
