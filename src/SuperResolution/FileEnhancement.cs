using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Inference;
using SuperResolution.IO;

namespace SuperResolution;

/// <summary>Reads a picture in a pixel type that keeps what it has, enhances it and writes the result.</summary>
internal sealed class FileEnhancement
{
    private readonly Upscaler _upscaler;
    private readonly string _input;
    private readonly string _output;
    private readonly IProgress<UpscaleProgress>? _progress;

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
    /// <exception cref="NativeLibraryMissingException">The codecs cannot be loaded.</exception>
    public async Task<Size> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await EnhanceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (NativeLibraries.IsMissing(e))
        {
            throw NativeLibraries.OfCodecs(e);
        }
    }

    private async Task<Size> EnhanceAsync(CancellationToken cancellationToken)
    {
        // All that can be known beforehand is checked on the header, before a picture takes memory and time.
        OutputFormat format = new(_output);
        ImageInfo header = await PictureFile.IdentifyAsync(_input, cancellationToken).ConfigureAwait(false);
        format.Require(_upscaler.Pictures.TargetSize(UprightPicture.SizeOf(header)));
        AtomicFile file = AtomicFile.Create(_output);
        await using (file.ConfigureAwait(false))
        {
            using Image image = await PictureFile.LoadAsync(_input, header, cancellationToken).ConfigureAwait(false);
            if (header.FrameMetadataCollection.Count > 1)
            {
                _upscaler.Pictures.NoticeFirstFrame();
            }

            Visitor visitor = new(this, header, format, file);
            await image.AcceptVisitorAsync(visitor, cancellationToken).ConfigureAwait(false);
            await file.CommitAsync().ConfigureAwait(false);
            return visitor.Size;
        }
    }

    /// <summary>Enhances and writes a picture whose pixel type the file decided.</summary>
    private sealed class Visitor(FileEnhancement of, ImageInfo header, OutputFormat format, AtomicFile file) : IImageVisitorAsync
    {
        public Size Size { get; private set; }

        public async Task VisitAsync<TPixel>(Image<TPixel> image, CancellationToken cancellationToken)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            Tell(format.Losses<TPixel>(PictureFile.StoredDepth(header) ?? PixelLayout<TPixel>.Depth));
            using Image<TPixel> large = await Task.Run(
                () => of._upscaler.Enhanced(image, of._progress, cancellationToken), cancellationToken).ConfigureAwait(false);
            Tell(format.Losses(large));
            Tell(format.LeaveOut(large.Metadata));
            await large.SaveAsync(file.Stream, format.Encoder<TPixel>(), cancellationToken).ConfigureAwait(false);
            Size = large.Size;
        }

        private void Tell(IEnumerable<(UpscaleNoticeKind Kind, string Message)> notices)
        {
            foreach ((UpscaleNoticeKind kind, string message) in notices)
            {
                of._upscaler.Pictures.Notice(kind, message);
            }
        }
    }
}
