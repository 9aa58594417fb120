using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Fuzz.Targets;

/// <summary>Pictures of a format: described, and read, the first frame and all.</summary>
/// <param name="name">The format.</param>
/// <param name="extension">How files of it end, which are the seeds.</param>
/// <param name="tokens">Names and marks of the format.</param>
internal sealed class ImageTarget(string name, string extension, params string[] tokens) : IFuzzTarget
{
    private const string Folder = "tests/StandIns/SixLabors.ImageSharp.Tests/Data";
    private const int LargestSeed = 40_000;

    // Below the bound of the process, so that what lies beside the pixels counts too.
    private static readonly Configuration s_small = Small(96);

    public string Name => name;

    public IEnumerable<FuzzSeed> Seeds =>
        Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*" + extension).Order(StringComparer.Ordinal)
            .Select(path => new FuzzSeed(Path.GetFileName(path), File.ReadAllBytes(path)))
            .Where(seed => seed.Bytes.Length <= LargestSeed);

    public IReadOnlyList<byte[]> Tokens => [.. tokens.Select(token => Array.ConvertAll(token.ToCharArray(), c => (byte)c))];

    public void Run(byte[] input)
    {
        input = name == "png" ? PngChecksums.Repair(input) : input;
        ImageInfo info = Image.Identify(new DecoderOptions { Configuration = s_small }, input);
        Touch(info.Metadata);
        using (Image<Rgba32> first = Image.Load<Rgba32>(new DecoderOptions { Configuration = s_small, MaxFrames = 1 }, input))
        {
            Touch(first.Metadata);
        }

        using Image all = Image.Load(new DecoderOptions { Configuration = s_small, SkipMetadata = true }, input);
    }

    public bool Allows(Exception exception) => exception is ImageFormatException or NotSupportedException;

    // What is read of a profile is read when it is asked for.
    private static void Touch(ImageMetadata metadata)
    {
        if (metadata.IccProfile is { } icc && icc.CheckIsValid())
        {
            _ = icc.Header.DataColorSpace;
        }

        if (metadata.ExifProfile is { } exif)
        {
            exif.TryGetValue(ExifTag.PixelXDimension, out _);
            exif.SetValue(ExifTag.Orientation, (ushort)1);
            exif.RemoveValue(ExifTag.ImageWidth);
            if (!new ExifProfile(exif.ToByteArray()!).TryGetValue(ExifTag.Orientation, out _))
            {
                throw new InvalidOperationException("A value that was set is not there when it is read again.");
            }
        }
    }

    private static Configuration Small(int megabytes)
    {
        Configuration small = Configuration.Default.Clone();
        small.MemoryAllocator = MemoryAllocator.Create(new() { AllocationLimitMegabytes = megabytes });
        return small;
    }
}
