using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SuperResolution.Imaging;
using SuperResolution.Inference;

namespace SuperResolution;

/// <summary>Enhances whole pictures: upright, tile by tile, resized to the size that is asked for, with the profiles they came with.</summary>
internal sealed class PictureEnhancement
{
    private readonly int _scale;
    private readonly TiledInference _inference;
    private readonly UpscalerOptions _options;

    /// <param name="scale">How many times larger the network makes each side.</param>
    /// <param name="inference">The network over a picture.</param>
    /// <param name="options">The size that is asked for, and limits.</param>
    /// <param name="notice">Who is told what a user may not expect.</param>
    public PictureEnhancement(int scale, TiledInference inference, UpscalerOptions options, Action<UpscaleNoticeKind, string> notice)
    {
        _scale = scale;
        _inference = inference;
        _options = options;
        Notice = notice;
    }

    /// <summary>Tells what a user may not expect.</summary>
    public Action<UpscaleNoticeKind, string> Notice { get; }

    /// <summary>Enhances a picture, which is not changed. It is turned before it is enlarged: the small copy takes less memory.</summary>
    public Image<TPixel> Run<TPixel>(Image<TPixel> image, IProgress<UpscaleProgress>? progress, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (image.Frames.Count > 1)
        {
            NoticeFirstFrame();
        }

        using Image<TPixel>? upright = UprightPicture.From(image);
        return Enlarge(upright ?? image, UprightPicture.TurnOf(image), progress, cancellationToken);
    }

    /// <summary>Tells that of several frames the first is enhanced.</summary>
    public void NoticeFirstFrame() => Notice(
        UpscaleNoticeKind.FirstFrameOnly,
        "The picture has more than one frame or page; the first alone is enhanced. Enhance the others one by one (Image.Frames.CloneFrame).");

    /// <summary>The size of the result for a picture of a size.</summary>
    /// <exception cref="ArgumentException">The network's result or the one asked for would have too many pixels.</exception>
    public Size TargetSize(Size input)
    {
        RequireWithinLimit(input, (long)input.Width * _scale, (long)input.Height * _scale);
        double scale = _options.TargetScale ?? _scale;
        Size target = _options.TargetSize ?? new(Side(input.Width), Side(input.Height));
        RequireWithinLimit(input, target.Width, target.Height);
        return target;

        int Side(int length) => (int)Math.Clamp(Math.Round(length * scale), 1, int.MaxValue);
    }

    private Image<TPixel> Enlarge<TPixel>(
        Image<TPixel> source, PictureTurn turn, IProgress<UpscaleProgress>? progress, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Size target = TargetSize(source.Size);
        Image<TPixel> result = new(source.Configuration, source.Width * _scale, source.Height * _scale);
        try
        {
            _inference.Run(source, result, progress, cancellationToken);
            if (target != result.Size)
            {
                result.Mutate(context => context.Resize(target.Width, target.Height, _options.Resampler));
            }

            foreach ((UpscaleNoticeKind kind, string message) in PictureProfiles.Carry(source, turn, result))
            {
                Notice(kind, message);
            }

            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    private void RequireWithinLimit(Size input, long width, long height)
    {
        if (width > int.MaxValue || height > int.MaxValue || width * height > _options.LargestOutput)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A picture of {input.Width}×{input.Height} becomes {width}×{height} = {(double)width * height:N0} pixels, more than the "
                + $"{_options.LargestOutput:N0} that UpscalerOptions.LargestOutput allows. Raise it, or give a smaller picture or target."));
        }
    }
}
