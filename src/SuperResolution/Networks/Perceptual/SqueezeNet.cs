namespace SuperResolution.Networks.Perceptual;

/// <summary>
/// The features of SqueezeNet 1.1 as torchvision has it (Iandola et al. 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer
/// parameters"), cut as LPIPS cuts them.
/// </summary>
internal static class SqueezeNet
{
    public static PerceptualNetwork Network { get; } = new("SqueezeNet 1.1", SmallestSide: 17,
    [
        [new ConvolutionLayer(0, 64, 3, Padding: 0, Stride: 2)],
        [new PoolingLayer(3, WithPartial: true), new FireLayer(3, 64, 16, 64), new FireLayer(4, 128, 16, 64)],
        [new PoolingLayer(3, WithPartial: true), new FireLayer(6, 128, 32, 128), new FireLayer(7, 256, 32, 128)],
        [new PoolingLayer(3, WithPartial: true), new FireLayer(9, 256, 48, 192)],
        [new FireLayer(10, 384, 48, 192)],
        [new FireLayer(11, 384, 64, 256)],
        [new FireLayer(12, 512, 64, 256)],
    ]);
}
