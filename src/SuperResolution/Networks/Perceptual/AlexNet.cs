namespace SuperResolution.Networks.Perceptual;

/// <summary>
/// The convolutions of AlexNet as torchvision has it (Krizhevsky 2014, "One weird trick for parallelizing convolutional neural networks"),
/// cut after each.
/// </summary>
internal static class AlexNet
{
    public static PerceptualNetwork Network { get; } = new("AlexNet", SmallestSide: 31,
    [
        [new ConvolutionLayer(0, 64, 3, Kernel: 11, Padding: 2, Stride: 4)],
        [new PoolingLayer(3), new ConvolutionLayer(3, 192, 64, Kernel: 5, Padding: 2)],
        [new PoolingLayer(3), new ConvolutionLayer(6, 384, 192)],
        [new ConvolutionLayer(8, 256, 384)],
        [new ConvolutionLayer(10, 256, 256)],
    ]);
}
