using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;

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
            (HttpStatusCode.RequestEntityTooLarge, "larger than the 0 MiB", await site.Client.PostAsync("/enhance", Form(200_000))),
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

    [Fact]
    public async Task A_slow_upload_ends_at_its_time()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic", "--uploadSeconds", "1");
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress!.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /enhance HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 100\r\n\r\nbegun"));
        using StreamReader answer = new(stream);
        Assert.StartsWith("HTTP/1.1 408", await answer.ReadLineAsync(), StringComparison.Ordinal);
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

    private static ByteArrayContent BrokenForm() => new(Encoding.ASCII.GetBytes("--x\r\nno header")) { Headers = { { "Content-Type", "multipart/form-data; boundary=x" } } };

    private static MultipartFormDataContent Form(int bytes) => new() { { new ByteArrayContent(new byte[bytes]), "photo", "photo.png" } };

    private static byte[] Bytes(Image<Rgb24> picture)
    {
        byte[] bytes = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }
}
