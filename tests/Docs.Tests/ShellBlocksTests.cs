using SuperResolution.Tests.Docs.Markdown;
using SuperResolution.Tests.Docs.Shell;

namespace SuperResolution.Tests.Docs;

public class ShellBlocksTests
{
    [Fact]
    public void Every_line_to_type_names_a_command_and_options_that_exist() => Assert.Equal("", string.Join(
        '\n',
        from page in MarkdownFiles.Documentation
        from block in page.CodeBlocks
        where block.Language == "bash"
        from line in block.Code.Split('\n').Index()
        let fault = ShellLine.Fault(line.Item)
        where fault is not null
        select $"{block.Page}:{block.Line + line.Index}: {fault}: {line.Item}"));

    [Theory]
    [InlineData("./build.sh demo photo.jpg --weights weights.pth     # a comment", null)]
    [InlineData("./build.sh enhance in out --tile 64", null)]
    [InlineData("sudo apt-get install libtorch-dev", null)]
    [InlineData("./build.sh nothing", "build.sh has no command nothing")]
    [InlineData("./build.sh enhance in out --nothing", "enhance does not take --nothing")]
    [InlineData("./build.sh demo --scale 2", "demo does not take --scale")]
    [InlineData("sudo apt-get install nothing", "build.sh does not install nothing")]
    [InlineData("dotnet add package Nothing-cpu", "Nothing-cpu is none of SuperResolution, TorchSharp-cpu, TorchSharp-cuda-windows, TorchSharp-cuda-linux")]
    [InlineData("dotnet run --project samples/Nothing", "there is no samples/Nothing")]
    [InlineData("tools/nothing.sh", "there is no tools/nothing.sh")]
    [InlineData("curl https://example.com", "the test does not know this command")]
    public void Faults_are_found(string line, string? fault) => Assert.Equal(fault, ShellLine.Fault(line));
}
