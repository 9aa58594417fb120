using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SuperResolution.Imaging;

namespace SuperResolution.Samples.Web;

/// <summary>The page, the endpoints and the services behind them.</summary>
internal static partial class WebSite
{
    // Multipart has headers and a boundary around the file.
    private const int Around = 64 << 10;

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private static readonly string[] s_hostOptions = ["--urls", "--environment"];

    /// <summary>Builds the site and loads the network, so that the first request does not wait for it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="register">Changes which network is used.</param>
    public static WebApplication Create(string[] args, Action<UpscalerRegistration>? register = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Select(OfSection)],
            ContentRootPath = Path.GetDirectoryName(typeof(WebSite).Assembly.Location),
        });
        WebSettings settings = WebSettings.From(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = settings.MaxBytes + Around;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(settings.UploadRate, s_grace);
            kestrel.Limits.MinResponseDataRate = new MinDataRate(settings.DownloadRate, s_grace);
        });
        builder.Services
            .Configure<FormOptions>(form => form.MultipartBodyLengthLimit = settings.MaxBytes + Around)
            .AddSingleton(settings)
            .AddSingleton<WorkQueue>()
            .AddSingleton<Jobs>()
            .AddExceptionHandler<Refusals>()
            .AddProblemDetails()
            .AddSuperResolution(o =>
            {
                Configure(o, settings);
                register?.Invoke(o);
            })
            .AddHealthChecks().AddCheck<QueueHealth>("queue");

        WebApplication site = builder.Build();
        try
        {
            Upscaler upscaler = site.Services.GetRequiredService<Upscaler>();
            Ready(site.Logger, upscaler.Scale, upscaler);
            Map(site, settings, upscaler);
            return site;
        }
        catch
        {
            ((IDisposable)site).Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Pictures become {Scale} times larger by {Network}")]
    private static partial void Ready(ILogger logger, int scale, Upscaler network);

    private static void Map(WebApplication site, WebSettings settings, Upscaler upscaler)
    {
        site.UseExceptionHandler();
        site.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            await next(context);
        });
        site.UseDefaultFiles();
        site.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        site.MapPost("/enhance", EnhanceEndpoint.HandleAsync);
        site.MapGet("/jobs/{id:guid}", (Guid id, Jobs jobs) => jobs.Report(id));
        site.MapGet("/info", () => new SiteInfo(
            upscaler.Description, IsNetwork: settings.Resample is null, upscaler.Scale, settings.MaxBytes, settings.MaxPixels));
        site.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = QueueHealth.WriteAsync });
    }

    private static void Configure(UpscalerRegistration registration, WebSettings settings)
    {
        registration.Weights = settings.Weights;
        registration.Model = settings.Model;
        if (settings.Resample is { } name)
        {
            ClassicalResampler resampler = ClassicalResampler.Create(name, scale: 4);
            registration.Generator = _ => resampler;
        }

        registration.Options = new UpscalerOptions
        {
            WeightsScale = settings.WeightsScale,
            Device = settings.Device,
            Precision = settings.Precision,
            Threads = settings.Threads,
            Tile = settings.Tile,

            // What comes in has a limit, and so has the result.
            LargestOutput = long.MaxValue,
        };
    }

    // --weights-scale is short for --SuperResolution:WeightsScale, and what is not known there is refused.
    private static string OfSection(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Contains(':', StringComparison.Ordinal) && !argument.Contains('=', StringComparison.Ordinal)
            || s_hostOptions.Any(option => argument == option || argument.StartsWith(option + "=", StringComparison.Ordinal)))
        {
            return argument;
        }

        string[] parts = argument[2..].Split('=', 2);
        parts[0] = $"--{WebSettings.Section}:{parts[0].Replace("-", "", StringComparison.Ordinal)}";
        return string.Join('=', parts);
    }
}
