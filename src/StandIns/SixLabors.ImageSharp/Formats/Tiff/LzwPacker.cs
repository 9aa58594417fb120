namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, high bit first, each width begun one code early.</summary>
internal sealed class LzwPacker : StripPacker
{
    private const int Clear = 256;
    private const int End = 257;
    private const int FirstFree = 258;
    private const int LastFree = 4094;
    private const int ShortestCode = 9;
    private readonly Dictionary<int, int> _table = [];
    private Stream _output = Stream.Null;
    private uint _bits;
    private int _bitCount;
    private int _width;
    private int _next;

    /// <inheritdoc/>
    public override void Pack(ReadOnlySpan<byte> strip, Stream output)
    {
        _output = output;
        _width = ShortestCode;
        Reset();
        int prefix = strip[0];
        foreach (byte value in strip[1..])
        {
            if (_table.TryGetValue((prefix << 8) | value, out int known))
            {
                prefix = known;
                continue;
            }

            Write(prefix);
            _table.Add((prefix << 8) | value, _next);
            Advance();
            prefix = value;
        }

        Write(prefix);
        Advance();
        Write(End);
        if (_bitCount > 0)
        {
            output.WriteByte((byte)(_bits << (8 - _bitCount)));
        }

        _bits = 0;
        _bitCount = 0;
    }

    private void Advance()
    {
        if (_next == LastFree)
        {
            Reset();
        }
        else if (_next++ == (1 << _width) - 1)
        {
            _width++;
        }
    }

    private void Reset()
    {
        Write(Clear);
        _table.Clear();
        _next = FirstFree;
        _width = ShortestCode;
    }

    private void Write(int code)
    {
        _bits = (_bits << _width) | (uint)code;
        _bitCount += _width;
        while (_bitCount >= 8)
        {
            _bitCount -= 8;
            _output.WriteByte((byte)(_bits >> _bitCount));
        }
    }
}
