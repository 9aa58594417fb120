using System.Globalization;
using System.Text;
using System.Xml;
using SixLabors.ImageSharp;

namespace SuperResolution.Imaging;

/// <summary>An XMP packet (ISO 16684-1): what programs say of a picture, in RDF.</summary>
internal static class XmpPacket
{
    /// <summary>The largest packet that is read, in bytes.</summary>
    public const int Largest = 1 << 20;

    // Properties stand some ten elements deep; a reader's memory grows with the depth.
    private const int Deepest = 100;

    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Tiff = "http://ns.adobe.com/tiff/1.0/";
    private const string Exif = "http://ns.adobe.com/exif/1.0/";
    private const string Xmp = "http://ns.adobe.com/xap/1.0/";

    // Google's Photo Sphere XMP Metadata; Metadata Working Group, Guidelines 2.0, 5.9, whose sizes are Adobe's Dimensions.
    private const string Panorama = "http://ns.google.com/photos/1.0/panorama/";
    private const string Regions = "http://www.metadataworkinggroup.com/schemas/regions/";
    private const string MicrosoftPhoto = "http://ns.microsoft.com/photo/1.2/";
    private const string Dimensions = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";

    /// <summary>
    /// The packet for the enlarged picture. Of the picture's own properties, its size in pixels becomes the new one where it is given, a
    /// panorama's sizes and places grow with it, and thumbnails and what is true of the old pixels alone go. Of a picture that was turned,
    /// regions and a panorama's places go too. What it says of other pictures, such as those it was made from, stays.
    /// </summary>
    /// <param name="packet">The packet.</param>
    /// <param name="change">How the picture became the result.</param>
    /// <param name="leavesAreasOut">Whether it has areas of the picture as it was stored, which are left out.</param>
    /// <returns>The same bytes where nothing is to be corrected; null where the packet is too large or no well-formed XML.</returns>
    public static byte[]? Corrected(byte[] packet, PictureChange change, out bool leavesAreasOut)
    {
        leavesAreasOut = false;
        int length = LengthWithoutPadding(packet);
        if (length > Largest)
        {
            return null;
        }

        try
        {
            using MemoryStream corrected = new();
            using XmlReader reader = XmlReader.Create(new MemoryStream(packet, 0, length), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = Largest,
            });
            using XmlWriter writer = XmlWriter.Create(corrected, new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                OmitXmlDeclaration = true,
                NewLineHandling = NewLineHandling.Entitize,
            });
            Copy copy = new(reader, writer, change);
            copy.Run();
            writer.Flush();
            leavesAreasOut = copy.LeavesAreasOut;
            return copy.Changes ? corrected.ToArray() : packet;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // Some programs end it with zeros, as text in C; in UTF-16 they belong to the text.
    private static int LengthWithoutPadding(byte[] packet) =>
        packet is [> 0 and < 0xFE, > 0, ..] ? packet.AsSpan().TrimEnd((byte)0).Length : packet.Length;

    /// <summary>What becomes of a property: no name where it goes, no value where that stays or is multiplied.</summary>
    private sealed record Correction(string? Name, string? Value = null, double Factor = 1);

    private sealed class Copy(XmlReader reader, XmlWriter writer, PictureChange change)
    {
        private static readonly Correction s_gone = new(Name: null);

        // Below rdf:RDF (or x:xmpmeta and rdf:RDF) stand descriptions, in these the properties of the picture.
        private int _descriptions = int.MaxValue;

        // What the text of the property at hand is multiplied by; where the size stands that its regions are parts of.
        private double _factor = 1;
        private bool _inRegions;
        private int _regionsSize = int.MaxValue;

        /// <summary>Whether the copy is another than the original.</summary>
        public bool Changes { get; private set; }

        /// <summary>Whether areas of the picture were left out.</summary>
        public bool LeavesAreasOut { get; private set; }

        public void Run()
        {
            while (Read())
            {
                if (!WriteOrReplace())
                {
                    SkipContent();
                }
            }
        }

        private bool Read() => reader.Read()
            && (reader.Depth <= Deepest ? true : throw new XmlException($"Elements stand more than {Deepest} deep."));

        private void SkipContent()
        {
            int depth = reader.Depth;
            bool inside = !reader.IsEmptyElement;
            while (inside)
            {
                inside = Read() && reader.Depth > depth;
            }
        }

        // False where the copy has nothing of what is in the element.
        private bool WriteOrReplace()
        {
            Correction? correction = reader.NodeType == XmlNodeType.Element ? CorrectElement() : null;
            Changes |= correction is not null;
            switch (correction)
            {
                case null:
                    WriteNode();
                    return true;
                case { Name: null }:
                    return false;
                case { Name: { } name, Value: null }:
                    WriteElement(name);
                    return true;
                case { Name: { } name, Value: { } value }:
                    writer.WriteElementString(reader.Prefix, name, reader.NamespaceURI, value);
                    return false;
            }
        }

