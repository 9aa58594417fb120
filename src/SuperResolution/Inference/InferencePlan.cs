using SuperResolution.Memory;
using SuperResolution.Networks;
using TorchSharp;
using TorchSharp.Modules;
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
    /// <exception cref="InvalidOperationException">It was made ready before.</exception>
    public static InferencePlan Prepare(IGenerator generator, ExecutionTarget target, Precision precision)
    {
        IGenerator network = SelfEnsemble.Inside(generator);
        if (network is not nn.Module module)
        {
            return new(target, target.Type, ChannelsLast: false);
        }

        if (!GivenNetworks.TryGive(module))
        {
            throw new InvalidOperationException(
                $"The {network.GetType().Name} was given to an upscaler before, which owns it and may have rewritten it. Give each a network of its own.");
        }

        IInferenceForm? form = network as IInferenceForm;
        try
        {
            // A GPU without room says so while the network is still its owner's, and what it was.
            if (precision == Precision.Auto && form is { LosesLittle: true } && ConvolutionSpeed.IsFasterInBFloat16(form.Width, form.Kernel, target))
            {
                target = target with { Type = ScalarType.BFloat16 };
            }

            module.eval();
            if (form is null)
            {
                module.to(target.Device, target.Type);
                KeepTransposedWide(module, target);
                return new(target, target.Type, ChannelsLast: false);
            }

            module.to(target.Device);
            module.to(CPU, ScalarType.Float32);
        }
        catch
        {
            GivenNetworks.Return(module);
            throw;
        }

        form.Fold(target.Type);
        module.to(target.Device);
        return new(target, ScalarType.Float32, ChannelsLast: true);
    }

    /// <summary>Transposed convolutions stay in float32 on a CPU, where libtorch 1.13 makes pictures of another size of bfloat16.</summary>
    private static void KeepTransposedWide(nn.Module module, ExecutionTarget target)
    {
        if (target.OnCpu)
        {
            foreach (ConvTranspose2d layer in module.named_modules().Select(part => part.module).OfType<ConvTranspose2d>())
            {
                layer.to(ScalarType.Float32);
            }
        }
    }

    /// <summary>A picture as the generator takes it.</summary>
    /// <param name="picture">[N, 3, H, W] in [0, 1]; stays.</param>
    public Tensor Input(Tensor picture)
    {
        using Tensor there = picture.To(Target.Device);
        Tensor taken = there.to(InputType);
        if (!ChannelsLast)
        {
            return taken;
        }

        using (taken)
        {
            return MemoryOrder.ChannelsLast(taken);
        }
    }
}
