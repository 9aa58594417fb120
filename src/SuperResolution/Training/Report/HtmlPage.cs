using System.Text;
using System.Xml;
using System.Xml.Linq;
using SuperResolution.IO;

namespace SuperResolution.Training.Report;

/// <summary>
/// A page of HTML in one file. Styles, drawings and pictures lie inside it and nothing is loaded, so that it opens without a network; it has no scripts.
/// </summary>
internal static class HtmlPage
{
    /// <summary>Writes a page, whole or not at all.</summary>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="title">What stands at its top.</param>
    /// <param name="content">What comes below: elements, or sequences of them.</param>
    public static void Write(string path, string title, params object[] content)
    {
        XElement page = new(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", ReportStyle.Sheet)),
            new XElement("body", new XElement("h1", title), content));
        AtomicFile.Write(path, stream =>
        {
            stream.Write("<!DOCTYPE html>"u8);
            using XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true, CloseOutput = false,
            });
            page.WriteTo(writer);
        });
    }
}
