using System.Net;
using System.Text;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Inference;

namespace SuperResolution.Tests.Web;

public class EnhanceEndpointTests
{
    [Theory]
    [InlineData("png", "", null, "image/png")]
    [InlineData("jpeg", "", null, "image/jpeg")]
    [InlineData("bmp", "", null, "image/png")]
    [InlineData("png", "?format=webp", "image/png", "image/webp")]
    [InlineData("webp", "", "image/*", "image/webp")]
    [InlineData("png", "", "text/html, image/jpeg;q=0.5, image/webp;q=0.9", "image/webp")]
    [InlineData("jpeg", "", "image/png;q=0, */*;q=0.1", "image/jpeg")]
    public async Task The_result_has_the_format_that_is_asked_for_or_else_the_pictures(string sent, string query, string? accept, string received)
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic");
        HttpResponseMessage response = await site.EnhanceAsync(RunningSite.Picture(12, 9, sent), query, accept);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, received), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        ImageInfo info = Image.Identify(body);
        Assert.Equal((48, 36, received), (info.Width, info.Height, info.Metadata.DecodedImageFormat!.DefaultMimeType));
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Contains("enhance;dur=", response.Headers.GetValues("Server-Timing").Single(), StringComparison.Ordinal);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task A_forms_file_gives_the_pixels_of_the_library_and_its_name()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic");
        byte[] sent = RunningSite.Picture(12, 9);
        using MultipartFormDataContent form = new() { { new ByteArrayContent(sent), "photo", "../straße 1.png" } };
        HttpResponseMessage response = await site.Client.PostAsync("/enhance", form);
        Assert.Equal("straße 1-4x.png", response.Content.Headers.ContentDisposition!.FileNameStar);

        using Upscaler upscaler = new(ClassicalResampler.Create("bicubic", 4));
        using Image<Rgb24> picture = Image.Load<Rgb24>(sent);
        using Image<Rgb24> expected = upscaler.Enhance(picture);
        using Image<Rgb24> actual = Image.Load<Rgb24>(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(Bytes(expected), Bytes(actual));
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_problem_with_its_reason()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic", "--maxBytes", "3000", "--maxPixels", "200");
        byte[] picture = RunningSite.Picture(12, 9);
        (HttpStatusCode Status, string Reason, HttpResponseMessage Response)[] cases =
        [
            (HttpStatusCode.BadRequest, "is empty", await site.EnhanceAsync([])),
            (HttpStatusCode.BadRequest, "damaged", await site.EnhanceAsync(picture[..^30])),
            (HttpStatusCode.BadRequest, "no format \"gif\"", await site.EnhanceAsync(picture, "?format=gif")),
            (HttpStatusCode.BadRequest, "has 0 files", await site.Client.PostAsync("/enhance", new MultipartFormDataContent { { new StringContent("x"), "photo" } })),
            (HttpStatusCode.BadRequest, "form cannot be read", await site.Client.PostAsync("/enhance", BrokenForm())),
            (HttpStatusCode.NotAcceptable, "image/png, image/jpeg, image/webp", await site.EnhanceAsync(picture, accept: "text/html, image/avif")),
            (HttpStatusCode.RequestEntityTooLarge, "larger than the 0 MiB", await site.EnhanceAsync(new byte[3001])),
            (HttpStatusCode.RequestEntityTooLarge, "larger than the 0 MiB", await site.Client.PostAsync("/enhance", Form(3001))),
            (HttpStatusCode.RequestEntityTooLarge, "larger than the 0 MiB", await site.Client.SendAsync(Asking(Form(200_000)))),
            (HttpStatusCode.RequestEntityTooLarge, "has 20×11 pixels", await site.EnhanceAsync(RunningSite.Picture(20, 11)[..100])),
            (HttpStatusCode.UnsupportedMediaType, "no picture", await site.EnhanceAsync(Encoding.ASCII.GetBytes("no picture at all"))),
            (HttpStatusCode.UnsupportedMediaType, "text/plain", await site.Client.PostAsync("/enhance", new StringContent("x"))),
        ];
        foreach ((HttpStatusCode status, string reason, HttpResponseMessage response) in cases)
        {
            string body = await response.Content.ReadAsStringAsync();
            Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            JsonElement problem = JsonDocument.Parse(body).RootElement;
            Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
            Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.EnhanceAsync(picture)).StatusCode);
        Assert.Empty(site.Warnings);
    }

    [Theory]
    [InlineData("jpeg", 65540)]
    [InlineData("webp", 16384)]
    public async Task A_result_that_its_format_does_not_hold_is_refused_before_it_waits(string format, int side)
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network);
        HttpResponseMessage refused = await site.EnhanceAsync(RunningSite.Picture(side / 4, 1), $"?format={format}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"{side}×4 pixels; {format} holds", await Detail(refused), StringComparison.Ordinal);
        Assert.Equal(0, gate.Tiles);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task A_picture_of_a_kind_that_is_not_read_is_415()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic");
        byte[] packed = RunningSite.Picture(12, 9, "bmp");
        packed[30] = 1;
        HttpResponseMessage refused = await site.EnhanceAsync(packed);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("BMP", await Detail(refused), StringComparison.Ordinal);
        Assert.Empty(site.Warnings);
    }

    /// <summary>Exceptions that are also thrown for pictures, thrown by a fault of the server's own.</summary>
    [Theory]
    [InlineData(typeof(ArgumentException))]
    [InlineData(typeof(ArgumentOutOfRangeException))]
    [InlineData(typeof(NotSupportedException))]
    [InlineData(typeof(InvalidDataException))]
    public async Task A_fault_of_the_servers_own_is_500_without_details_and_in_the_log(Type exception)
    {
        const string Secret = "of the inside";
        StubGenerator network = new(scale: 4, before: _ => throw (Exception)Activator.CreateInstance(exception, Secret)!);
        await using RunningSite site = await RunningSite.StartAsync(network);
        HttpResponseMessage failed = await site.EnhanceAsync(RunningSite.Picture(12, 9));
        string body = await failed.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (failed.StatusCode, failed.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
        Assert.False(JsonDocument.Parse(body).RootElement.TryGetProperty("detail", out _));
        Assert.Contains(site.Warnings, warning => warning.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Info_says_what_is_taken_and_whether_there_is_a_network()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic");
        JsonElement info = await site.JsonAsync("/info");
        Assert.Equal("bicubic interpolation ×4", info.GetProperty("network").GetString());
        Assert.False(info.GetProperty("isNetwork").GetBoolean());
        Assert.Equal(20 << 20, info.GetProperty("maxBytes").GetInt64());
    }

    private static async Task<string> Detail(HttpResponseMessage problem) =>
        JsonDocument.Parse(await problem.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;

    /// <summary>A request that waits with its body until it is asked for it: one that is refused is cut off, and the answer with it.</summary>
    private static HttpRequestMessage Asking(HttpContent content) => new(HttpMethod.Post, "/enhance") { Content = content, Headers = { ExpectContinue = true } };

    private static ByteArrayContent BrokenForm() => new(Encoding.ASCII.GetBytes("--x\r\nno header")) { Headers = { { "Content-Type", "multipart/form-data; boundary=x" } } };

    private static MultipartFormDataContent Form(int bytes) => new() { { new ByteArrayContent(new byte[bytes]), "photo", "photo.png" } };

    private static byte[] Bytes(Image<Rgb24> picture)
    {
        byte[] bytes = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }
}
