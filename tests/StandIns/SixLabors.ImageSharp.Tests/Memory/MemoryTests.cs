using System.Diagnostics;
using System.Globalization;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Tests.Formats;

namespace SixLabors.ImageSharp.Tests.Memory;

public class MemoryTests
{
    [Fact]
    public void Large_images_lie_in_pieces_that_no_row_straddles()
    {
        using Image<Rgb24> image = TestImages.Noise<Rgb24>(1999, 1500);
        Rgb24[] copy = new Rgb24[1999 * 1500];
        image.CopyPixelDataTo(copy);
        for (int y = 0; y < image.Height; y += 7)
        {
            Assert.Equal(copy[(y * 1999) + 1998], image[1998, y]);
            Assert.Equal(copy[y * 1999], image[0, y]);
        }

        using Image<Rgb24> same = Image.LoadPixelData<Rgb24>(copy, 1999, 1500);
        using Image<Rgb24> read = Image.Load<Rgb24>(EncodingTests.Save(same, new PngEncoder()));
        Rgb24[] back = new Rgb24[copy.Length];
        read.CopyPixelDataTo(back);
        Assert.True(copy.AsSpan().SequenceEqual(back));
    }

    [Fact]
    public void An_image_above_the_limit_is_refused_and_one_below_is_not()
    {
        Configuration small = Configuration.Default.Clone();
        small.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = 8 });
        using Image<L8> fits = new(small, 4096, 2048);
        InvalidMemoryOperationException refused = Assert.Throws<InvalidMemoryOperationException>(() => new Image<L8>(small, 4096, 2049));
        Assert.Contains((4096 * 2049).ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidMemoryOperationException>(() => new Image<Rgba64>(int.MaxValue, int.MaxValue));
        Assert.ThrowsAny<InvalidOperationException>(() => fits.Mutate(x => x.Resize(8192, 0)));
        Assert.Equal(4096, fits.Width);
        byte[] file = EncodingTests.Save(fits, new PngEncoder());
        InvalidImageContentException large = Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(new DecoderOptions { Configuration = small }, file));
        Assert.IsType<InvalidMemoryOperationException>(large.InnerException);
        Assert.Equal(4096, Image.Identify(new DecoderOptions { Configuration = small }, file).Width);
    }

    [Fact]
    public void A_stream_without_an_end_is_refused_at_the_limit()
    {
        Configuration small = Configuration.Default.Clone();
        small.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = 2 });
        using EndlessStream stream = new();
        Assert.Throws<InvalidMemoryOperationException>(() => Image.Load(new DecoderOptions { Configuration = small }, stream));
    }

    [Fact]
    public void Loading_a_hundred_times_leaves_memory_as_it_was()
    {
        using Image<Rgb24> picture = EncodingTests.Picture<Rgb24>(1000, 700);
        byte[][] files =
        [
            EncodingTests.Save(picture, new JpegEncoder()),
            EncodingTests.Save(picture, new PngEncoder()),
        ];
        Load(files, 10);
        long before = Resident();
        Load(files, 100);
        Assert.InRange(Resident() - before, long.MinValue, 24L << 20);
    }

    private static void Load(byte[][] files, int times)
    {
        for (int i = 0; i < times; i++)
        {
            foreach (byte[] file in files)
            {
                using Image<Rgb24> image = Image.Load<Rgb24>(file);
                byte[] cut = file[..(file.Length / 2)];
                Assert.ThrowsAny<ImageFormatException>(() => Image.Load<Rgb24>(cut));
            }
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static long Resident()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
