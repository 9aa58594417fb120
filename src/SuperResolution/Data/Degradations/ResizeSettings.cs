namespace SuperResolution.Data.Degradations;

/// <summary>How likely an image gets larger or smaller, by how much and how (Wang et al. 2021, "Real-ESRGAN", section 3.1).</summary>
public sealed record ResizeSettings
{
    /// <summary>The weight of making it larger.</summary>
    public required double Up { get; init; }

    /// <summary>The weight of making it smaller.</summary>
    public required double Down { get; init; }

    /// <summary>The weight of leaving it as it is.</summary>
    public required double Keep { get; init; }

    /// <summary>The factors: below 1 those of making it smaller, above 1 those of making it larger.</summary>
    public required Interval Factor { get; init; }

    /// <summary>The weight of area interpolation.</summary>
    public required double Area { get; init; }

    /// <summary>The weight of bilinear interpolation.</summary>
    public required double Bilinear { get; init; }

    /// <summary>The weight of bicubic interpolation.</summary>
    public required double Bicubic { get; init; }

    internal IEnumerable<string> Faults =>
    [
        .. SettingFaults.Weights("larger, smaller and as it is", Up, Down, Keep),
        .. Factor.Faults(nameof(Factor), 0.05, 8),
        .. SettingFaults.Weights("interpolations", Area, Bilinear, Bicubic),
    ];

    /// <summary>Draws an interpolation.</summary>
    internal Interpolation DrawInterpolation(RandomDraws draws) => (Interpolation)draws.Weighted(Area, Bilinear, Bicubic);

    /// <summary>Draws a new size of an image.</summary>
    /// <param name="draws">The random numbers.</param>
    /// <param name="height">Rows that a factor of 1 gives.</param>
    /// <param name="width">Columns that a factor of 1 gives.</param>
    internal Resizing Draw(RandomDraws draws, int height, int width)
    {
        double factor = draws.Weighted(Up, Down, Keep) switch
        {
            0 => draws.In(new(1, Math.Max(Factor.Most, 1))),
            1 => draws.In(new(Math.Min(Factor.Least, 1), 1)),
            _ => 1,
        };
        return new(DrawInterpolation(draws), Math.Max((int)(height * factor), 1), Math.Max((int)(width * factor), 1));
    }
}
