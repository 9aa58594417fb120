namespace SuperResolution.Networks.Perceptual;

/// <summary>
/// The convolutions of VGG16 (Simonyan and Zisserman 2015, "Very Deep Convolutional Networks for Large-Scale Image Recognition", table 1,
/// column D), cut before each max-pooling.
/// </summary>
internal static class Vgg16
{
    public static PerceptualNetwork Network { get; } = new("VGG16", SmallestSide: 16,
    [
        [new ConvolutionLayer(0, 64, 3), new ConvolutionLayer(2, 64, 64)],
        [new PoolingLayer(2), new ConvolutionLayer(5, 128, 64), new ConvolutionLayer(7, 128, 128)],
        [new PoolingLayer(2), new ConvolutionLayer(10, 256, 128), new ConvolutionLayer(12, 256, 256), new ConvolutionLayer(14, 256, 256)],
        [new PoolingLayer(2), new ConvolutionLayer(17, 512, 256), new ConvolutionLayer(19, 512, 512), new ConvolutionLayer(21, 512, 512)],
        [new PoolingLayer(2), new ConvolutionLayer(24, 512, 512), new ConvolutionLayer(26, 512, 512), new ConvolutionLayer(28, 512, 512)],
    ]);
}
