using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>How a generator that was made ready enlarges: it lies on its device, rewritten so that it computes the same in fewer steps.</summary>
/// <param name="Target">The device, and the number format of most convolutions.</param>
/// <param name="InputType">The number format of pictures that it is given.</param>
/// <param name="ChannelsLast">Whether the channels of a pixel lie side by side in pictures that it is given, which convolutions like best.</param>
internal sealed record InferencePlan(ExecutionTarget Target, ScalarType InputType, bool ChannelsLast)
{
    /// <summary>Makes a generator ready. What it is then can neither be trained nor saved.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="target">The device and the number format.</param>
    /// <param name="precision">What was asked for: <see cref="Precision.Auto"/> measures which number format is faster.</param>
    public static InferencePlan Prepare(IGenerator generator, ExecutionTarget target, Precision precision)
    {
        if (generator is not nn.Module module)
        {
            return new(target, target.Type, ChannelsLast: false);
        }

        module.eval();
        if (generator is not IInferenceForm form)
        {
            module.to(target.Device, target.Type);
            return new(target, target.Type, ChannelsLast: false);
        }

        if (precision == Precision.Auto && ConvolutionSpeed.IsFasterInBFloat16(form.Width, target.Device))
        {
            target = target with { Type = ScalarType.BFloat16 };
        }

        form.Fold(target.Type);
        module.to(target.Device);
        return new(target, ScalarType.Float32, ChannelsLast: true);
    }

    /// <summary>A picture as the generator takes it.</summary>
    /// <param name="picture">[N, 3, H, W] in [0, 1]; stays.</param>
    public Tensor Input(Tensor picture)
    {
        Tensor onDevice = picture.to(InputType, Target.Device);
        if (!ChannelsLast)
        {
            return onDevice;
        }

        using Tensor pixels = onDevice.permute(0, 2, 3, 1);
        using Tensor sideBySide = pixels.contiguous();
        return sideBySide.permute(0, 3, 1, 2);
    }
}
