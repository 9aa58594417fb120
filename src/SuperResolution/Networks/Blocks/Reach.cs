namespace SuperResolution.Networks;

/// <summary>Which places of a map a pixel of the result looks at, along one side. Followed layer by layer from the result to the
/// input.</summary>
/// <param name="From">The first place.</param>
/// <param name="To">The last place.</param>
internal readonly record struct Reach(int From, int To)
{
    /// <summary>How far the pixels of the result look beyond the input pixel that they lie in.</summary>
    /// <param name="scale">How many pixels of the result lie along an input pixel.</param>
    /// <param name="cell">After how many input pixels the network repeats itself.</param>
    /// <param name="toInput">The layers, the last one first.</param>
    public static int Halo(int scale, int cell, Func<Reach, Reach> toInput)
    {
        int halo = 0;
        for (int pixel = 0; pixel < scale * cell; pixel++)
        {
            Reach reach = toInput(new(pixel, pixel));
            int own = pixel / scale;
            halo = Math.Max(halo, Math.Max(own - reach.From, reach.To - own));
        }

        return halo;
    }

    /// <summary>Before convolutions of a stride of 1 that keep the size.</summary>
    public Reach Convolved(int kernel, int times = 1) => new(From - times * (kernel / 2), To + times * (kernel / 2));

    /// <summary>Before a step after which each place is a square of pixels: nearest neighbour, PixelShuffle.</summary>
    public Reach Enlarged(int factor) => new(FloorDivide(From, factor), FloorDivide(To, factor));

    /// <summary>Before a step that gathers squares of pixels into places: pixel-unshuffle.</summary>
    public Reach Gathered(int factor) => new(From * factor, To * factor + factor - 1);

    /// <summary>Before a transposed convolution.</summary>
    public Reach Deconvolved(int kernel, int stride, int padding) =>
        new(-FloorDivide(-(From + padding - kernel + 1), stride), FloorDivide(To + padding, stride));

    /// <summary>Before a convolution with a stride.</summary>
    public Reach Strided(int kernel, int stride, int padding) => new(From * stride - padding, To * stride - padding + kernel - 1);

    private static int FloorDivide(int value, int divisor) => (int)Math.Floor((double)value / divisor);
}
