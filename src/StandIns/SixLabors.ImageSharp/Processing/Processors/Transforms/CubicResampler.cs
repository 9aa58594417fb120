namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The two-parameter cubics of Mitchell and Netravali (1988, equation 8).</summary>
public readonly struct CubicResampler : IResampler
{
    /// <summary>B = 0, C = 1/2: interpolating, sharp.</summary>
    public static readonly CubicResampler CatmullRom = new(2, 0, .5F);

    /// <summary>B = 0, C = 0: interpolating, without overshoot.</summary>
    public static readonly CubicResampler Hermite = new(2, 0, 0);

    /// <summary>B = C = 1/3: between blur and ringing.</summary>
    public static readonly CubicResampler MitchellNetravali = new(2, .3333333F, .3333333F);

    /// <summary>Robidoux's: nearly keeps straight lines as they are.</summary>
    public static readonly CubicResampler Robidoux = new(2, .37821575509399867F, .31089212245300067F);

    /// <summary>Robidoux's, sharper.</summary>
    public static readonly CubicResampler RobidouxSharp = new(2, .2620145123990142F, .3689927438004929F);

    /// <summary>B = 1, C = 0: the B-spline, smooth and blurred.</summary>
    public static readonly CubicResampler Spline = new(2, 1, 0);

    private readonly float _b;
    private readonly float _c;

    /// <summary>Makes a cubic of its two parameters.</summary>
    public CubicResampler(float radius, float bspline, float cardinal)
    {
        Radius = radius;
        _b = bspline;
        _c = cardinal;
    }

    /// <inheritdoc/>
    public float Radius { get; }

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        if (x < 1F)
        {
            return (((12F - (9F * _b) - (6F * _c)) * (x * x * x)) + ((-18F + (12F * _b) + (6F * _c)) * (x * x)) + (6F - (2F * _b))) / 6F;
        }

        return x < 2F
            ? (((-_b - (6F * _c)) * (x * x * x)) + (((6F * _b) + (30F * _c)) * (x * x))
                + (((-12F * _b) - (48F * _c)) * x) + ((8F * _b) + (24F * _c))) / 6F
            : 0F;
    }
}
