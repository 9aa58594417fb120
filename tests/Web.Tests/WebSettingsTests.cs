using SuperResolution.Samples.Web;

namespace SuperResolution.Tests.Web;

public class WebSettingsTests
{
    [Theory]
    [InlineData("More than one of --weights, --model and --resample", "--weights", "a.pth", "--resample", "bicubic")]
    [InlineData("More than one of --weights, --model and --resample", "--model", "photographic", "--resample", "bicubic")]
    [InlineData("MaxBytes", "--resample", "bicubic", "--maxBytes", "0", "--queue", "-1")]
    [InlineData("Queue", "--resample", "bicubic", "--maxBytes", "0", "--queue", "-1")]
    [InlineData("no-such-file.pth", "--weights", "no-such-file.pth")]
    [InlineData("\"cubic\"", "--resample", "cubic")]
    [InlineData("Tile is 0", "--resample", "bicubic", "--tile", "0")]
    public void Wrong_settings_are_refused_at_the_start(string reason, params string[] args) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => WebSite.Create(args)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("wieghts", "--wieghts", "a.pth")]
    [InlineData("Queue", "--resample", "bicubic", "--queue", "many")]
    public void Unknown_and_unreadable_settings_are_named(string reason, params string[] args) =>
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => WebSite.Create(args)).Message, StringComparison.Ordinal);
}
