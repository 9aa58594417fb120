using Microsoft.AspNetCore.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;

namespace SuperResolution.Samples.Web;

/// <summary>
/// Turns exceptions that a request or its picture is guilty of into problem+json. What is not listed here is a fault of the server: 500
/// without details, and in its log.
/// </summary>
internal sealed class Refusals(IHostApplicationLifetime lifetime, WebSettings settings) : IExceptionHandler
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Refusal(exception) is not { } refused)
        {
            return false;
        }

        if (refused.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
        }

        await TypedResults.Problem(refused.Message, statusCode: refused.Status).ExecuteAsync(httpContext);
        return true;
    }

    private RefusedException? Refusal(Exception exception) => exception switch
    {
        RefusedException refused => refused,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(settings),
        BadHttpRequestException bad => new(bad.StatusCode, bad.Message),
        UnknownImageFormatException => new(
            StatusCodes.Status415UnsupportedMediaType, "This is no picture of a format that is known: PNG, JPEG, WebP, GIF, BMP or TIFF."),
        ImageFormatException damaged => new(StatusCodes.Status400BadRequest, $"The picture is damaged: {damaged.Message}"),
        NotSupportedException unsupported when IsOfDecoder(unsupported) => new(StatusCodes.Status415UnsupportedMediaType, unsupported.Message),
        InvalidMemoryOperationException large => new(StatusCodes.Status413PayloadTooLarge, large.Message),
        OutOfMemoryException => new(StatusCodes.Status503ServiceUnavailable, "The server has no memory for this picture now.", s_soon),
        OperationCanceledException or ObjectDisposedException when lifetime.ApplicationStopping.IsCancellationRequested =>
            new(StatusCodes.Status503ServiceUnavailable, "The server is shutting down.", s_soon),
        _ => null,
    };

    // Anything may throw it; what ImageSharp throws is about the file.
    private static bool IsOfDecoder(NotSupportedException exception) => exception.Source == typeof(Image).Assembly.GetName().Name;

    public static RefusedException TooLarge(WebSettings settings) => new(
        StatusCodes.Status413PayloadTooLarge, $"The file is larger than the {settings.MaxBytes / 1024.0 / 1024:0.#} MiB that are taken here.");
}