        private Correction? CorrectElement()
        {
            (string space, string name) = (reader.NamespaceURI, reader.LocalName);
            if (reader.Depth - 1 == _descriptions)
            {
                Correction? correction = CorrectProperty(space, name);
                _factor = correction?.Factor ?? 1;
                _inRegions = (space, name) is (Regions, "Regions");
                _regionsSize = int.MaxValue;
                return correction;
            }

            if (!_inRegions)
            {
                return null;
            }

            if (reader.Depth <= _regionsSize)
            {
                _regionsSize = (space, name) is (Regions, "AppliedToDimensions") ? reader.Depth : int.MaxValue;
            }

            return reader.Depth > _regionsSize ? CorrectSize(space, name) : null;
        }

        // Null where nothing changes.
        private Correction? CorrectProperty(string space, string name)
        {
            bool isArea = (space, name) is (Regions, "Regions") or (MicrosoftPhoto, "RegionInfo")
                || (space == Panorama && PanoramaFactor(name) is not null);
            if (isArea && change.Turn != PictureTurn.None)
            {
                LeavesAreasOut = true;
                return s_gone;
            }

            return (space, name) switch
            {
                (Tiff, "Orientation") when change.IsUpright => new(name, Text(UprightPicture.Upright)),
                (Tiff, "ImageWidth") or (Exif, "PixelXDimension") => new(name, Text(change.To.Width)),
                (Tiff, "ImageLength") or (Exif, "PixelYDimension") => new(name, Text(change.To.Height)),
                (Tiff, "XResolution") when change.Turn == PictureTurn.ExchangesSides => new("YResolution"),
                (Tiff, "YResolution") when change.Turn == PictureTurn.ExchangesSides => new("XResolution"),
                (Panorama, _) when PanoramaFactor(name) is { } factor => new(name, Factor: factor),
                (Xmp, "Thumbnails") => s_gone,
                (Tiff, "BitsPerSample" or "Compression" or "PhotometricInterpretation" or "SamplesPerPixel" or "PlanarConfiguration") => s_gone,
                (Exif, "FocalPlaneXResolution" or "FocalPlaneYResolution" or "FocalPlaneResolutionUnit" or "SubjectArea" or "SubjectLocation") => s_gone,
                _ => null,
            };
        }

        private double? PanoramaFactor(string name) => name switch
        {
            "FullPanoWidthPixels" or "CroppedAreaImageWidthPixels" or "CroppedAreaLeftPixels" or "LargestValidInteriorRectLeft"
                or "LargestValidInteriorRectWidth" => change.Across,
            "FullPanoHeightPixels" or "CroppedAreaImageHeightPixels" or "CroppedAreaTopPixels" or "LargestValidInteriorRectTop"
                or "LargestValidInteriorRectHeight" => change.Along,
            _ => null,
        };

        private Correction? CorrectSize(string space, string name) => (space, name) switch
        {
            (Dimensions, "w") => new(name, Text(change.To.Width)),
            (Dimensions, "h") => new(name, Text(change.To.Height)),
            _ => null,
        };

        private static string Text(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

        private static string Multiplied(string text, double factor) =>
            factor != 1 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && Math.Abs(value * factor) <= int.MaxValue
                ? Text(Math.Round(value * factor))
                : text;

        private void WriteNode()
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth <= 1 && reader is { NamespaceURI: Rdf, LocalName: "RDF" })
                    {
                        _descriptions = reader.Depth + 1;
                    }

                    WriteElement(reader.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    writer.WriteFullEndElement();
                    break;
                case XmlNodeType.Text:
                    writer.WriteString(Multiplied(reader.Value, _factor));
                    break;
                case XmlNodeType.CDATA:
                    writer.WriteCData(reader.Value);
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    writer.WriteWhitespace(reader.Value);
                    break;
                case XmlNodeType.Comment:
                    writer.WriteComment(reader.Value);
                    break;
                case XmlNodeType.ProcessingInstruction:
                    writer.WriteProcessingInstruction(reader.Name, reader.Value);
                    break;
            }
        }

        private void WriteElement(string name)
        {
            bool isDescription = reader.Depth == _descriptions;
            bool isSize = _inRegions && reader.Depth >= _regionsSize;
            writer.WriteStartElement(reader.Prefix, name, reader.NamespaceURI);
            while (reader.MoveToNextAttribute())
            {
                Correction? correction = isDescription ? CorrectProperty(reader.NamespaceURI, reader.LocalName)
                    : isSize ? CorrectSize(reader.NamespaceURI, reader.LocalName) : null;
                Changes |= correction is not null;
                if (correction is not { Name: null })
                {
                    writer.WriteAttributeString(
                        reader.Prefix,
                        correction?.Name ?? reader.LocalName,
                        reader.NamespaceURI,
                        correction?.Value ?? Multiplied(reader.Value, correction?.Factor ?? 1));
                }
            }

            reader.MoveToElement();
            if (reader.IsEmptyElement)
            {
                writer.WriteEndElement();
            }
        }
    }
}
