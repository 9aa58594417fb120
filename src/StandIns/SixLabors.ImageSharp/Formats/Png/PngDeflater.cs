using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>
/// Deflates rows into one zlib stream (RFC 1950), a block of them on each core: each ends at a whole byte, so that blocks follow each
/// other. What it writes depends on the rows alone.
/// </summary>
/// <remarks>
/// Filtered rows of a photo hardly repeat: looking for what was there before takes most of the time and makes nothing smaller than runs of one byte do. A
/// drawing's do repeat. So a piece of each block is deflated both ways, and the block the better way.
/// </remarks>
internal sealed class PngDeflater : IDisposable
{
    /// <summary>zlib's level.</summary>
    public const int Level = 6;

    private const int BlockLength = 1 << 18;
    private const int PieceLength = 1 << 14;

    // A piece that shrinks so much by runs is empty paper, and tells nothing of what is written beside.
    private const int Flat = 8;

    // How much smaller what repeats has to make a piece to be looked for.
    private const double WorthLookingFor = 0.95;
    private const int MostBlocks = 16;
    private const uint AdlerModulus = 65521;

    // How many bytes the sums of Adler's checksum bear in 32 bits.
    private const int AdlerRun = 5552;

    // Deflate, a window of 32 KiB, the usual level; a multiple of 31.
    private static readonly byte[] Header = [0x78, 0x9C];

    private static readonly ZLibCompressionOptions s_repeats = new() { CompressionLevel = Level, CompressionStrategy = ZLibCompressionStrategy.Filtered };
    private static readonly ZLibCompressionOptions s_someRepeats = new() { CompressionLevel = 3, CompressionStrategy = ZLibCompressionStrategy.Filtered };
    private static readonly ZLibCompressionOptions s_runs = new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };

    private readonly Stream _output;
    private readonly Queue<Task<Block>> _blocks = new();
    private readonly int _most = Math.Clamp(Environment.ProcessorCount, 1, MostBlocks);
    private byte[] _rows = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int _used;
    private uint _adler = 1;
    private bool _started;

    /// <param name="output">Where the deflated bytes go.</param>
    public PngDeflater(Stream output) => _output = output;

    /// <summary>Takes the bytes of a row.</summary>
    public void Write(ReadOnlySpan<byte> row)
    {
        while (row.Length > 0)
        {
            if (_used == BlockLength)
            {
                Begin(isLast: false);
            }

            int step = Math.Min(row.Length, BlockLength - _used);
            row[..step].CopyTo(_rows.AsSpan(_used));
            _used += step;
            row = row[step..];
        }
    }

    /// <summary>Writes what is left, and the checksum.</summary>
    public void Finish()
    {
        Begin(isLast: true);
        while (_blocks.Count > 0)
        {
            End();
        }

        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, _adler);
        _output.Write(checksum);
    }

    /// <summary>Waits for blocks that nobody will write.</summary>
    public void Dispose()
    {
        if (_rows.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_rows);
            _rows = [];
        }

        while (_blocks.TryDequeue(out Task<Block>? block))
        {
            // What failed before is told already.
            Task.WhenAny(block).GetAwaiter().GetResult();
            _ = block.Exception;
        }
    }

    private void Begin(bool isLast)
    {
        (byte[] rows, int length) = (_rows, _used);
        (_rows, _used) = (isLast ? [] : ArrayPool<byte>.Shared.Rent(BlockLength), 0);

        // A pool's thread that waited would be one less to deflate, so it deflates a block itself where the others have enough to do.
        bool enough = _blocks.Count(block => !block.IsCompleted) >= _most;
        _blocks.Enqueue(enough ? Task.FromResult(Deflated(rows, length, isLast)) : Task.Run(() => Deflated(rows, length, isLast)));
        while (_blocks.Count > 2 * _most || _blocks.TryPeek(out Task<Block>? first) && first.IsCompleted)
        {
            End();
        }
    }

    private void End()
    {
        if (!_started)
        {
            _started = true;
            _output.Write(Header);
        }

        Block block = _blocks.Dequeue().GetAwaiter().GetResult();
        _output.Write(block.Bytes.GetBuffer(), 0, (int)block.Bytes.Length);
        _adler = Combine(_adler, block.Adler, block.Length);
    }

    private static Block Deflated(byte[] rows, int length, bool isLast)
    {
        MemoryStream bytes = new(BlockLength / 2);
        using DeflateStream deflate = new(bytes, Repeats(rows.AsSpan(0, length)) ? s_repeats : s_runs, leaveOpen: true);
        deflate.Write(rows, 0, length);
        deflate.Flush();
        long flushed = bytes.Length;
        deflate.Dispose();
        if (!isLast)
        {
            // Without what says that the stream ends.
            bytes.SetLength(flushed);
        }

        Block block = new(bytes, length, Adler(rows.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(rows);
        return block;
    }

    private static bool Repeats(ReadOnlySpan<byte> rows)
    {
        // From the middle: a block may begin with the border of a drawing.
        int length = Math.Min(PieceLength, rows.Length);
        ReadOnlySpan<byte> piece = rows.Slice((rows.Length - length) / 2, length);
        long runs = Deflated(piece, s_runs);
        return runs < length / Flat || Deflated(piece, s_someRepeats) < WorthLookingFor * runs;
    }

    private static long Deflated(ReadOnlySpan<byte> piece, ZLibCompressionOptions way)
    {
        using MemoryStream bytes = new();
        using (DeflateStream deflate = new(bytes, way, leaveOpen: true))
        {
            deflate.Write(piece);
        }

        return bytes.Length;
    }

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        (uint sum, uint sums) = (1, 0);
        while (bytes.Length > 0)
        {
            ReadOnlySpan<byte> run = bytes[..Math.Min(bytes.Length, AdlerRun)], left = run;
            for (; left.Length >= 4; left = left[4..])
            {
                sums += 4 * sum + (uint)(4 * left[0] + 3 * left[1] + 2 * left[2] + left[3]);
                sum += (uint)(left[0] + left[1] + left[2] + left[3]);
            }

            foreach (byte value in left)
            {
                sum += value;
                sums += sum;
            }

            (sum, sums) = (sum % AdlerModulus, sums % AdlerModulus);
            bytes = bytes[run.Length..];
        }

        return sums << 16 | sum;
    }

    // The checksum of two pieces: the second one's sums began at 1 and 0 instead of where the first one's ended.
    private static uint Combine(uint first, uint second, int length)
    {
        ulong before = first & 0xFFFF;
        ulong sum = (before + (second & 0xFFFF) + AdlerModulus - 1) % AdlerModulus;
        ulong sums = ((first >> 16) + (second >> 16) + (ulong)length % AdlerModulus * (before + AdlerModulus - 1)) % AdlerModulus;
        return (uint)(sums << 16 | sum);
    }

    private sealed record Block(MemoryStream Bytes, int Length, uint Adler);
}
