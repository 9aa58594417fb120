using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Imaging;

public class ImageFolderTests
{
    [Fact]
    public void Pictures_come_in_the_order_of_their_names_and_nothing_else_does()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["b.PNG", "a.jpeg", "notes.txt", "c.tif", "d.gif", "picture"])
        {
            File.WriteAllText(folder[name], "");
        }

        Assert.Equal(["a.jpeg", "b.PNG", "c.tif", "d.gif"], ImageFolder.Files(folder[""]).Select(Path.GetFileName));
    }

    [Fact]
    public void Folders_that_are_empty_or_not_there_are_named()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("holds no image (.png, ", Assert.Throws<ArgumentException>(() => ImageFolder.Files(folder[""])).Message, StringComparison.Ordinal);
        Assert.Contains("no-folder", Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Files(folder["no-folder"])).Message, StringComparison.Ordinal);
    }
}
