using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

[Collection(nameof(LocalFeed))]
public class ContentTests(LocalFeed feed)
{
    private const string Prefix = "SuperResolution.StandIns.";
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string, string, string?> Packages => new()
    {
        { "SuperResolution", "SuperResolution", null },
        { Prefix + "TorchSharp", "TorchSharp", "libtorchsharp_standin.so" },
        { Prefix + "TorchSharp.PyBridge", "TorchSharp.PyBridge", null },
        { Prefix + "SixLabors.ImageSharp", "SixLabors.ImageSharp", "libimagesharp_standin.so" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_holds_an_assembly_with_its_documentation_and_what_a_reader_wants(string id, string assembly, string? native)
    {
        using ZipArchive package = feed.Open(id);
        string[] expected =
        [
            "LICENSE", "README.md", "icon.png", $"lib/net10.0/{assembly}.dll", $"lib/net10.0/{assembly}.xml",
            .. id == "SuperResolution" ? ["THIRD-PARTY-NOTICES.txt"] : Array.Empty<string>(),
            .. native is null ? Array.Empty<string>() : [$"runtimes/linux-x64/native/{native}"],
        ];
        string[] found = [.. package.Entries.Select(entry => entry.FullName).Where(name => !IsWrapping(name) && name != id + ".nuspec")];
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(package.Entries, entry => Assert.True(entry.Length > 0, entry.FullName));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string id, string assembly, string? native)
    {
        XElement metadata = feed.Metadata(id);
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        Assert.Equal((id, "MIT", "README.md", "icon.png"), (Value("id"), Value("license"), Value("readme"), Value("icon")));
        Assert.EndsWith("-standins", Value("version"), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(Value("description")));
        _ = native;
        if (id != assembly)
        {
            Assert.Contains("Never to be published", Value("description"), StringComparison.Ordinal);
            using ZipArchive package = feed.Open(id);
            using StreamReader readme = new(package.GetEntry("README.md")!.Open());
            Assert.StartsWith("# Stand-ins, never to be published", readme.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_library_depends_on_its_four_packages_and_on_nothing_else()
    {
        XElement[] dependencies = [.. feed.Metadata("SuperResolution").Descendants().Where(element => element.Name.LocalName == "dependency")];
        string[] expected =
        [
            "Microsoft.Extensions.DependencyInjection.Abstractions", Prefix + "SixLabors.ImageSharp", Prefix + "TorchSharp", Prefix + "TorchSharp.PyBridge",
        ];
        Assert.Equal(expected, dependencies.Select(one => one.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.All(
            dependencies.Where(one => one.Attribute("id")!.Value.StartsWith(Prefix, StringComparison.Ordinal)),
            one => Assert.Equal(feed.Version, one.Attribute("version")!.Value));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Symbols_lie_in_the_assembly_with_the_sources_and_name_no_folder_of_the_builder(string id, string assembly, string? native)
    {
        _ = native;
        using ZipArchive package = feed.Open(id);
        using MemoryStream image = new();
        using (Stream entry = package.GetEntry($"lib/net10.0/{assembly}.dll")!.Open())
        {
            entry.CopyTo(image);
        }

        image.Position = 0;
        using PEReader reader = new(image);
        DebugDirectoryEntry embedded = Assert.Single(reader.ReadDebugDirectory(), one => one.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader symbols = provider.GetMetadataReader();
        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, handle =>
        {
            string path = symbols.GetString(symbols.GetDocument(handle).Name);
            Assert.StartsWith("/_/", path, StringComparison.Ordinal);
            Assert.Contains(symbols.GetCustomDebugInformation(handle), one => symbols.GetGuid(symbols.GetCustomDebugInformation(one).Kind) == s_embeddedSource);
        });
    }

    private static bool IsWrapping(string name) => name is "[Content_Types].xml" or "_rels/.rels" || name.EndsWith(".psmdcp", StringComparison.Ordinal);
}
