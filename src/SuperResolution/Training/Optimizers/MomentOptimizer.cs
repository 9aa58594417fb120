using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015) or RMSProp (Hinton 2012), TorchSharp's: each weight by moments of its own gradients.</summary>
internal sealed class MomentOptimizer(OptimizerHelper optimizer) : IOptimizer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, Tensor>> Moments
    {
        get
        {
            List<OptimizerState> moments = optimizer.state_dict().State;
            for (int i = 0; i < moments.Count; i++)
            {
                if (moments[i] is RMSProp.State mean)
                {
                    yield return new($"{i}.square_avg", mean.square_avg);
                    if (mean.momentum_buffer is { } steps)
                    {
                        yield return new($"{i}.momentum_buffer", steps);
                    }

                    continue;
                }

                Adam.State ofParameter = (Adam.State)moments[i];
                yield return new($"{i}.exp_avg", ofParameter.exp_avg);
                yield return new($"{i}.exp_avg_sq", ofParameter.exp_avg_sq);
            }
        }
    }

    /// <inheritdoc/>
    public void ZeroGradients() => optimizer.zero_grad();

    /// <inheritdoc/>
    public void Update(double rate)
    {
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        optimizer.step();
    }

    /// <inheritdoc/>
    public void GoOnFrom(long updates)
    {
        // RMSProp's updates do not depend on their number.
        foreach (Adam.State moments in optimizer.state_dict().State.OfType<Adam.State>())
        {
            moments.step = updates;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => optimizer.Dispose();
}
