using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests;

/// <summary>Cultures and paths as users have them.</summary>
public class SurroundingsTests
{
    [Fact]
    public void A_culture_with_a_decimal_comma_changes_no_message_and_no_size()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.NegativeSign = "−";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("1,5", $"{1.5}");
            Assert.Contains("TargetScale is -1.5;", Assert.Throws<ArgumentException>(
                () => new Upscaler(new StubGenerator(), new UpscalerOptions { TargetScale = -1.5 })).Message, StringComparison.Ordinal);
            using Image<Rgb24> picture = TestPictures.Noise(50, 40);
            using Upscaler upscaler = new(new StubGenerator(2), new UpscalerOptions { TargetScale = 1.5, LargestOutput = 9000 });
            using Image<Rgb24> result = upscaler.Enhance(picture);
            Assert.Equal(new Size(75, 60), result.Size);
            using Image<Rgb24> large = TestPictures.Noise(60, 40);
            Assert.StartsWith(
                "A picture of 60×40 becomes 120×80 = 9,600 pixels, more than the 9,000",
                Assert.Throws<ArgumentException>(() => upscaler.Enhance(large)).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Größe ☀ 写真 фото 🌄.png")]
    [InlineData("with spaces and 'quotes' %41 #1.png")]
    [InlineData(" -leading.png")]
    public async Task Names_of_any_letters_are_files(string name)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["Ünïcode ディレクトリ"]);
        string input = folder[$"Ünïcode ディレクトリ/{name}"];
        await RequireEnhanced(input, folder[$"Ünïcode ディレクトリ/large {name}"]);
    }

    [Fact]
    public async Task Names_as_long_as_the_system_allows_are_files()
    {
        using TemporaryFolder folder = new();
        string deep = folder[Path.Combine([.. Enumerable.Repeat(new string('d', 200), 10)])];
        Directory.CreateDirectory(deep);
        await RequireEnhanced(Path.Combine(deep, new string('i', 251) + ".png"), Path.Combine(deep, new string('o', 251) + ".png"));
    }

    private static async Task RequireEnhanced(string input, string output)
    {
        using Image<Rgb24> picture = TestPictures.Noise(6, 5);
        await picture.SaveAsync(input);
        using Upscaler upscaler = new(new StubGenerator());
        Assert.Equal(picture.Size, await upscaler.EnhanceFileAsync(input, output));
        using Image<Rgb24> result = await Image.LoadAsync<Rgb24>(output);
        Assert.Equal(TestPictures.Bytes(picture), TestPictures.Bytes(result));
    }
}
