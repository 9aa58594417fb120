namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>Unpacks indices that are packed by Lempel, Ziv and Welch's method with codes of 3 to 12 bits (GIF89a, appendix F).</summary>
internal sealed class LzwReader
{
    private const int MostCodes = 4096;
    private readonly GifReader _reader;
    private readonly byte[] _block = new byte[byte.MaxValue];
    private readonly ushort[] _prefix = new ushort[MostCodes];
    private readonly byte[] _suffix = new byte[MostCodes];
    private readonly byte[] _pending = new byte[MostCodes + 1];
    private readonly int _firstBits;
    private readonly int _clear;
    private int _blockLength;
    private int _blockAt;
    private uint _bits;
    private int _bitCount;
    private int _codeBits;
    private int _next;
    private int _previous = -1;
    private byte _first;
    private int _pendingCount;

    public LzwReader(GifReader reader)
    {
        const int mostRootBits = 11;
        int rootBits = reader.Byte();
        if (rootBits is < 2 or > mostRootBits)
        {
            throw reader.Wrong($"its pixels begin with codes of {rootBits} bits, which is not from 2 to {mostRootBits}");
        }

        _reader = reader;
        _firstBits = rootBits + 1;
        _clear = 1 << rootBits;
        for (int i = 0; i < _clear; i++)
        {
            _suffix[i] = (byte)i;
        }

        Reset();
    }

    /// <summary>Unpacks the next indices.</summary>
    /// <exception cref="InvalidImageContentException">There are fewer, or a code is none.</exception>
    public void Read(Span<byte> indices)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if (_pendingCount == 0)
            {
                Expand();
            }

            indices[i] = _pending[--_pendingCount];
        }
    }

    private void Reset()
    {
        _codeBits = _firstBits;
        _next = _clear + 2;
        _previous = -1;
    }

    // Puts the indices of the next code onto the stack, the last one lowest.
    private void Expand()
    {
        int code = Code();
        while (code == _clear)
        {
            Reset();
            code = Code();
        }

        if (code == _clear + 1)
        {
            throw _reader.Wrong("its pixels end before the image does");
        }

        if (code > _next || (_previous < 0 && code >= _clear) || (code == _next && _next == MostCodes))
        {
            throw _reader.Wrong("a code of its pixels is none");
        }

        int at = code;
        if (code == _next)
        {
            // The code that is being defined: the one before, and its first index again.
            _pending[_pendingCount++] = _first;
            at = _previous;
        }

        while (at > _clear)
        {
            _pending[_pendingCount++] = _suffix[at];
            at = _prefix[at];
        }

        _first = _suffix[at];
        _pending[_pendingCount++] = _first;
        if (_previous >= 0 && _next < MostCodes)
        {
            _prefix[_next] = (ushort)_previous;
            _suffix[_next] = _first;
            _next++;
            if (_next == 1 << _codeBits && _next < MostCodes)
            {
                _codeBits++;
            }
        }

        _previous = code;
    }

    private int Code()
    {
        while (_bitCount < _codeBits)
        {
            if (_blockAt == _blockLength)
            {
                _blockLength = _reader.Block(_block).Length;
                _blockAt = 0;
                if (_blockLength == 0)
                {
                    throw _reader.Wrong("its pixels end before the image does");
                }
            }

            _bits |= (uint)_block[_blockAt++] << _bitCount;
            _bitCount += 8;
        }

        int code = (int)(_bits & ((1u << _codeBits) - 1));
        _bits >>= _codeBits;
        _bitCount -= _codeBits;
        return code;
    }
}
