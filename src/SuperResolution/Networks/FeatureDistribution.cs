using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Where a teacher's features may lie, guessed from the student's: the location and the scale of a Laplace distribution for each feature (Lee et al. 2020, section
/// 3.2). How unlikely the teacher's features are under it bounds what the student's do not tell of them (variational information distillation, Ahn et al. 2019).
/// </summary>
internal sealed class FeatureDistribution : Module<Tensor, Tensor[]>
{
    // As in the published code: scales begin small, and none is 0.
    private const double ScaleShare = 0.1, LeastScale = 1e-8;

    private readonly Conv2d conv_location1;
    private readonly PReLU prelu_location;
    private readonly Conv2d conv_location2;
    private readonly Conv2d conv_scale1;
    private readonly PReLU prelu_scale;
    private readonly Conv2d conv_scale2;

    /// <param name="width">The number of maps of both.</param>
    public FeatureDistribution(int width)
        : base(nameof(FeatureDistribution))
    {
        conv_location1 = Conv2d(width, width, kernel_size: 1);
        prelu_location = PReLU(num_parameters: 1);
        conv_location2 = Conv2d(width, width, kernel_size: 1);
        conv_scale1 = Conv2d(width, width, kernel_size: 1);
        prelu_scale = PReLU(num_parameters: 1);
        conv_scale2 = Conv2d(width, width, kernel_size: 1);
        RegisterComponents();
    }

    /// <summary>The student's features, [N, d, H, W], to locations and scales, both of that shape and in float32; scales are above 0.</summary>
    public override Tensor[] forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor location = input.Through(conv_location1).Into(prelu_location).Into(conv_location2).Widened();
        Tensor scale = input.Through(conv_scale1).Into(prelu_scale).Into(conv_scale2).Widened().softplus() * ScaleShare + LeastScale;
        return [location.MoveToOuterDisposeScope(), scale.MoveToOuterDisposeScope()];
    }

    /// <summary>The mean over features of −log q(teacher's | student's), of which the constant log 2 is a part.</summary>
    /// <param name="student">The student's features, [N, d, H, W].</param>
    /// <param name="teacher">The teacher's, of the same shape, in float32; no gradient goes to them.</param>
    public Tensor Surprise(Tensor student, Tensor teacher)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] distribution = forward(student);
        (Tensor location, Tensor scale) = (distribution[0], distribution[1]);
        Tensor distance = functional.l1_loss(location / scale, teacher / scale);
        return (distance + (scale * 2).log().mean()).MoveToOuterDisposeScope();
    }
}
