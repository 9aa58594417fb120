using Microsoft.AspNetCore.Http.Features;
using SixLabors.ImageSharp;

namespace SuperResolution.Samples.Web;

/// <summary>A picture that a request brought, in a folder of its own that goes with this object.</summary>
internal sealed class UploadedPicture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("superresolution-web-");

    /// <summary>Where the picture lies.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "picture");

    /// <summary>What its sender calls it, without its extension.</summary>
    public string Name { get; private set; } = "picture";

    /// <summary>A file beside it.</summary>
    public string Beside(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Takes the picture from a body that is a form with one file, or the file itself.</summary>
    /// <exception cref="RefusedException">The body is no picture, too large, or too slow.</exception>
    public async Task ReceiveAsync(HttpRequest request, WebSettings settings, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.UploadSeconds));
        try
        {
            if (request.HasFormContentType)
            {
                await ReceiveFormAsync(request, settings, limit.Token);
            }
            else
            {
                RequirePicture(request.ContentType);
                request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = settings.MaxBytes;
                await SaveAsync(request.Body, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(StatusCodes.Status408RequestTimeout, $"The upload took longer than {settings.UploadSeconds} s.");
        }
        catch (BadHttpRequestException slow) when (slow.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            throw new RefusedException(slow.StatusCode, $"The upload brought less than {settings.UploadRate} bytes a second.");
        }
        catch (InvalidDataException form)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, $"The form cannot be read: {form.Message}");
        }
    }

    /// <summary>Reads the picture's header.</summary>
    /// <exception cref="RefusedException">It has too many pixels.</exception>
    public async Task<ImageInfo> InspectAsync(WebSettings settings, CancellationToken cancellationToken)
    {
        ImageInfo header = await Image.IdentifyAsync(Path, cancellationToken);
        return (long)header.Width * header.Height <= settings.MaxPixels
            ? header
            : throw new RefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"The picture has {header.Width}×{header.Height} pixels; at most {settings.MaxPixels / 1e6:0.##} million are taken here.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task ReceiveFormAsync(HttpRequest request, WebSettings settings, CancellationToken cancellationToken)
    {
        IFormFileCollection files = (await request.ReadFormAsync(cancellationToken)).Files;
        if (files.Count != 1)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, $"The form has {files.Count} files; send one picture.");
        }

        if (files[0].Length > settings.MaxBytes)
        {
            throw Refusals.TooLarge(settings);
        }

        Name = System.IO.Path.GetFileNameWithoutExtension(files[0].FileName) is { Length: > 0 } name ? name : Name;
        await using Stream content = files[0].OpenReadStream();
        await SaveAsync(content, cancellationToken);
    }

    private static void RequirePicture(string? contentType)
    {
        if (contentType is not null && contentType != "application/octet-stream" && !contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                $"The body is {contentType}; send a picture as image/*, application/octet-stream or multipart/form-data.");
        }
    }

    private async Task SaveAsync(Stream content, CancellationToken cancellationToken)
    {
        await using FileStream file = new(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16, useAsync: true);
        await content.CopyToAsync(file, cancellationToken);
        if (file.Length == 0)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, "The picture is empty.");
        }
    }
}
