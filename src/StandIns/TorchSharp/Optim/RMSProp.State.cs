using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>What RMSProp remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The mean of the gradients' squares.</summary>
        public Tensor square_avg = null!;

        /// <summary>The sum of steps; null without momentum.</summary>
        public Tensor momentum_buffer = null!;

        internal State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>The mean of the gradients; null where not centred.</summary>
        internal Tensor? Mean { get; private set; }

        /// <summary>Forgets everything.</summary>
        /// <param name="options">The options of the parameter's group.</param>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            var own = (Options)options;
            square_avg = zeros_like(_parameter).DetachFromDisposeScope();
            Mean = own.Centered ? zeros_like(_parameter).DetachFromDisposeScope() : null;
            momentum_buffer = own.Momentum > 0 ? zeros_like(_parameter).DetachFromDisposeScope() : null!;
        }

        /// <summary>Copies the state of another RMSProp, to the parameter's device.</summary>
        /// <param name="source">The other's state.</param>
        /// <exception cref="ArgumentException">It is not RMSProp's.</exception>
        internal override void LoadStateDict(OptimizerState source)
        {
            State other = source as State ?? throw new ArgumentException($"RMSProp takes RMSProp's state, not {source?.GetType()}.", nameof(source));
            if (ReferenceEquals(other, this))
            {
                return;
            }

            Dispose();
            square_avg = Copy(other.square_avg);
            Mean = other.Mean is { } mean ? Copy(mean) : null;
            momentum_buffer = other.momentum_buffer is { } buffer ? Copy(buffer) : null!;
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose()
        {
            square_avg?.Dispose();
            Mean?.Dispose();
            momentum_buffer?.Dispose();
        }

        private Tensor Copy(Tensor tensor) => tensor.to(_parameter.device, copy: true).DetachFromDisposeScope();
    }
}
