using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A gated layer of PixelCNN (van den Oord et al. 2016, "Conditional Image Generation with PixelCNN Decoders", figure 2): a vertical stack that sees the
/// rows above, and a horizontal one that sees the row's own pixels to the left and what the vertical one hands over.
/// </summary>
internal sealed class GatedPixelLayer : Module<Tensor, Tensor, (Tensor Features, Tensor State)>
{
    /// <summary>The side of the kernels before the mask.</summary>
    public const int Kernel = 5;

    private readonly Conv2d vertical;
    private readonly Conv2d handed;
    private readonly Conv2d horizontal;
    private readonly Conv2d merged;

    public GatedPixelLayer(int width)
        : base(nameof(GatedPixelLayer))
    {
        vertical = PastConvolution.Above(width, 2 * width, Kernel);
        handed = Conv2d(2 * width, 2 * width, kernel_size: 1);
        horizontal = PastConvolution.Left(width, 2 * width, Kernel, self: true);
        merged = Conv2d(width, width, kernel_size: 1);
        RegisterComponents();
    }

    /// <summary>Whole maps of the horizontal and of the vertical stack, each [N, C, H, W]; the inputs stay.</summary>
    public override (Tensor Features, Tensor State) forward(Tensor features, Tensor state)
    {
        (Tensor fromAbove, Tensor next) = Down(state.OfPast(vertical));
        using (fromAbove)
        {
            return (Across(features.OfPast(horizontal), fromAbove, features), next);
        }
    }

    /// <summary>A row of the vertical stack from the two above, [N, C, 2, W]: what it hands over, [N, 2C, 1, W], and itself, [N, C, 1, W].</summary>
    public (Tensor FromAbove, Tensor State) NextRow(Tensor rows) => Down(rows.Next(vertical));

    /// <summary>A pixel of the horizontal stack, [N, C, 1, 1], from the input there and in the two pixels to the left, [N, C, 1, 3].</summary>
    public Tensor NextPixel(Tensor window, Tensor fromAbove)
    {
        using Tensor own = window.narrow(3, Kernel / 2, 1);
        return Across(window.Next(horizontal), fromAbove, own);
    }

    private (Tensor FromAbove, Tensor State) Down(Tensor maps)
    {
        Tensor fromAbove = maps.Through(handed);
        return (fromAbove, Gated(maps));
    }

    private Tensor Across(Tensor maps, Tensor fromAbove, Tensor input) => Gated(maps.Plus(fromAbove)).Into(merged).Plus(input);

    /// <summary>tanh of the first half of the maps times the sigmoid of the second (equation 2); the input is disposed.</summary>
    private static Tensor Gated(Tensor maps)
    {
        long half = maps.shape[1] / 2;
        using (maps)
        using (Tensor gate = maps.narrow(1, half, half).Sigmoid())
        using (Tensor value = maps.narrow(1, 0, half).Tanh())
        {
            return value * gate;
        }
    }
}
