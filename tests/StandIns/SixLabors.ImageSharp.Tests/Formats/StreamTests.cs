using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats;

public class StreamTests
{
    public static TheoryData<string> OneOfEach => ["rgb8.png", "interlaced.png", "420.jpg", "lossy.webp", "tiles.tif", "rgb24.bmp"];

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public async Task Streams_that_cannot_seek_and_give_a_byte_at_a_time_are_read(string name)
    {
        using OddStream sync = new(TestImages.Bytes(name));
        using Image<Rgb24> image = Image.Load<Rgb24>(sync);
        Assert.Equal(TestImages.Expected(name), TestImages.Components(image));
        using OddStream later = new(TestImages.Bytes(name));
        using Image<Rgb24> same = await Image.LoadAsync<Rgb24>(later);
        Assert.Equal(TestImages.Expected(name), TestImages.Components(same));
        Assert.Equal(0, later.SyncReads);
    }

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public async Task Every_way_of_loading_gives_the_same_image(string name)
    {
        string path = TestImages.PathOf(name);
        byte[] bytes = TestImages.Bytes(name);
        DecoderOptions options = new();
        using MemoryStream stream = new(bytes);
        Image[] images =
        [
            Image.Load(path), Image.Load(bytes), Image.Load(options, path), Image.Load(options, bytes),
            await Image.LoadAsync(path), await Image.LoadAsync(options, path), Image.Load(stream), await Again(stream),
        ];
        foreach (Image image in images)
        {
            using Image<Rgb24> color = image.CloneAs<Rgb24>();
            Assert.Equal(TestImages.Expected(name), TestImages.Components(color));
            image.Dispose();
        }

        stream.Position = 0;
        Assert.Equal(images[0].Size, (await Image.IdentifyAsync(stream)).Size);
        Assert.Equal(images[0].Size, (await Image.IdentifyAsync(path)).Size);
        Assert.Equal(images[0].Size, Image.Identify(bytes).Size);
    }

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public void An_image_is_read_from_where_the_stream_stands(string name)
    {
        using MemoryStream stream = new([.. new byte[100], .. TestImages.Bytes(name)]);
        stream.Position = 100;
        using (Image<Rgb24> image = Image.Load<Rgb24>(stream))
        {
            Assert.Equal(TestImages.Expected(name), TestImages.Components(image));
        }

    }

    [Fact]
    public void What_a_stream_throws_is_thrown_on()
    {
        foreach (string name in (string[])["rgb8.png", "420.jpg", "lossy.webp", "tiles.tif", "rgb24.bmp"])
        {
            using ThrowingStream stream = new(TestImages.Bytes(name), 30);
            Assert.Throws<TimeoutException>(() => Image.Load<Rgb24>(stream));
        }
    }

    [Fact]
    public async Task Streams_that_cannot_be_read_or_written_are_refused()
    {
        using OddStream closed = new([], canRead: false);
        Assert.Throws<NotSupportedException>(() => Image.Load(closed));
        await Assert.ThrowsAsync<NotSupportedException>(() => Image.LoadAsync(closed));
        using Image<Rgb24> image = new(3, 3);
        using MemoryStream readOnly = new([1, 2, 3], writable: false);
        Assert.Throws<NotSupportedException>(() => image.Save(readOnly, new PngEncoder()));
    }

