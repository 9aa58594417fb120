using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SixLabors.ImageSharp;

namespace SuperResolution.Samples.Web;

/// <summary><c>POST /enhance[?format=png|jpeg|webp][&amp;job=GUID]</c>: a picture in, a larger one out.</summary>
internal static class EnhanceEndpoint
{
    public static async Task<PhysicalFileHttpResult> HandleAsync(
        HttpContext context, Upscaler upscaler, WorkQueue queue, Jobs jobs, WebSettings settings, IHostApplicationLifetime lifetime, Guid? job = null)
    {
        // Whoever left no longer waits for a result: what is queued is dropped, what runs stops at the next tile.
        using CancellationTokenSource cancellation =
            CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);

        // The place and the folder are given back, the last first, when the result is sent, which is after this returns.
        context.Response.RegisterForDispose(queue.Enter());
        ResultFormat? asked = ResultFormat.Asked(context.Request);
        UploadedPicture picture = new();
        context.Response.RegisterForDispose(picture);
        await picture.ReceiveAsync(context.Request, settings, cancellation.Token);
        ImageInfo header = await picture.InspectAsync(settings, cancellation.Token);
        ResultFormat format = asked ?? ResultFormat.Of(header.Metadata.DecodedImageFormat!.DefaultMimeType);
        format.Require((long)header.Width * upscaler.Scale, (long)header.Height * upscaler.Scale);
        string result = picture.Beside($"result.{format.Name}");

        using Job work = jobs.Begin(job);
        long arrived = Stopwatch.GetTimestamp();
        using (await queue.TurnAsync(cancellation.Token))
        {
            TimeSpan waited = Stopwatch.GetElapsedTime(arrived);
            work.Start();
            await upscaler.EnhanceFileAsync(picture.Path, result, work, cancellation.Token);
            TimeSpan computed = Stopwatch.GetElapsedTime(arrived) - waited;
            queue.Took(computed);
            context.Response.Headers["Server-Timing"] = string.Create(
                CultureInfo.InvariantCulture, $"queue;dur={waited.TotalMilliseconds:0}, enhance;dur={computed.TotalMilliseconds:0}");
        }

        context.Response.Headers.CacheControl = "no-store";
        CutOffLater(context, TimeSpan.FromSeconds(settings.DownloadSeconds));
        return TypedResults.PhysicalFile(result, format.MediaType, $"{picture.Name}-{upscaler.Scale}x.{format.Name}");
    }

    // Kestrel's least rate alone lets a large result be read for hours.
    private static void CutOffLater(HttpContext context, TimeSpan time)
    {
        CancellationTokenSource limit = new(time);
        context.Response.RegisterForDispose(limit);
        context.Response.RegisterForDispose(limit.Token.Register(context.Abort));
    }
}
