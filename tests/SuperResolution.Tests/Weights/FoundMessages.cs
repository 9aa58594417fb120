using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Weights.Hostile;

namespace SuperResolution.Tests.Weights;

/// <summary>Writes the messages of a whole run, so that a change of many of them is copied and reviewed instead of typed.</summary>
public sealed class FoundMessages : IDisposable
{
    private readonly Dictionary<string, string> _messages = [];

    public void Add(string name, string message) => _messages[name] = message;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_messages.Count == HostileFiles.All.Count)
        {
            string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
            File.WriteAllLines(
                Path.Combine(folder, "hostile-messages.txt"), HostileFiles.All.SelectMany(file => new[] { file.Case, "    " + _messages[file.Case] }));
        }
    }
}
