using SuperResolution.Losses;

namespace SuperResolution.Training;

/// <summary>A part of what training makes small.</summary>
/// <param name="Loss">The loss by its name: <c>mse</c>, <c>l1</c> or <c>charbonnier</c>.</param>
/// <param name="Weight">What it is multiplied by.</param>
public sealed record LossTerm(string Loss, double Weight = 1)
{
    /// <summary>Makes the loss.</summary>
    /// <exception cref="ArgumentException">There is no loss of that name.</exception>
    public IContentLoss Create() => Loss switch
    {
        "mse" => new MseContentLoss(),
        "l1" => new L1ContentLoss(),
        "charbonnier" => new CharbonnierContentLoss(),
        _ => throw new ArgumentException($"There is no loss \"{Loss}\"; give mse, l1 or charbonnier."),
    };
}
