using System.IO.MemoryMappedFiles;

namespace SuperResolution.Fuzz.Running;

/// <summary>
/// Memory that a worker and the process that watches it share: the input that is being run, so that it is known when the worker dies,
/// and counts.
/// </summary>
internal sealed class SharedInput : IDisposable
{
    private const long InputsAt = 0, AcceptedAt = 8, AnswersAt = 16, LengthAt = 24, BytesAt = 64;
    private const long Capacity = BytesAt + (256 << 20);
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public SharedInput(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>How many inputs were begun.</summary>
    public long Inputs
    {
        get => _view.ReadInt64(InputsAt);
        set => _view.Write(InputsAt, value);
    }

    /// <summary>How many were accepted.</summary>
    public long Accepted
    {
        get => _view.ReadInt64(AcceptedAt);
        set => _view.Write(AcceptedAt, value);
    }

    /// <summary>How many different answers there were.</summary>
    public long Answers
    {
        get => _view.ReadInt64(AnswersAt);
        set => _view.Write(AnswersAt, value);
    }

    /// <summary>The last input that was begun.</summary>
    public byte[] Bytes
    {
        get
        {
            byte[] bytes = new byte[_view.ReadInt32(LengthAt)];
            _view.ReadArray(BytesAt, bytes, 0, bytes.Length);
            return bytes;
        }

        set
        {
            _view.WriteArray(BytesAt, value, 0, value.Length);
            _view.Write(LengthAt, value.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
