using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class AlphaPlaneTests
{
    private const string Weights = "weights/srgan/netG_epoch_4_100.pth";

    [Fact]
    public void Bicubic_alpha_is_MATLABs_bicubic_of_the_alpha_alone()
    {
        using Image<Rgba32> picture = TestPictures.Noise<Rgba32>(31, 22);
        using Image<L8> plane = new(31, 22);
        for (int y = 0; y < 22; y++)
        {
            for (int x = 0; x < 31; x++)
            {
                plane[x, y] = new L8(picture[x, y].A);
            }
        }

        // The reference is the resampler that is held against MATLAB's own figures (ResizeTests), over the whole plane.
        using Tensor alpha = ImageTensor.FromImage(plane);
        using Tensor enlarged = Resize.Bicubic(alpha, 4);
        using Image<L8> expected = ImageTensor.ToImage<L8>(enlarged);
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 4), new UpscalerOptions { Tile = 7 });
        using Image<Rgba32> actual = upscaler.Enhance(picture);
        for (int y = 0; y < expected.Height; y++)
        {
            for (int x = 0; x < expected.Width; x++)
            {
                Assert.InRange(actual[x, y].A - expected[x, y].PackedValue, -1, 1);
            }
        }
    }

    [SharedFact(Weights)]
    public void The_networks_alpha_is_exact_where_it_is_flat_and_sharper_than_bicubic_where_it_is_not()
    {
        using Image<Rgba32> picture = new(48, 32, new Rgba32(90, 120, 200, 0));
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < 48; x++)
            {
                picture[x, y] = new Rgba32(90, 120, 200, (byte)Math.Clamp((x - 22) * 255 / 4, 0, 255));
            }
        }

        using Upscaler soft = Upscaler.Load(Repository.SharedFile(Weights));
        using Upscaler sharp = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { AlphaMode = AlphaMode.Network });
        using Image<Rgba32> bicubic = soft.Enhance(picture);
        using Image<Rgba32> network = sharp.Enhance(picture);
        int row = network.Height / 2;
        for (int x = 0; x < network.Width; x++)
        {
            if (x < 4 * 20)
            {
                Assert.Equal(0, network[x, row].A);
            }
            else if (x >= 4 * 29)
            {
                Assert.Equal(255, network[x, row].A);
            }
        }

        Assert.True(Steepest(network, row) > Steepest(bicubic, row), $"{Steepest(network, row)} > {Steepest(bicubic, row)}");
        Assert.All(
            TestPictures.Values(network).Zip(TestPictures.Values(bicubic)),
            pair => Assert.Equal((pair.Second.X, pair.Second.Y, pair.Second.Z), (pair.First.X, pair.First.Y, pair.First.Z)));
    }

    [Fact]
    public void A_network_that_gives_NaN_for_alpha_is_an_exception_with_the_tiles_place()
    {
        using Image<La16> picture = new(8, 12, new La16(100, 255));
        picture[3, 3] = new La16(100, 7);
        using Upscaler upscaler = new(new NaNForAlpha(), new UpscalerOptions { AlphaMode = AlphaMode.Network });
        Assert.Equal(new Rectangle(0, 0, 8, 12), Assert.Throws<NonFiniteOutputException>(() => upscaler.Enhance(picture)).Tile);
    }

    private static int Steepest(Image<Rgba32> picture, int row) =>
        Enumerable.Range(1, picture.Width - 1).Max(x => Math.Abs(picture[x, row].A - picture[x - 1, row].A));

    /// <summary>Answers the first call, which is for colours, and not the second.</summary>
    private sealed class NaNForAlpha : IGenerator
    {
        private readonly ClassicalResampler _resampler = ClassicalResampler.Create("nearest", 4);
        private int _calls;

        public int Scale => 4;

        public int Halo => 2;

        public long WorkingBytesPerPixel => _resampler.WorkingBytesPerPixel;

        public ValueRange InputRange => ValueRange.Unit;

        public ValueRange OutputRange => ValueRange.Unit;

        public Tensor forward(Tensor input)
        {
            Tensor output = _resampler.forward(input);
            return _calls++ == 0 ? output : output.fill_(double.NaN);
        }

        public void Dispose() => _resampler.Dispose();
    }
}
