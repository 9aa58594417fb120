namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Cuts deflated rows into IDAT chunks.</summary>
internal sealed class PngDataStream : Stream
{
    private const int ChunkLength = 1 << 16;
    private readonly Stream _output;
    private readonly byte[] _chunk = new byte[ChunkLength];
    private int _used;

    public PngDataStream(Stream output) => _output = output;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int step = Math.Min(buffer.Length, ChunkLength - _used);
            buffer[..step].CopyTo(_chunk.AsSpan(_used));
            _used += step;
            buffer = buffer[step..];
            if (_used == ChunkLength)
            {
                Flush();
            }
        }
    }

    /// <summary>Writes what has come since the last chunk.</summary>
    public override void Flush()
    {
        if (_used > 0)
        {
            PngChunk.Write(_output, "IDAT"u8, _chunk.AsSpan(0, _used));
            _used = 0;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
