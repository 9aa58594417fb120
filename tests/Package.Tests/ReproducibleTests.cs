using System.IO.Compression;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

[Collection(nameof(LocalFeed))]
public class ReproducibleTests(LocalFeed feed)
{
    // The first SDK whose NuGet takes the time from DeterministicTimestamp and draws no random name for what wraps a package.
    private static readonly Version s_repeats = new(10, 0, 400);

    [Fact]
    public void Packing_again_gives_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        LocalFeed.PackInto(folder["again"], zone: "Pacific/Auckland");
        string sdk = DotNet.Run(Repository.Root, new Dictionary<string, string>(), "--version").Trim();
        bool whole = Version.Parse(sdk.Split('-')[0]) >= s_repeats;

        string[] packages = [.. Directory.GetFiles(feed.Folder).Order(StringComparer.Ordinal)];
        Assert.Equal(packages.Select(Path.GetFileName), Directory.GetFiles(folder["again"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(packages, first =>
        {
            string second = Path.Combine(folder["again"], Path.GetFileName(first));
            if (whole)
            {
                Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
            }

            Assert.Equal(Entries(first), Entries(second));
        });
    }

    private static (string Name, uint Crc, long Length)[] Entries(string file)
    {
        using ZipArchive package = ZipFile.OpenRead(file);
        return
        [
            .. package.Entries.Where(entry => entry.FullName != "_rels/.rels" && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal))
                .Select(entry => (entry.FullName, entry.Crc32, entry.Length)),
        ];
    }
}