    [Fact]
    public async Task Null_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Image.Load((string)null!));
        Assert.Throws<ArgumentNullException>(() => Image.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Image.Load<Rgb24>(null!, "x.png"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Image.LoadAsync((Stream)null!));
        using Image<Rgb24> image = new(3, 3);
        Assert.Throws<ArgumentNullException>(() => image.Save(null!, new PngEncoder()));
        Assert.Throws<ArgumentNullException>(() => image.Save(Stream.Null, (IImageEncoder)null!));
        Assert.Throws<ArgumentNullException>(() => image.SaveAsPng((string)null!));
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() => Assert.Throws<FileNotFoundException>(() => Image.Load("no/../such.png"));

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    [InlineData("tiff")]
    [InlineData("bmp")]
    public async Task Streams_that_cannot_seek_are_written(string extension)
    {
        using Image<Rgb24> image = EncodingTests.Picture<Rgb24>(200, 100);
        IImageEncoder encoder = Advanced.AdvancedImageExtensions.DetectEncoder(image, "x." + extension);
        byte[] expected = EncodingTests.Save(image, encoder);
        using OddStream sync = new([]);
        image.Save(sync, encoder);
        Assert.Equal(expected, sync.Written);
        using OddStream later = new([]);
        await image.SaveAsync(later, encoder);
        Assert.Equal(expected, later.Written);
        Assert.Equal(0, later.SyncWrites);
    }

    [Fact]
    public void A_file_is_written_where_the_stream_stands()
    {
        using Image<Rgb24> image = EncodingTests.Picture<Rgb24>(40, 30);
        foreach (IImageEncoder encoder in (IImageEncoder[])[new PngEncoder(), new TiffEncoder()])
        {
            using MemoryStream stream = new();
            stream.Write(new byte[77]);
            image.Save(stream, encoder);
            Assert.Equal(stream.Length, stream.Position);
            stream.Position = 77;
            using Image<Rgb24> read = Image.Load<Rgb24>(stream);
            Assert.Equal(TestImages.Components(image), TestImages.Components(read));
        }
    }

    [Fact]
    public async Task A_cancelled_token_stops_loading_and_saving()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Image.LoadAsync(TestImages.PathOf("420.jpg"), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Image.IdentifyAsync(TestImages.PathOf("420.jpg"), cancelled.Token));
        using Image<Rgb24> image = new(30, 30);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => image.SaveAsPngAsync(new MemoryStream(), cancelled.Token));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("tiff")]
    [InlineData("bmp")]
    public async Task Cancelling_half_way_stops_between_rows(string extension)
    {
        // More than what PNG deflates on 16 cores before it writes.
        using Image<Rgb24> image = TestImages.Noise<Rgb24>(2000, 2000);
        IImageEncoder encoder = Advanced.AdvancedImageExtensions.DetectEncoder(image, "x." + extension);
        using MemoryStream whole = new();
        image.Save(whole, encoder);
        using CancellationTokenSource source = new();
        using OddStream target = new([], canSeek: true) { OnWrite = source.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => image.SaveAsync(target, encoder, source.Token));
        Assert.InRange(target.Written.Length, 1, whole.Length * 3 / 4);
    }

    private static Task<Image> Again(MemoryStream stream)
    {
        stream.Position = 0;
        return Image.LoadAsync(stream);
    }

    /// <summary>A stream that gives and takes what it is made to, and counts calls that hold a thread.</summary>
    private sealed class OddStream(byte[] content, bool canRead = true, bool canSeek = false) : Stream
    {
        private readonly MemoryStream _read = new(content);
        private readonly MemoryStream _written = new();

        public int SyncReads { get; private set; }

        public int SyncWrites { get; private set; }

        public Action? OnWrite { get; init; }

        public byte[] Written => _written.ToArray();

        public override bool CanRead => canRead;

        public override bool CanSeek => canSeek;

        public override bool CanWrite => true;

        public override long Length => canSeek ? _written.Length : throw new NotSupportedException();

        public override long Position
        {
            get => canSeek ? _written.Position : throw new NotSupportedException();
            set => _written.Position = canSeek ? value : throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            SyncReads++;
            return _read.Read(buffer, offset, Math.Min(count, 1));
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return _read.Read(buffer.Span[..Math.Min(buffer.Length, 1)]);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            SyncWrites++;
            _written.Write(buffer, offset, count);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            _written.Write(buffer.Span);
            OnWrite?.Invoke();
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    /// <summary>A stream that throws once some bytes are read.</summary>
    private sealed class ThrowingStream(byte[] content, int limit) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position >= limit
            ? throw new TimeoutException("The line is dead.")
            : base.Read(buffer, offset, (int)Math.Min(count, limit - Position));
    }
}
