using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Writes a WebP file through libwebp, which needs all rows before it begins.</summary>
internal sealed unsafe class WebpRowEncoder<TPixel> : RowEncoder<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private const int DefaultMethod = 4;
    private const int LargestSide = 16383;
    private readonly WebpEncoder _encoder;
    private readonly CancellationToken _cancellationToken;
    private readonly Rgba32[] _row;
    private nint _writer;

    public WebpRowEncoder(Image<TPixel> image, EncodedOutput output, WebpEncoder encoder, CancellationToken cancellationToken)
        : base(image, output, cancellationToken)
    {
        if (image.Width > LargestSide || image.Height > LargestSide)
        {
            throw new ImageFormatException(
                $"The image is {image.Width} by {image.Height}; a WebP file holds at most {LargestSide} by {LargestSide}. Choose PNG or TIFF.");
        }

        _encoder = encoder;
        _cancellationToken = cancellationToken;
        _row = new Rgba32[image.Width];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_writer != 0)
        {
            WebpNative.Release(_writer);
            _writer = 0;
        }
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        _writer = WebpNative.Create(Image.Width, Image.Height, error);
        if (_writer == 0)
        {
            throw Failure(error);
        }
    }

    /// <inheritdoc/>
    protected override void EncodeRow(int y, ReadOnlySpan<TPixel> row)
    {
        PixelOperations<Rgba32>.From<TPixel>(row, _row);
        fixed (Rgba32* source = _row)
        {
            WebpNative.Row(_writer, y, (byte*)source);
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        byte[] icc = Image.Metadata.IccProfile?.ToByteArray() ?? [];
        byte[] exif = Image.Metadata.ExifProfile?.ToBlock() ?? [];
        byte[] xmp = Image.Metadata.XmpProfile?.Data ?? [];
        bool lossless = Image.Metadata.GetWebpMetadata().FileFormat == WebpFileFormatType.Lossless;
        int* cancelled = stackalloc int[1];
        nint flag = (nint)cancelled;
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        fixed (byte* iccData = icc, exifData = exif, xmpData = xmp)
        {
            WebpNative.Settings settings = new()
            {
                Lossless = lossless ? 1 : 0,
                Quality = _encoder.Quality,
                Method = DefaultMethod,
                Icc = iccData,
                IccSize = icc.Length,
                Exif = exifData,
                ExifSize = exif.Length,
                Xmp = xmpData,
                XmpSize = xmp.Length,
                Cancelled = cancelled,
            };
            long size;
            byte* file;

            // Disposing the registration waits for the callback, so the flag is never written after it has gone.
            using (_cancellationToken.Register(() => Volatile.Write(ref *(int*)flag, 1)))
            {
                file = WebpNative.Encode(_writer, &settings, &size, error);
            }

            _cancellationToken.ThrowIfCancellationRequested();
            if (file is null)
            {
                throw Failure(error);
            }

            while (size > 0)
            {
                int step = (int)Math.Min(size, 1 << 30);
                Output.Write(new ReadOnlySpan<byte>(file, step));
                file += step;
                size -= step;
            }
        }
    }

    private static ImageFormatException Failure(byte* error) => new($"The WebP image cannot be written: {NativeLibraryName.Text(error)}.");
}
