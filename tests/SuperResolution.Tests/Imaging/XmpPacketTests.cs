using System.Text;
using System.Xml;
using System.Xml.Linq;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;

namespace SuperResolution.Tests.Imaging;

/// <summary>What a packet becomes in a file is tried with Pillow's files (FileEnhancementTests, FileLossTests); here is what no good program writes.</summary>
public class XmpPacketTests
{
    private const string Head = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + "<rdf:Description xmlns:tiff='http://ns.adobe.com/tiff/1.0/' xmlns:xmp='http://ns.adobe.com/xap/1.0/'";

    private const string Foot = "</rdf:Description></rdf:RDF></x:xmpmeta>";

    private const int Largest = 1 << 20;

    [Fact]
    public void Only_what_is_to_be_corrected_changes()
    {
        const string before = "<?xpacket begin=''?>\n" + Head + " tiff:Make='a &quot;b&quot; &#10;&#13;c'>\n <!-- c --><tiff:Model>d &amp; e]]&gt;</tiff:Model>";
        const string after = "<xmp:Label/><xmp:Nickname></xmp:Nickname><![CDATA[<f>]]>" + Foot + "\n<?xpacket end='w'?>\n   \n";
        string corrected = Text(before + "<tiff:ImageWidth rdf:datatype='int'>7</tiff:ImageWidth><xmp:Thumbnails><a/><b>x</b></xmp:Thumbnails>" + after)!;
        XDocument expected = XDocument.Parse(before + "<tiff:ImageWidth>40</tiff:ImageWidth>" + after, LoadOptions.PreserveWhitespace);
        Assert.True(XNode.DeepEquals(expected, XDocument.Parse(corrected, LoadOptions.PreserveWhitespace)), corrected);
    }

    [Fact]
    public void A_packet_without_anything_to_correct_keeps_its_bytes()
    {
        foreach (string text in (string[])
            [Head + " tiff:Make='a'>" + Foot, "<a/>", "<!-- b --><tiff:ImageWidth xmlns:tiff='http://ns.adobe.com/tiff/1.0/'>3</tiff:ImageWidth>"])
        {
            byte[] packet = Encoding.UTF8.GetBytes(text);
            Assert.Equal(packet, Corrected(packet, orientation: 6));
        }
    }

    [Fact]
    public void An_orientation_that_EXIF_does_not_tell_was_not_applied_and_stays()
    {
        byte[] packet = Encoding.UTF8.GetBytes(Head + " tiff:Orientation='6'>" + Foot);
        Assert.Equal(packet, Corrected(packet, orientation: null));
        foreach (ushort told in (ushort[])[1, 6])
        {
            Assert.Contains("tiff:Orientation=\"1\"", Encoding.UTF8.GetString(Corrected(packet, told)!), StringComparison.Ordinal);
        }
    }

    private const string Panorama =
        " xmlns:GPano='http://ns.google.com/photos/1.0/panorama/' GPano:CroppedAreaLeftPixels='1' GPano:ProjectionType='equirectangular'>"
        + "<GPano:FullPanoWidthPixels>4</GPano:FullPanoWidthPixels><GPano:CroppedAreaTopPixels>2.0</GPano:CroppedAreaTopPixels>"
        + "<GPano:FullPanoHeightPixels>many</GPano:FullPanoHeightPixels><tiff:Make>3</tiff:Make>";

    private const string Regions =
        "<mwg-rs:Regions xmlns:mwg-rs='http://www.metadataworkinggroup.com/schemas/regions/' xmlns:stDim='http://ns.adobe.com/xap/1.0/sType/Dimensions#'"
        + " rdf:parseType='Resource'>SIZE<mwg-rs:RegionList><rdf:Bag><rdf:li stDim:w='2'><mwg-rs:Name>a</mwg-rs:Name><stDim:h>7</stDim:h></rdf:li></rdf:Bag></mwg-rs:RegionList>"
        + "</mwg-rs:Regions>";

    [Fact]
    public void A_panorama_grows_with_its_picture()
    {
        string expected = Panorama.Replace("LeftPixels='1'", "LeftPixels='20'", StringComparison.Ordinal)
            .Replace(">4<", ">80<", StringComparison.Ordinal).Replace(">2.0<", ">60<", StringComparison.Ordinal);
        AssertSame(Head + expected + Foot, Text(Head + Panorama + Foot));
    }

