using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Networks.Recognition;

public class ArrowTests
{
    [Fact]
    public void No_network_knows_how_files_are_read()
    {
        string[] files = Directory.GetFiles(Path.Combine(Repository.Root, "src/SuperResolution/Networks"), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains("SuperResolution.Weights", StringComparison.Ordinal));
    }
}
