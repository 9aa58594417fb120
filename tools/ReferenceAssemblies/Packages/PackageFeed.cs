using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace SuperResolution.Tools.ReferenceAssemblies.Packages;

/// <summary>Writes NuGet packages with one assembly each into a folder that serves as a feed.</summary>
internal static class PackageFeed
{
    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static string Write(string folder, string id, string version, byte[] image, IEnumerable<(string Id, string Version)> dependencies)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{id}.{version}.nupkg");
        File.Delete(path);
        using ZipArchive package = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(package, $"{id}.nuspec", Manifest(id, version, dependencies));
        Add(package, "_rels/.rels", new XElement(
            Relations + "Relationships",
            new XElement(
                Relations + "Relationship",
                new XAttribute("Type", "http://schemas.microsoft.com/packaging/2010/07/manifest"),
                new XAttribute("Target", $"/{id}.nuspec"),
                new XAttribute("Id", "manifest"))));
        Add(package, "[Content_Types].xml", new XElement(
            Types + "Types",
            Content("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Content("nuspec", "application/octet"),
            Content("dll", "application/octet")));
        using Stream assembly = package.CreateEntry($"lib/net10.0/{id}.dll").Open();
        assembly.Write(image);
        return path;
    }

    private static XElement Manifest(string id, string version, IEnumerable<(string Id, string Version)> dependencies) =>
        new(
            Nuspec + "package",
            new XElement(
                Nuspec + "metadata",
                new XElement(Nuspec + "id", id),
                new XElement(Nuspec + "version", version),
                new XElement(Nuspec + "authors", "SuperResolution reference assemblies"),
                new XElement(Nuspec + "description", $"The public signatures of {id} {version}, to compile against; not the package of that name, and never to be run."),
                new XElement(
                    Nuspec + "dependencies",
                    new XElement(
                        Nuspec + "group",
                        new XAttribute("targetFramework", "net10.0"),
                        dependencies.Select(d => new XElement(Nuspec + "dependency", new XAttribute("id", d.Id), new XAttribute("version", d.Version)))))));

    private static XElement Content(string extension, string type) =>
        new(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private static void Add(ZipArchive package, string path, XElement root)
    {
        using Stream entry = package.CreateEntry(path).Open();
        using var writer = new StreamWriter(entry, new UTF8Encoding(false));
        new XDocument(root).Save(writer);
    }
}
