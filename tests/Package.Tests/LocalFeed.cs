using System.IO.Compression;
using System.Xml.Linq;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

/// <summary>The packages of what is built beside this assembly, packed once into a folder that goes with the tests.</summary>
public sealed class LocalFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LocalFeed() => PackInto(Folder);

    /// <summary>Where the packages lie.</summary>
    public string Folder => _folder["feed"];

    /// <summary>Packs into a folder, in a time zone.</summary>
    public static void PackInto(string folder, string zone = "UTC") => _ = DotNet.Run(
        Repository.Root,
        new Dictionary<string, string> { ["TZ"] = zone },
        "msbuild",
        "src/Pack.proj",
        "-nologo",
        "-p:Configuration=" + (ProgramRun.Flavour == "debug" ? "Debug" : "Release"),
        "-p:ArtifactsPath=" + ProgramRun.Artifacts,
        "-p:PackageOutputPath=" + folder);

    /// <summary>Opens the package of an identity, whatever its version.</summary>
    internal ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    /// <summary>The version that all packages have.</summary>
    internal string Version => Path.GetFileNameWithoutExtension(
        Assert.Single(Directory.GetFiles(Folder, "SuperResolution.*.nupkg"), file => !file.Contains("StandIns", StringComparison.Ordinal)))["SuperResolution.".Length..];

    /// <summary>What the package says of itself.</summary>
    internal XElement Metadata(string id)
    {
        using ZipArchive package = Open(id);
        using Stream nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    public void Dispose() => _folder.Dispose();
}
