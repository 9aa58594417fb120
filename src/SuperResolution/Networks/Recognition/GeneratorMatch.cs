using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Networks.Recognition;

/// <summary>The weights are those of a network that the library has.</summary>
internal abstract record GeneratorMatch : RecognitionResult
{
    /// <summary>The name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Network, scale, hyper-parameters and layout, for users.</summary>
    public required string Description { get; init; }

    /// <summary>The hyper-parameters that the network was built with, such as blocks.</summary>
    public required IReadOnlyDictionary<string, int> Hyperparameters { get; init; }

    /// <summary>Every parameter and buffer of the network and where it is in the file.</summary>
    public required IReadOnlyList<ExpectedKey> Keys { get; init; }

    /// <summary>Builds the network with weights. The state of the random number generator stays as it is.</summary>
    /// <param name="weights">The tensors of the file by its names.</param>
    public abstract IGenerator Build(IReadOnlyDictionary<string, Tensor> weights);
}

/// <summary>The weights are those of <typeparamref name="TNetwork"/>.</summary>
/// <param name="Make">Makes the network with random weights.</param>
internal sealed record GeneratorMatch<TNetwork>(Func<TNetwork> Make) : GeneratorMatch
    where TNetwork : nn.Module, IGenerator
{
    /// <inheritdoc/>
    public override IGenerator Build(IReadOnlyDictionary<string, Tensor> weights)
    {
        using DisposeScope scope = NewDisposeScope();
        TNetwork network = FirstWeights.WithoutTouchingRandomness(Make);
        try
        {
            using (no_grad())
            {
                Dictionary<string, Tensor> state = [], own = network.state_dict();
                List<string> keep = [];
                foreach (ExpectedKey key in Keys)
                {
                    if (key.Presence == Presence.Zero)
                    {
                        state[key.Ours] = zeros(key.Shape);
                    }
                    else if (!weights.TryGetValue(key.Published, out Tensor? tensor))
                    {
                        keep.Add(key.Ours);
                    }
                    else
                    {
                        state[key.Ours] = tensor.to_type(key.Presence == Presence.Optional ? ScalarType.Int64 : ScalarType.Float32)
                            .contiguous().view(own[key.Ours].shape);
                    }
                }

                network.load_state_dict(state, strict: true, skip: keep);
            }

            network.eval();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
