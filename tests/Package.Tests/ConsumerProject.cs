using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

/// <summary>A new console project outside the repository that gets the package from the local feed and holds the README's program.</summary>
public sealed class ConsumerProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public ConsumerProject()
    {
        using LocalFeed feed = new();
        // Packages of its own: the user's folder may hold an older package of the same version.
        _environment = new() { ["NUGET_PACKAGES"] = _folder["packages"] };
        Directory.CreateDirectory(_folder["app"]);
        File.Copy(Path.Combine(Repository.Root, "nuget.config"), PathOf("nuget.config"));
        Run("new", "console", "--output", ".", "--name", "Consumer", "--no-restore");
        Run("nuget", "add", "source", feed.Folder, "--name", "superresolution-local", "--configfile", "nuget.config");
        // The README speaks of the published package; the one on stand-ins is a prerelease.
        Run([.. Readme.AddPackage, .. feed.Version.Contains('-') ? ["--prerelease"] : Array.Empty<string>()]);
        File.WriteAllText(PathOf("Program.cs"), Readme.Program);
        Run("build", "--configuration", "Release", "--output", _folder["built"]);
    }

    /// <summary>The path of a file in the project's folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder["app"], name);

    /// <summary>Runs the program in the project's folder.</summary>
    public void RunProgram() => Run(Path.Combine(_folder["built"], "Consumer.dll"));

    public void Dispose() => _folder.Dispose();

    private void Run(params string[] arguments) => _ = DotNet.Run(_folder["app"], _environment, arguments);
}
