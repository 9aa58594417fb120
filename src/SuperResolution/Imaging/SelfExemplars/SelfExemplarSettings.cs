namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>The method's parameters, with the values of the authors' published program.</summary>
internal sealed record SelfExemplarSettings
{
    /// <summary>Where random numbers start.</summary>
    public long Seed { get; init; }

    /// <summary>How many octaves the picture is made smaller for its dictionary: 3, an eighth.</summary>
    public double Octaves { get; init; } = 3;

    /// <summary>Rounds of search at the first level are this less <see cref="FewerRounds"/>, and each level has that many fewer.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>By how many the rounds become fewer from level to level.</summary>
    public int FewerRounds { get; init; } = 3;

    /// <summary>The fewest rounds of a level.</summary>
    public int LeastRounds { get; init; } = 3;

    /// <summary>Rounds of back-projection after each level.</summary>
    public int BackProjections { get; init; } = 20;

    /// <summary>λ of the plane cost: a third of the program's, which sums the costs of three channels.</summary>
    public float PlaneWeight { get; init; } = 1e-3f / 3;

    /// <summary>λ of the scale cost, likewise.</summary>
    public float ScaleWeight { get; init; } = 1e-3f / 3;

    /// <summary>How far brightness may be moved to match.</summary>
    public float LargestBias { get; init; } = 0.25f;

    /// <summary>The smallest change of scale of a patch; null for one step between levels.</summary>
    public float? SmallestScale { get; init; }

    /// <summary>The largest change of scale of a patch.</summary>
    public float LargestScale { get; init; } = 8;

    /// <summary>Changes of scale that are tried, around 1, in the first of the narrowing draws.</summary>
    public float ScaleRange { get; init; } = 1;

    /// <summary>Angles that are tried, around 0, in radians.</summary>
    public float AngleRange { get; init; } = MathF.PI / 4;

    /// <summary>Shears that are tried, around 0.</summary>
    public float ShearRange { get; init; } = 0.05f;

    /// <summary>Whether planes are looked for and patches seen in perspective.</summary>
    public bool Planes { get; init; } = true;
}
