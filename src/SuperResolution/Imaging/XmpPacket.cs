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

    /// <summary>
    /// The packet for the enlarged picture. Of the picture's own properties, sizes in pixels become the new ones where they are given, and
    /// thumbnails and what says how the old file keeps its pixels go. What it says of other pictures, such as those it was made from, stays.
    /// </summary>
    /// <param name="packet">The packet.</param>
    /// <param name="size">The size of the result.</param>
    /// <param name="isUpright">Whether the result is known to be stored as it is seen.</param>
    /// <param name="wasSideways">Whether the picture was turned by a quarter: its resolutions change places.</param>
    /// <returns>The same bytes where nothing is to be corrected; null where the packet is too large or no well-formed XML.</returns>
    public static byte[]? Corrected(byte[] packet, Size size, bool isUpright, bool wasSideways)
    {
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
            bool changed = new Copy(reader, writer, size, isUpright, wasSideways).Run();
            writer.Flush();
            return changed ? corrected.ToArray() : packet;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // Some programs end it with zeros, as text in C; in UTF-16 they belong to the text.
    private static int LengthWithoutPadding(byte[] packet) =>
        packet is [> 0 and < 0xFE, > 0, ..] ? packet.AsSpan().TrimEnd((byte)0).Length : packet.Length;

    private sealed class Copy(XmlReader reader, XmlWriter writer, Size size, bool isUpright, bool wasSideways)
    {
        // Below rdf:RDF (or x:xmpmeta and rdf:RDF) stand descriptions, in these the properties of the picture.
        private int _descriptions = int.MaxValue;
        private bool _changed;

        /// <returns>Whether the copy is another than the original.</returns>
        public bool Run()
        {
            while (Read())
            {
                if (!WriteOrReplace())
                {
                    SkipContent();
                }
            }

            return _changed;
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
            bool isProperty = reader.NodeType == XmlNodeType.Element && reader.Depth - 1 == _descriptions;
            switch (isProperty ? Correct(reader.NamespaceURI, reader.LocalName) : null)
            {
                case null:
                    WriteNode();
                    return true;
                case (null, _):
                    _changed = true;
                    return false;
                case ({ } name, null):
                    _changed = true;
                    WriteElement(name);
                    return true;
                case ({ } name, { } value):
                    _changed = true;
                    writer.WriteElementString(reader.Prefix, name, reader.NamespaceURI, value);
                    return false;
            }
        }

        // A property's name and value in the copy: no name where it goes, no value where that stays. Null where nothing changes.
        private (string? Name, string? Value)? Correct(string space, string name) => (space, name) switch
        {
            (Tiff, "Orientation") when isUpright => (name, Text(UprightPicture.Upright)),
            (Tiff, "ImageWidth") or (Exif, "PixelXDimension") => (name, Text(size.Width)),
            (Tiff, "ImageLength") or (Exif, "PixelYDimension") => (name, Text(size.Height)),
            (Tiff, "XResolution") when wasSideways => ("YResolution", null),
            (Tiff, "YResolution") when wasSideways => ("XResolution", null),
            (Xmp, "Thumbnails") => (null, null),
            (Tiff, "BitsPerSample" or "Compression" or "PhotometricInterpretation" or "SamplesPerPixel" or "PlanarConfiguration") => (null, null),
            _ => null,
        };

        private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

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
                    writer.WriteString(reader.Value);
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
            writer.WriteStartElement(reader.Prefix, name, reader.NamespaceURI);
            while (reader.MoveToNextAttribute())
            {
                (string? Name, string? Value)? correction = isDescription ? Correct(reader.NamespaceURI, reader.LocalName) : null;
                _changed |= correction is not null;
                if (correction is not { Name: null })
                {
                    writer.WriteAttributeString(
                        reader.Prefix, correction?.Name ?? reader.LocalName, reader.NamespaceURI, correction?.Value ?? reader.Value);
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
