using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Reads the frames of an animated PNG: each is made a PNG file of its own, and drawn on what those before left.</summary>
internal sealed class ApngRowDecoder : RowDecoder
{
    private readonly PngRowDecoder _root;
    private readonly PngLayout _layout;
    private readonly NativeSource _source;
    private readonly DecoderOptions _options;
    private Buffer2D<Rgba64>? _shown;
    private Buffer2D<Rgba64>? _kept;
    private PngFrame? _keptFrame;
    private int _next;

    public ApngRowDecoder(PngRowDecoder root, PngLayout layout, NativeSource source, DecoderOptions options)
    {
        _root = root;
        _layout = layout;
        _source = source;
        _options = options;
        Width = root.Width;
        Height = root.Height;
        Rows = RowKind.Rgba64;
        Natural = root.Natural;
        Metadata = root.Metadata;
        _keptFrame = layout.RootIsFrame ? layout.Frames[0] : null;
        _next = layout.RootIsFrame ? 1 : 0;
    }

    /// <inheritdoc/>
    public override void ReadProfiles() => _root.ReadProfiles();

    /// <inheritdoc/>
    public override void Start()
    {
        if (_shown is null)
        {
            _shown = ImageReader.DecodeFrame<Rgba64>(_root, _options, _source.CancellationToken);
            _root.Finish();
        }
    }

    /// <inheritdoc/>
    public override bool NextFrame()
    {
        // As ImageSharp 3.1 counts: the picture in IDAT where it is the first frame, too, and the last that is allowed is left out.
        if (_next >= Math.Min(_layout.Frames.Count, (long)_options.MaxFrames - 1))
        {
            return false;
        }

        PngFrame frame = _layout.Frames[_next++];
        if (!frame.Fits(Width, Height))
        {
            throw _source.Failure("PNG", $"frame {_next} does not lie on the canvas");
        }

        if (_kept is null)
        {
            _kept = _options.Configuration.MemoryAllocator.Allocate2D<Rgba64>(Width, Height, AllocationOptions.None);
            _kept.CopyFrom(_shown!);
        }

        _shown!.CopyFrom(_kept);
        bool rootIsKept = _next == (_layout.RootIsFrame ? 2 : 1);
        if (_keptFrame is null || (rootIsKept && _keptFrame.IsTakenBack))
        {
            Clear(0, 0, Width, Height);
        }
        else if (_keptFrame.IsCleared && _keptFrame.Fits(Width, Height))
        {
            Clear((int)_keptFrame.X, (int)_keptFrame.Y, (int)_keptFrame.Width, (int)_keptFrame.Height);
        }

        Draw(frame);
        if (!frame.IsTakenBack)
        {
            _kept.CopyFrom(_shown);
            _keptFrame = frame;
        }

        return true;
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row) => MemoryMarshal.AsBytes(_shown!.Row(y)).CopyTo(row);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _root.Dispose();
        _shown?.Dispose();
        _kept?.Dispose();
    }

    private void Clear(int x, int y, int width, int height)
    {
        for (int row = y; row < y + height; row++)
        {
            _shown!.Row(row).Slice(x, width).Clear();
        }
    }

    private void Draw(PngFrame frame)
    {
        using MemoryStream file = File(frame);
        using NativeSource source = new(file, _source.CancellationToken);
        using PngRowDecoder decoder = PngRowDecoder.Open(source, new() { Configuration = _options.Configuration, SkipMetadata = true });
        using Buffer2D<Rgba64> pixels = ImageReader.DecodeFrame<Rgba64>(decoder, _options, _source.CancellationToken);
        for (int y = 0; y < pixels.Height; y++)
        {
            ReadOnlySpan<Rgba64> row = pixels.Row(y);
            Span<Rgba64> target = _shown!.Row((int)frame.Y + y).Slice((int)frame.X, row.Length);
            if (!frame.IsLaidOver)
            {
                row.CopyTo(target);
                continue;
            }

            for (int x = 0; x < row.Length; x++)
            {
                target[x] = Over(row[x], target[x]);
            }
        }
    }

    // Straight alpha: what is in front counts by its alpha, what is behind by what that leaves.
    private static Rgba64 Over(Rgba64 front, Rgba64 back)
    {
        if (front.A is 0 or ushort.MaxValue)
        {
            return front.A == 0 ? back : front;
        }

        double f = front.A / 65535.0;
        double b = back.A / 65535.0 * (1 - f);
        double alpha = f + b;
        return new(Mix(front.R, back.R), Mix(front.G, back.G), Mix(front.B, back.B), (ushort)Math.Round(alpha * 65535));

        ushort Mix(ushort x, ushort y) => (ushort)Math.Round(((x * f) + (y * b)) / alpha);
    }

    private MemoryStream File(PngFrame frame)
    {
        MemoryStream file = new();
        file.Write(PngCodec.Signature);
        byte[] header = (byte[])_layout.Header.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(header, frame.Width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), frame.Height);
        PngChunk.Write(file, "IHDR"u8, header);
        if (_layout.Palette is { } palette)
        {
            PngChunk.Write(file, "PLTE"u8, palette);
        }

        if (_layout.Transparency is { } transparency)
        {
            PngChunk.Write(file, "tRNS"u8, transparency);
        }

        foreach ((long at, int length) in frame.Data)
        {
            byte[] data = new byte[length];
            PngChunk.Write(file, "IDAT"u8, data.AsSpan(0, _source.ReadAt(at, data)));
        }

        PngChunk.Write(file, "IEND"u8, []);
        file.Position = 0;
        return file;
    }
}