    [Theory]
    [InlineData("<mwg-rs:AppliedToDimensions stDim:w='WIDTH' stDim:h='HEIGHT' stDim:unit='pixel'/>")]
    [InlineData("<mwg-rs:AppliedToDimensions rdf:parseType='Resource'><stDim:w>WIDTH</stDim:w><stDim:h>HEIGHT</stDim:h></mwg-rs:AppliedToDimensions>")]
    [InlineData("<mwg-rs:AppliedToDimensions><rdf:Description stDim:w='WIDTH' stDim:h='HEIGHT'/></mwg-rs:AppliedToDimensions>")]
    public void Regions_are_parts_of_the_result_s_size(string size)
    {
        AssertSame(Packet("40", "30"), Text(Packet("2", "1")));

        string Packet(string width, string height) => Head + ">" + Regions.Replace(
            "SIZE",
            size.Replace("WIDTH", width, StringComparison.Ordinal).Replace("HEIGHT", height, StringComparison.Ordinal),
            StringComparison.Ordinal) + Foot;
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Areas_of_a_picture_that_was_turned_are_left_out_and_it_is_said(ushort orientation)
    {
        string regions = Regions.Replace("SIZE", "<mwg-rs:AppliedToDimensions stDim:w='2' stDim:h='1'/>", StringComparison.Ordinal);
        const string microsoft = "<MP:RegionInfo xmlns:MP='http://ns.microsoft.com/photo/1.2/'>a</MP:RegionInfo>";
        foreach (string area in (string[])["<tiff:Make>3</tiff:Make>" + regions, "<tiff:Make>3</tiff:Make>" + microsoft])
        {
            AssertSame(Head + "><tiff:Make>3</tiff:Make>" + Foot, Encoding.UTF8.GetString(
                Corrected(Encoding.UTF8.GetBytes(Head + ">" + area + Foot), orientation, UpscaleNoticeKind.MetadataDropped)!));
        }

        XDocument turned = XDocument.Parse(Encoding.UTF8.GetString(
            Corrected(Encoding.UTF8.GetBytes(Head + Panorama + Foot), orientation, UpscaleNoticeKind.MetadataDropped)!));
        Assert.Equal(
            ["ProjectionType"],
            turned.Descendants().SelectMany(e => e.Attributes().Select(a => a.Name).Append(e.Name))
                .Where(name => name.NamespaceName.Contains("panorama", StringComparison.Ordinal)).Select(name => name.LocalName));
    }

    [Fact]
    public void What_counts_the_camera_s_pixels_goes() => AssertSame(
        Head + ">" + Foot,
        Text(Head + " xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:FocalPlaneXResolution='9/1' exif:FocalPlaneResolutionUnit='2'>"
            + "<exif:SubjectArea><rdf:Seq><rdf:li>1</rdf:li></rdf:Seq></exif:SubjectArea><exif:FocalPlaneYResolution>9/1</exif:FocalPlaneYResolution>" + Foot)!
            .Replace(" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\"", "", StringComparison.Ordinal));

    [Fact]
    public void Packets_in_other_encodings_and_with_zeros_behind_them_are_read()
    {
        const string text = Head + " tiff:ImageLength='7'>é" + Foot;
        foreach (byte[] packet in (byte[][])
        [
            [.. Encoding.UTF8.GetBytes(text), 0, 0],
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        ])
        {
            string corrected = Encoding.UTF8.GetString(Corrected(packet)!);
            Assert.StartsWith("<x:xmpmeta", corrected, StringComparison.Ordinal);
            Assert.Contains("tiff:ImageLength=\"30\">é", corrected, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Refused => new()
    {
        "no XML",
        Head,
        Head + " tiff:Make='a'>" + Foot + "<b/>",
        Head + " tiff:Make='a' tiff:Make='b'>" + Foot,
        Head + ">&b;" + Foot,
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<a>\0</a>",
        string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200)),
        Head + "><xmp:Thumbnails>" + string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200)) + "</xmp:Thumbnails>" + Foot,
        "<a>" + new string('b', Largest) + "</a>",
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_XML_or_too_much_of_it_is_refused(string text) => Assert.Null(Text(text));

    [Fact]
    public void Whatever_changes_in_a_packet_it_becomes_well_formed_or_is_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(
            "<?xpacket begin='\uFEFF'?>" + Head + " tiff:Orientation='6'><tiff:ImageWidth>7</tiff:ImageWidth><xmp:Thumbnails><a/></xmp:Thumbnails><!-- c --><![CDATA[d]]>" + Foot);
        Random random = new(1);
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            byte[] packet = (byte[])whole.Clone();
            for (int n = random.Next(4); n >= 0; n--)
            {
                packet[random.Next(packet.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"<>'/?!&: \0x"[random.Next(11)];
            }

            if (Corrected(packet, orientation: 6) is { } corrected)
            {
                read++;
                using XmlReader reader = XmlReader.Create(new MemoryStream(corrected), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
                while (reader.Read())
                {
                }
            }
        }

        Assert.InRange(read, 20, 980);
    }

    private static void AssertSame(string expected, string? actual)
    {
        Assert.NotNull(actual);
        Assert.True(XNode.DeepEquals(XDocument.Parse(expected, LoadOptions.PreserveWhitespace), XDocument.Parse(actual, LoadOptions.PreserveWhitespace)), actual);
    }

    private static string? Text(string packet) =>
        Corrected(Encoding.UTF8.GetBytes(packet)) is { } corrected ? Encoding.UTF8.GetString(corrected) : null;

    // What a packet becomes in a result of 40×30; null where it was left out, which is to be said.
    private static byte[]? Corrected(byte[] packet, ushort? orientation = 1, params UpscaleNoticeKind[] notices)
    {
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 4), new UpscalerOptions { TargetSize = new Size(40, 30) });
        List<UpscaleNoticeKind> said = [];
        upscaler.Noticed += (_, notice) => said.Add(notice.Kind);
        using Image<L8> picture = new(2, 1);
        picture.Metadata.XmpProfile = new XmpProfile(packet);
        if (orientation is { } value)
        {
            picture.Metadata.ExifProfile = new ExifProfile();
            picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, value);
        }

        using Image<L8> large = upscaler.Enhance(picture);
        Assert.Equal(large.Metadata.XmpProfile is null ? [UpscaleNoticeKind.MetadataDropped] : notices, said);
        Assert.Equal(packet, picture.Metadata.XmpProfile.ToByteArray());
        return large.Metadata.XmpProfile?.ToByteArray();
    }
}
