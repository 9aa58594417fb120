using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// Y as the daala project's <c>png2y4m</c> makes it by default (as of August 2016): BT.709 in studio range, chroma for 2×2 pixels at
/// a time, triangular dither of one step, and of the two nearest values of Y the one that gives the colour back more closely.
/// </summary>
/// <remarks>
/// The dither starts from the same seed for every picture, so two pictures get the same noise. The bicubic and nearest-neighbour
/// figures of the SRGAN paper's table 2 come out with this Y and with no plainer one.
/// </remarks>
internal static class DaalaLuma
{
    private const double RedWeight = 0.2126;
    private const double BlueWeight = 0.0722;
    private const double GreenWeight = 1 - RedWeight - BlueWeight;
    private const double RedPerCr = 2 * (1 - RedWeight);
    private const double BluePerCb = 2 * (1 - BlueWeight);

    // Colours are computed in 16 bits; the studio range has 219 steps of Y and 224 of chroma.
    private const int SixteenBits = 257;
    private const double LumaStep = SixteenBits * 255 / 219.0;
    private const double ChromaStep = SixteenBits * 255 / 224.0;
    private const int Black = 16;

    // How finely the dither of Y, Cb and Cr is drawn.
    private const uint LumaNoise = 1223320000;
    private const uint CbNoise = 1479548743;
    private const uint CrNoise = 1255654969;

    /// <summary>Converts a picture.</summary>
    /// <param name="levels">[1, 3, h, w] in RGB or [1, 1, h, w] in gray: whole numbers of 0 to 255.</param>
    /// <returns>[1, 1, h, w], float64, whole numbers of 0 to 255.</returns>
    public static Tensor Convert(Tensor levels)
    {
        int height = (int)levels.shape[2];
        int width = (int)levels.shape[3];
        Tensor rgb = levels.to(ScalarType.Byte).expand(1, 3, height, width).contiguous();
        Tensor luma = empty([1, 1, height, width], dtype: ScalarType.Byte);
        Convert(rgb.bytes, luma.bytes, height, width);
        return luma.to(ScalarType.Float64);
    }

    private static void Convert(ReadOnlySpan<byte> rgb, Span<byte> luma, int height, int width)
    {
        Kiss99 random = new();
        Span<Colour> block = stackalloc Colour[4];
        int plane = height * width;
        for (int y = 0; y < height; y += 2)
        {
            for (int x = 0; x < width; x += 2)
            {
                double cbNoise = 0;
                double crNoise = 0;
                for (int k = 0; k < block.Length; k++)
                {
                    double lumaNoise = LumaStep * random.NextTriangular(LumaNoise);
                    double cb = ChromaStep * random.NextTriangular(CbNoise);
                    double cr = ChromaStep * random.NextTriangular(CrNoise);
                    // The block has one chroma, so one noise for it; the draws for the other pixels are made and left.
                    (cbNoise, crNoise) = k == 0 ? (cb, cr) : (cbNoise, crNoise);
                    // Beyond the right and bottom edge the last pixel is repeated with its noise.
                    int column = x + (k & 1);
                    int row = y + (k >> 1);
                    block[k] = row >= height ? block[k & 1]
                        : column >= width ? block[k & 2]
                        : Colour.From(rgb, row * width + column, plane).Dithered(lumaNoise, cbNoise, crNoise);
                }

                Colour chroma = Colour.Chroma(block);
                for (int k = 0; k < block.Length; k++)
                {
                    int column = x + (k & 1);
                    int row = y + (k >> 1);
                    if (row < height && column < width)
                    {
                        luma[row * width + column] = (byte)(Black + block[k].ClosestLuma(chroma));
                    }
                }
            }
        }
    }

    private readonly record struct Colour(double Red, double Green, double Blue)
    {
        private double Luma => RedWeight * Red + GreenWeight * Green + BlueWeight * Blue;

        public static Colour From(ReadOnlySpan<byte> rgb, int at, int plane) =>
            new(SixteenBits * rgb[at], SixteenBits * rgb[plane + at], SixteenBits * rgb[2 * plane + at]);

        /// <summary>What chroma of 8 bits, the mean of four pixels', adds to the gray of any Y.</summary>
        public static Colour Chroma(ReadOnlySpan<Colour> block)
        {
            Colour mean = new(
                (block[0].Red + block[1].Red + block[2].Red + block[3].Red) / 4,
                (block[0].Green + block[1].Green + block[2].Green + block[3].Green) / 4,
                (block[0].Blue + block[1].Blue + block[2].Blue + block[3].Blue) / 4);
            double cb = ChromaStep * Math.Clamp(Round((mean.Blue - mean.Luma) / BluePerCb / ChromaStep), -128, 127);
            double cr = ChromaStep * Math.Clamp(Round((mean.Red - mean.Luma) / RedPerCr / ChromaStep), -128, 127);
            return new(RedPerCr * cr, -GreenOf(cb, cr), BluePerCb * cb);
        }

        // The tool adds the chroma's noise to green with the sign that red and blue have; BT.709 itself would subtract it.
        public Colour Dithered(double luma, double cb, double cr) =>
            new(Red + Round(luma + RedPerCr * cr), Green + Round(luma + GreenOf(cb, cr)), Blue + Round(luma + BluePerCb * cb));

        /// <summary>Y, 0 for black, with which the chroma gives this colour back most closely; of two equally close ones the even.</summary>
        public int ClosestLuma(Colour chroma)
        {
            double exact = RedWeight * (Red - chroma.Red) + GreenWeight * (Green - chroma.Green) + BlueWeight * (Blue - chroma.Blue);
            int below = (int)Math.Clamp(Math.Floor(exact / LumaStep), -Black, 238);
            double errorBelow = SquaredError(chroma, below);
            double errorAbove = SquaredError(chroma, below + 1);
            bool above = errorAbove < errorBelow || (errorAbove == errorBelow && (below & 1) != 0);
            return above ? below + 1 : below;
        }

        private static double GreenOf(double cb, double cr) => (BlueWeight * BluePerCb * cb + RedWeight * RedPerCr * cr) / GreenWeight;

        private static double Round(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

        private double SquaredError(Colour chroma, int luma)
        {
            double red = Red - Math.Clamp(Round(luma * LumaStep + chroma.Red), 0, ushort.MaxValue);
            double green = Green - Math.Clamp(Round(luma * LumaStep + chroma.Green), 0, ushort.MaxValue);
            double blue = Blue - Math.Clamp(Round(luma * LumaStep + chroma.Blue), 0, ushort.MaxValue);
            return red * red + green * green + blue * blue;
        }
    }
}
