using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using TorchSharp;

namespace SuperResolution.Tests.Package;

public class ConsumerTests(ConsumerProject consumer) : IClassFixture<ConsumerProject>
{
    private const string PublishedWeights = "weights/srgan/netG_epoch_4_100.pth";
    private const string LowResolution = "data/test/Set5/LRx4/butterflyx4.png";
    private const string HighResolution = "data/test/Set5/HR/butterfly.png";

    [Fact]
    public void The_lines_of_the_README_give_the_librarys_own_picture()
    {
        using TemporaryFolder folder = new();
        Python.Run("tests/Package.Tests/random_srgan.py", folder["random.pth"]);
        using Image<Rgb24> photo = new(61, 47);
        for (int y = 0; y < photo.Height; y++)
        {
            for (int x = 0; x < photo.Width; x++)
            {
                photo[x, y] = new((byte)(4 * x), (byte)(5 * y), (byte)((x / 8 + y / 8) % 2 * 200));
            }
        }

        Enhance(photo, folder["random.pth"]).Dispose();
    }

    [SharedFact(PublishedWeights, LowResolution, HighResolution)]
    public void Published_weights_make_a_photo_that_is_closer_to_the_truth_than_interpolation()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Image<Rgb24> photo = Image.Load<Rgb24>(Repository.SharedFile(LowResolution));
        using Image<Rgb24> truth = Image.Load<Rgb24>(Repository.SharedFile(HighResolution));
        using Image<Rgb24> result = Enhance(photo, Repository.SharedFile(PublishedWeights));

        Psnr psnr = new(EvaluationProtocol.Common(4));
        using torch.Tensor expected = ImageTensor.FromImage(truth), low = ImageTensor.FromImage(photo), made = ImageTensor.FromImage(result);
        double interpolated = psnr.Measure(Resize.Bicubic(low, 4).clamp(0, 1), expected);
        double enhanced = psnr.Measure(made, expected);
        Assert.True(enhanced > interpolated + 2, $"{enhanced:0.00} dB, bicubic has {interpolated:0.00}");
    }

    // Runs the consumer's program and holds its picture against what the library makes in this process.
    private Image<Rgb24> Enhance(Image<Rgb24> photo, string weights)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        photo.Save(consumer.PathOf(Readme.Photo), new JpegEncoder { Quality = 98 });
        if (Readme.Weights is { } wanted)
        {
            File.Copy(weights, consumer.PathOf(wanted), overwrite: true);
        }

        File.Delete(consumer.PathOf(Readme.Result));
        consumer.RunProgram();

        Image<Rgb24> result = Image.Load<Rgb24>(consumer.PathOf(Readme.Result));
        using Image<Rgb24> input = Image.Load<Rgb24>(consumer.PathOf(Readme.Photo));
        using Upscaler upscaler = Readme.Weights is null ? Upscaler.Create() : Upscaler.Load(weights);
        using Image<Rgb24> own = upscaler.Enhance(input);
        Assert.Equal(new Size(photo.Width * 4, photo.Height * 4), result.Size);
        Assert.Equal(own.Size, result.Size);

        float[] made = Values(result), expected = Values(own);
        Assert.InRange(made.Average(), 0.05f, 0.95f);
        Assert.True(made.Max() - made.Min() > 0.1f, "the picture has one colour");

        // One of the two processes may have measured that bfloat16 is faster.
        Assert.InRange(made.Zip(expected, (a, b) => Math.Abs(a - b)).Max(), 0f, 4.5f / 255);
        return result;
    }

    private static float[] Values(Image<Rgb24> image)
    {
        using torch.Tensor tensor = ImageTensor.FromImage(image);
        return tensor.data<float>().ToArray();
    }
}
