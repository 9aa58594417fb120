namespace SixLabors.ImageSharp.Formats;

/// <summary>Collects a file's bytes until they are flushed, so that encoders need not know whether the stream is waited for.</summary>
internal sealed class EncodedOutput : Stream
{
    private readonly Stream _target;
    private readonly MemoryStream _pending = new();
    private readonly List<(long Position, byte[] Bytes)> _patches = [];
    private readonly long _start;
    private long _flushed;

    public EncodedOutput(Stream target)
    {
        if (!target.CanWrite)
        {
            throw new NotSupportedException("The stream cannot be written to. Give one whose CanWrite is true.");
        }

        _target = target;
        _start = target.CanSeek ? target.Position : 0;
    }

    /// <summary>Bytes that wait to be flushed.</summary>
    public long Pending => _pending.Length;

    /// <inheritdoc/>
    public override long Position { get => _flushed + _pending.Length; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => Position;

    /// <summary>Replaces bytes of the file at the next flush.</summary>
    public void Patch(long position, byte[] bytes) => _patches.Add((position, bytes));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _pending.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => _pending.Write(buffer);

    /// <inheritdoc/>
    public override void Flush()
    {
        _target.Write(_pending.GetBuffer().AsSpan(0, (int)_pending.Length));
        Flushed();
        foreach ((long position, byte[] bytes) in _patches)
        {
            _target.Position = _start + position;
            _target.Write(bytes);
            _target.Position = _start + _flushed;
        }

        _patches.Clear();
    }

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _target.WriteAsync(_pending.GetBuffer().AsMemory(0, (int)_pending.Length), cancellationToken).ConfigureAwait(false);
        Flushed();
        foreach ((long position, byte[] bytes) in _patches)
        {
            _target.Position = _start + position;
            await _target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            _target.Position = _start + _flushed;
        }

        _patches.Clear();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pending.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Flushed()
    {
        _flushed += _pending.Length;
        _pending.SetLength(0);
    }
}
