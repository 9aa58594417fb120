namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>Where a patch finds its example: θ of the paper (section 3), and how well it fits.</summary>
internal struct Match
{
    /// <summary>The example's centre, in pixels of the target's level.</summary>
    public float X, Y;

    /// <summary>The affine change.</summary>
    public Affine Shape;

    /// <summary>What is added to the example so that it is as bright as the target.</summary>
    public float Bias;

    /// <summary>The sum of the costs (section 4.1).</summary>
    public float Cost;

    /// <summary>The plane on which both lie.</summary>
    public byte Plane;

    /// <summary>Whether it was found in this round.</summary>
    public bool IsNew;
}
