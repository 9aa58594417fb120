using System.Runtime.Versioning;
using SuperResolution.IO;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.IO;

public class AtomicFileTests
{
    [Fact]
    public async Task Committed_it_replaces_what_was_there()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["a"], "before");
        await using (AtomicFile file = AtomicFile.Create(folder["a"]))
        {
            await file.Stream.WriteAsync("after"u8.ToArray());
            Assert.Equal("before", await File.ReadAllTextAsync(folder["a"]));
            await file.CommitAsync();
        }

        Assert.Equal("after", await File.ReadAllTextAsync(folder["a"]));
        Assert.Equal(["a"], folder.Files);
    }

    [Fact]
    public async Task Without_a_commit_nothing_is_left()
    {
        using TemporaryFolder folder = new();
        await using (AtomicFile file = AtomicFile.Create(folder["a"]))
        {
            await file.Stream.WriteAsync("half"u8.ToArray());
        }

        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_link_stays_a_link_and_what_it_leads_to_is_replaced()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["target"], "before");
        File.CreateSymbolicLink(folder["link"], folder["target"]);
        await using (AtomicFile file = AtomicFile.Create(folder["link"]))
        {
            await file.Stream.WriteAsync("after"u8.ToArray());
            await file.CommitAsync();
        }

        Assert.NotNull(new FileInfo(folder["link"]).LinkTarget);
        Assert.Equal("after", await File.ReadAllTextAsync(folder["target"]));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Permissions_stay_those_of_the_file_that_was_there()
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        const UnixFileMode everybody = own | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        foreach (UnixFileMode mode in (UnixFileMode[])[own, everybody, own | UnixFileMode.UserExecute | UnixFileMode.GroupRead])
        {
            using TemporaryFolder folder = new();
            await File.WriteAllTextAsync(folder["a"], "before");
            File.SetUnixFileMode(folder["a"], mode | UnixFileMode.SetUser);
            await using (AtomicFile file = AtomicFile.Create(folder["a"]))
            {
                Assert.Equal(mode, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(folder[""], ".*"))));
                await file.Stream.WriteAsync("after"u8.ToArray());
                await file.CommitAsync();
            }

            Assert.Equal("after", await File.ReadAllTextAsync(folder["a"]));
            Assert.Equal(mode, File.GetUnixFileMode(folder["a"]));
        }
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_new_file_has_the_permissions_that_the_process_gives()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["plain"], "");
        AtomicFile.Write(folder["a"], stream => stream.WriteByte(1));
        Assert.Equal(File.GetUnixFileMode(folder["plain"]), File.GetUnixFileMode(folder["a"]));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("no-folder", Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Create(folder["no-folder/a"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_a_read_only_file_are_refused_at_once()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["a"]);
        Assert.Contains("is a folder", Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Create(folder["a"])).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["b"], "before");
        File.SetAttributes(folder["b"], FileAttributes.ReadOnly);
        Assert.Contains("is read-only", Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Create(folder["b"])).Message, StringComparison.Ordinal);
        File.SetAttributes(folder["b"], FileAttributes.Normal);
        Assert.Equal(["b"], folder.Files);
    }
}
