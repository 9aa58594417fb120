using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.IO;

/// <summary>Reads a picture in its own pixel type, enhances it and writes the result.</summary>
internal sealed class FileEnhancement : IImageVisitorAsync
{
    private readonly Upscaler _upscaler;
    private readonly string _input;
    private readonly string _output;
    private readonly IProgress<UpscaleProgress>? _progress;
    private Size _size;

    public FileEnhancement(Upscaler upscaler, string input, string output, IProgress<UpscaleProgress>? progress)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);
        ArgumentException.ThrowIfNullOrEmpty(output);
        _upscaler = upscaler;
        _input = input;
        _output = output;
        _progress = progress;
    }

    /// <returns>The size of the result.</returns>
    public async Task<Size> RunAsync(CancellationToken cancellationToken)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(_output));
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder \"{folder}\" of the output \"{_output}\" does not exist. Make it first.");
        }

        using Image image = await Image.LoadAsync(_input, cancellationToken).ConfigureAwait(false);
        await image.AcceptVisitorAsync(this, cancellationToken).ConfigureAwait(false);
        return _size;
    }

    /// <inheritdoc/>
    public async Task VisitAsync<TPixel>(Image<TPixel> image, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        IImageEncoder encoder = image.DetectEncoder(_output);
        using Image<TPixel> large = await _upscaler.EnhanceAsync(image, _progress, cancellationToken).ConfigureAwait(false);
        await AtomicFile.WriteAsync(_output, stream => large.SaveAsync(stream, encoder, cancellationToken)).ConfigureAwait(false);
        _size = large.Size;
    }
}
