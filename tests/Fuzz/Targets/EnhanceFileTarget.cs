using System.Text;
using System.Xml;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Fuzz.Targets;

/// <summary>
/// The library's own way from file to file, with a resampler in the place of a network: which pixel type, turning, transparency, the
/// correction of EXIF and XMP, and what the output's format holds. The output's format is drawn from the input.
/// </summary>
internal sealed class EnhanceFileTarget : IFuzzTarget
{
    private const string Folder = "tests/StandIns/SixLabors.ImageSharp.Tests/Data";
    private const int LargestSeed = 10_000;
    private const int Scale = 2;

    // Below the bound of the process, and small enough for many inputs a second.
    private const long LargestOutput = 1 << 20;

    // A result is flushed to its disk, which would take most of the time.
    private static readonly string s_folders = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private static readonly string[] s_outputs = ["png", "jpg", "webp", "tif", "bmp"];

    private static readonly Lazy<Upscaler> s_upscaler = new(() =>
        new(ClassicalResampler.Create("nearest", Scale), new UpscalerOptions { LargestOutput = LargestOutput, Threads = 1 }));

    public string Name => "enhance-file";

    public IEnumerable<FuzzSeed> Seeds =>
    [
        .. s_outputs.Where(format => format != "bmp").SelectMany(format => (ushort[])[1, 6], Described),
        .. Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*.*").Order(StringComparer.Ordinal)
            .Where(path => Path.GetExtension(path) is ".png" or ".jpg" or ".webp" or ".gif" or ".bmp" or ".tif")
            .Select(path => new FuzzSeed(Path.GetFileName(path), File.ReadAllBytes(path)))
            .Where(seed => seed.Bytes.Length <= LargestSeed),
    ];

    public IReadOnlyList<byte[]> Tokens =>
    [
        .. ((string[])
        [
            "Orientation", "ImageWidth=", "<tiff:ImageLength>", "</", "/>", "<!--", "<![CDATA[", "]]>", "<?xpacket", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&#x0;",
            "xmlns:tiff='", "rdf:Description", "rdf:RDF", "xmp:Thumbnails", "GPano:FullPanoWidthPixels", "mwg-rs:Regions", "stDim:w=\"", "1e308", "-1", "NaN",
        ]).Select(Encoding.UTF8.GetBytes),
        [0x12, 0x01, 3, 0, 1, 0, 0, 0], [0x01, 0x12, 0, 3, 0, 0, 0, 1], [0xFF, 0xFE], [0xFE, 0xFF],
    ];

    public void Run(byte[] input)
    {
        input = input.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P']) ? PngChecksums.Repair(input) : input;
        string format = s_outputs[input.Aggregate(0u, (sum, b) => (sum * 31) + b) % s_outputs.Length];
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(s_folders, $"superresolution-fuzz-{Guid.NewGuid():N}"));
        try
        {
            Run(input, folder, Path.Combine(folder.FullName, "out." + format));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public bool Allows(Exception exception) =>
        exception is ImageFormatException or NotSupportedException or SixLabors.ImageSharp.Memory.InvalidMemoryOperationException
        || exception.GetType() == typeof(ArgumentException);

    private static void Run(byte[] input, DirectoryInfo folder, string output)
    {
        string path = Path.Combine(folder.FullName, "in");
        File.WriteAllBytes(path, input);
        Size size;
        try
        {
            size = s_upscaler.Value.EnhanceFileAsync(path, output).GetAwaiter().GetResult();
        }
        catch
        {
            Require(folder.GetFiles() is [{ Name: "in" }], "A failed call left a file.");
            throw;
        }

        using Image<Rgba32> written = Image.Load<Rgba32>(output);
        Require(written.Size == size, $"The file has {written.Size} and not {size}.");
        ExifProfile? exif = written.Metadata.ExifProfile ?? written.Frames.RootFrame.Metadata.ExifProfile;
        Require(
            exif is null || !exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? orientation) || orientation.Value == 1,
            "The result says that it is to be turned.");
        RequireWellFormed(written.Metadata.XmpProfile ?? written.Frames.RootFrame.Metadata.XmpProfile);
    }

    private static void RequireWellFormed(XmpProfile? profile)
    {
        if (profile?.ToByteArray() is not { Length: > 0 } packet)
        {
            return;
        }

        // Zeros behind the text are the old packet's, kept where nothing is corrected.
        int length = packet is [> 0 and < 0xFE, > 0, ..] ? packet.AsSpan().TrimEnd((byte)0).Length : packet.Length;
        using XmlReader reader = XmlReader.Create(
            new MemoryStream(packet, 0, length), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    // A small picture with an orientation and an XMP packet, in which most of what is corrected stands.
    private static FuzzSeed Described(string format, ushort orientation)
    {
        using Image<Rgba32> picture = new(5, 3, new Rgba32(200, 100, 50, 255));
        picture[1, 1] = default;
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        picture.Metadata.ExifProfile.SetValue(ExifTag.PixelXDimension, new Number(5u));
        picture.Metadata.ExifProfile.SetValue(ExifTag.FocalPlaneResolutionUnit, (ushort)2);
        picture.Metadata.XmpProfile = new XmpProfile(Encoding.UTF8.GetBytes($"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
             xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
             xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" tiff:Orientation="{orientation}" tiff:ImageWidth="5" GPano:CroppedAreaTopPixels="1">
            <tiff:ImageLength>3</tiff:ImageLength><tiff:XResolution>300/1</tiff:XResolution><GPano:FullPanoWidthPixels>5</GPano:FullPanoWidthPixels>
            <xmp:Thumbnails><rdf:Alt><rdf:li rdf:parseType="Resource">a</rdf:li></rdf:Alt></xmp:Thumbnails><!-- b --><exif:SubjectArea>1</exif:SubjectArea>
            <mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions stDim:w="5"><stDim:h>3</stDim:h></mwg-rs:AppliedToDimensions></mwg-rs:Regions>
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """));
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{format}");
        try
        {
            picture.Save(path);
            return new($"described-{orientation}.{format}", File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
