using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SuperResolution.Samples.Web;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Web;

public sealed class WebSettingsTests : IDisposable
{
    private const string Srcnn = "srcnn-of-any-scale.pth";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("More than one of --weights, --model and --resample", "--weights", "a.pth", "--resample", "bicubic")]
    [InlineData("More than one of --weights, --model and --resample", "--model", "photographic", "--resample", "bicubic")]
    [InlineData("MaxBytes", "--resample", "bicubic", "--maxBytes", "0", "--queue", "-1")]
    [InlineData("Queue", "--resample", "bicubic", "--maxBytes", "0", "--queue", "-1")]
    [InlineData("no-such-file.pth", "--weights", "no-such-file.pth")]
    [InlineData("\"cubic\"", "--resample", "cubic")]
    [InlineData("Give it as UpscalerOptions.WeightsScale", "--weights", Srcnn)]
    [InlineData("SRCNN enlarges by one of", "--weights", Srcnn, "--weights-scale", "5")]
    [InlineData("WeightsScale is 0", "--weights", Srcnn, "--weights-scale=0")]
    [InlineData("WeightsScale is 3, and bicubic interpolation ×4 enlarges by 4.", "--resample", "bicubic", "--weights-scale", "3")]
    [InlineData("Tile is 0", "--resample", "bicubic", "--tile", "0")]
    public void Wrong_settings_are_refused_at_the_start(string reason, params string[] args) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => WebSite.Create(WithFiles(args))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_scale_of_weights_that_do_not_tell_it_is_given()
    {
        using WebApplication site = WebSite.Create(WithFiles(["--weights", Srcnn, "--weights-scale", "3"]));
        Assert.Equal(3, site.Services.GetRequiredService<Upscaler>().Scale);
    }

    [Theory]
    [InlineData("wieghts", "--wieghts", "a.pth")]
    [InlineData("Queue", "--resample", "bicubic", "--queue", "many")]
    public void Unknown_and_unreadable_settings_are_named(string reason, params string[] args) =>
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => WebSite.Create(args)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    /// <summary>Arguments with the path of weights whose name does not tell the scale.</summary>
    private string[] WithFiles(string[] args)
    {
        File.Copy(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/LumaFixtures/yjn870_srcnn_x4.pth"), _folder[Srcnn]);
        return [.. args.Select(argument => argument == Srcnn ? _folder[Srcnn] : argument)];
    }
}
