using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>What Adam remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The steps so far.</summary>
        public long step;

        /// <summary>The mean of the gradients.</summary>
        public Tensor exp_avg = null!;

        /// <summary>The mean of their squares.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>The largest of those so far; null without <see cref="Options.amsgrad"/>.</summary>
        public Tensor? max_exp_avg_sq;

        internal State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Forgets everything.</summary>
        /// <param name="options">The options of the parameter's group.</param>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = zeros_like(_parameter).DetachFromDisposeScope();
            exp_avg_sq = zeros_like(_parameter).DetachFromDisposeScope();
            max_exp_avg_sq = ((Options)options).amsgrad is true ? zeros_like(_parameter).DetachFromDisposeScope() : null;
        }

        /// <summary>Copies the state of another Adam, to the parameter's device.</summary>
        /// <param name="source">The other's state.</param>
        /// <exception cref="ArgumentException">It is not Adam's.</exception>
        internal override void LoadStateDict(OptimizerState source)
        {
            State other = source as State ?? throw new ArgumentException($"Adam takes Adam's state, not {source?.GetType()}.", nameof(source));
            if (ReferenceEquals(other, this))
            {
                return;
            }

            Dispose();
            step = other.step;
            exp_avg = Copy(other.exp_avg);
            exp_avg_sq = Copy(other.exp_avg_sq);
            max_exp_avg_sq = other.max_exp_avg_sq is { } largest ? Copy(largest) : null;
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        private Tensor Copy(Tensor tensor) => tensor.to(_parameter.device, copy: true).DetachFromDisposeScope();
    }
}
