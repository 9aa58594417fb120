namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// The picture at all its sizes, from an eighth to r times (section 3): what is known of each, and the same without what the next smaller
/// one cannot hold. Patches are matched in the second and taken from the first (Freedman and Fattal 2011, "Image and Video Upscaling from
/// Local Self-Examples").
/// </summary>
internal sealed class ScalePyramid
{
    private readonly ParallelOptions _threads;
    private readonly GrayImage?[] _sharp, _blurred;
    private readonly (int Width, int Height)[] _sizes;

    /// <param name="image">The picture that is made larger.</param>
    /// <param name="scale">r, at least 2.</param>
    /// <param name="octaves">How many times its sides are halved for the smallest level.</param>
    /// <param name="threads">How many threads resample.</param>
    public ScalePyramid(GrayImage image, int scale, double octaves, ParallelOptions threads)
    {
        _threads = threads;
        Levels = Math.Max(1, (int)Math.Round(3 * Math.Log2(scale)));
        Step = Math.Pow(scale, 1.0 / Levels);

        // A root has a rounding error, and an eighth is a whole number of steps for powers of 2.
        SourceLevels = Math.Max(1, (int)Math.Ceiling(octaves * Math.Log(2) / Math.Log(Step) - 1e-9));
        _sizes = [.. Enumerable.Range(-SourceLevels - 1, SourceLevels + Levels + 2).Select(level => SizeOf(image, Math.Pow(Step, level)))];
        _sharp = new GrayImage?[_sizes.Length];
        _blurred = new GrayImage?[_sizes.Length];
        for (int level = -SourceLevels - 1; level < 0; level++)
        {
            _sharp[Index(level)] = GrayResize.To(image, Size(level), threads);
        }

        _sharp[Index(0)] = image;
        for (int level = -SourceLevels; level <= 0; level++)
        {
            _blurred[Index(level)] = GrayResize.To(Sharp(level - 1), Size(level), threads);
        }
    }

    /// <summary>The largest level, which is r times the picture; the picture itself is level 0, and smaller ones are below 0.</summary>
    public int Levels { get; }

    /// <summary>How many times larger each level is than the one before: 2^(1/3) for powers of 2, 3^(1/5) for 3.</summary>
    public double Step { get; }

    /// <summary>From how many levels below its own a patch may come.</summary>
    public int SourceLevels { get; }

    public (int Width, int Height) Size(int level) => _sizes[Index(level)];

    /// <summary>What is known of a level.</summary>
    public GrayImage Sharp(int level) => _sharp[Index(level)]!;

    /// <summary>A level without what the one below cannot hold.</summary>
    public GrayImage Blurred(int level) => _blurred[Index(level)]!;

    /// <summary>The level below, enlarged to the size of a level: what is known of it before its details are.</summary>
    public GrayImage Target(int level) => GrayResize.To(Sharp(level - 1), Size(level), _threads);

    /// <summary>Adds the result of a level.</summary>
    public void Add(int level, GrayImage image)
    {
        _sharp[Index(level)] = image;
        _blurred[Index(level)] = GrayResize.To(GrayResize.To(image, Size(level - 1), _threads), Size(level), _threads);
    }

    private static (int Width, int Height) SizeOf(GrayImage image, double scale) =>
        (Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));

    private int Index(int level) => level + SourceLevels + 1;
}
