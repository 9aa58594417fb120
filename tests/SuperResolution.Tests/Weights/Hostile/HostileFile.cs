using SuperResolution.Weights;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>A file that must be refused. messages.txt has the message for each.</summary>
/// <param name="Case">Which it is; a number of the groups of cases, then words.</param>
/// <param name="Make">Makes its bytes.</param>
/// <param name="Name">How messages name it.</param>
/// <param name="IsSound">Whether nothing is wrong with the file itself, but that it holds no generator.</param>
internal sealed record HostileFile(string Case, Func<byte[]> Make, string Name = "x.pth", bool IsSound = false)
{
    /// <summary>Reads a file in the ways that the library has: all tensors unless told otherwise, then as a generator.</summary>
    public static void Read(byte[] bytes, string name, bool onlyGenerator = false)
    {
        using MemoryStream stream = new(bytes);
        if (!onlyGenerator)
        {
            using Checkpoint checkpoint = Checkpoint.Read(stream, name);
            stream.Position = 0;
        }

        using LoadedGenerator loaded = GeneratorLoader.Load(stream, name);
    }
}
