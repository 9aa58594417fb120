using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.IO;

namespace SuperResolution;

/// <summary>Reads a picture in its own pixel type, enhances it and writes the result.</summary>
internal sealed class FileEnhancement : IImageVisitorAsync
{
    private const int Quality = 95;

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
        // Sizes are checked on the header, before a picture that is too large takes memory.
        ImageInfo header = await Image.IdentifyAsync(_input, cancellationToken).ConfigureAwait(false);
        _upscaler.TargetSize(header.Size);
        using Image image = await Image.LoadAsync(_input, cancellationToken).ConfigureAwait(false);
        await image.AcceptVisitorAsync(this, cancellationToken).ConfigureAwait(false);
        return _size;
    }

    /// <inheritdoc/>
    public async Task VisitAsync<TPixel>(Image<TPixel> image, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        IImageEncoder encoder = Encoder(image);
        AtomicFile file = AtomicFile.Create(_output);
        await using (file.ConfigureAwait(false))
        {
            using Image<TPixel> large = await _upscaler.EnhanceAsync(image, _progress, cancellationToken).ConfigureAwait(false);
            await large.SaveAsync(file.Stream, encoder, cancellationToken).ConfigureAwait(false);
            await file.CommitAsync().ConfigureAwait(false);
            _size = large.Size;
        }
    }

    // The encoders' own defaults (quality 75, halved chroma) would throw away what the network made.
    private IImageEncoder Encoder<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel> => image.DetectEncoder(_output) switch
        {
            JpegEncoder => new JpegEncoder
            {
                Quality = Quality,
                ColorType = PixelLayout<TPixel>.Colours == 1 ? JpegEncodingColor.Luminance : JpegEncodingColor.YCbCrRatio444,
            },
            WebpEncoder => new WebpEncoder { Quality = Quality },
            IImageEncoder other => other,
        };
}
