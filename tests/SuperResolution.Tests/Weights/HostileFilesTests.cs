using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Weights.Hostile;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Weights;

/// <summary>
/// Each hostile file is refused with the message that Hostile/messages.txt has for it, and with little memory. The messages that were
/// found are written to artifacts/hostile-messages.txt, to be compared and copied.
/// </summary>
public class HostileFilesTests(FoundMessages found) : IClassFixture<FoundMessages>
{
    private const long MostBytes = 256 << 20;

    private static readonly Dictionary<string, string> s_messages = ReadMessages();

    public static TheoryData<string> Cases => [.. HostileFiles.All.Select(file => file.Case)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_refused_with_its_message_and_little_memory(string name)
    {
        HostileFile hostile = HostileFiles.All.Single(file => file.Case == name);
        byte[] bytes = hostile.Make();
        long tensors = LiveTensors.Count();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        CheckpointException refusal = Assert.ThrowsAny<CheckpointException>(() => HostileFile.Read(bytes, hostile.Name, hostile.IsSound));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        // The list of known networks grows with the library.
        string message = $"{refusal.GetType().Name}: {refusal.Message.Split(" Known are ")[0]}";
        found.Add(name, message);
        Assert.Equal(s_messages.GetValueOrDefault(name), message);
        Assert.InRange(allocated, 0, MostBytes);
        Assert.Equal(tensors, TorchSharp.torch.Tensor.TotalCount);
    }

    [Fact]
    public void Each_message_belongs_to_one_case_and_says_what_to_do()
    {
        Assert.Equal(HostileFiles.All.Select(file => file.Case).Order(), s_messages.Keys.Order());
        Assert.All(s_messages.Values, message => Assert.True(
            message.Split(". ").Length > 1 && message.EndsWith('.'), "says what was found, and no second sentence what to do: " + message));
    }

    /// <summary>A case a line, the message in the line below it.</summary>
    private static Dictionary<string, string> ReadMessages()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Hostile/messages.txt"));
        return lines.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1].Trim());
    }
}
