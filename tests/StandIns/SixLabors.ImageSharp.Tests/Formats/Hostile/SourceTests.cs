using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>Streams that lie, are slow, end or break while an image is read.</summary>
public class SourceTests
{
    public static TheoryData<string> OneOfEach => ["rgb8.png", "animated.png", "420.jpg", "lossy.webp", "animated.gif", "tiles.tif", "rgb24.bmp"];

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public void What_a_stream_throws_at_any_place_is_thrown_on(string name)
    {
        byte[] file = TestImages.Bytes(name);
        int thrown = 0;
        for (int i = 0; i < 8; i++)
        {
            using BrokenStream stream = new(file, file.Length * i / 8);
            try
            {
                using Image image = Image.Load(stream);
            }
            catch (TimeoutException)
            {
                thrown++;
            }
        }

        Assert.InRange(thrown, 1, 8);
    }

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public void A_stream_that_is_longer_than_what_it_gives_is_a_file_that_ends(string name)
    {
        using LyingStream stream = new(TestImages.Bytes(name), 60);
        Assert.Throws<InvalidImageContentException>(() => Image.Load(stream));
    }

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public async Task A_slow_stream_is_waited_for_and_can_be_given_up(string name)
    {
        byte[] file = TestImages.Bytes(name);
        using SlowStream slow = new(file);
        using Image image = await Image.LoadAsync(slow);
        Assert.True(image.Width > 0);
        using SlowStream stuck = new(file, isStuck: true);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Image.LoadAsync(stuck, soon.Token));
    }

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public void What_was_read_tells_its_format(string name)
    {
        string expected = Path.GetExtension(name) switch { ".png" => "PNG", ".jpg" => "JPEG", ".webp" => "Webp", ".gif" => "GIF", ".tif" => "TIFF", _ => "BMP" };
        using MemoryStream stream = new([0, .. TestImages.Bytes(name)]);
        stream.Position = 1;
        using Image image = Image.Load(stream);
        Assert.Equal(expected, image.Metadata.DecodedImageFormat!.Name);
        Assert.Equal(expected, Image.Identify(TestImages.PathOf(name)).Metadata.DecodedImageFormat!.Name);
    }

    private sealed class BrokenStream(byte[] content, int limit) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position >= limit
            ? throw new TimeoutException("The line is dead.")
            : base.Read(buffer, offset, (int)Math.Min(count, limit - Position));
    }

    private sealed class LyingStream(byte[] content, int limit) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position >= limit ? 0 : base.Read(buffer, offset, (int)Math.Min(count, limit - Position));
    }

    private sealed class SlowStream(byte[] content, bool isStuck = false) : Stream
    {
        private readonly MemoryStream _content = new(content);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(isStuck ? Timeout.Infinite : 1, cancellationToken);
            return _content.Read(buffer.Span[..Math.Min(buffer.Length, 1 + (int)(_content.Length / 7))]);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
