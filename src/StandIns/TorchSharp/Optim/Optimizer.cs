using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>The base of the optimisers.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            private protected List<ParamGroup> Groups { get; } = [];

            /// <summary>The groups of parameters, each with its learning rate.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

            /// <summary>Fills the gradients of all parameters with zeros.</summary>
            public virtual void zero_grad()
            {
                foreach (Parameter parameter in Groups.SelectMany(group => group.Parameters))
                {
                    using Tensor? gradient = parameter.grad;
                    gradient?.fill_(0);
                }
            }

            /// <summary>Changes each parameter that has a gradient by one step.</summary>
            /// <param name="closure">Computes the loss and its gradients, before the step; null where that is done.</param>
            /// <returns>The closure's loss, or null.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using IDisposable tracked = enable_grad();
                    loss = closure();
                }

                using IDisposable untracked = no_grad();
                foreach (ParamGroup group in Groups)
                {
                    Step(group);
                }

                return loss;
            }

            /// <summary>Releases the state. The parameters live on.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases the state.</summary>
            /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
            }

            private protected abstract void Step(ParamGroup group);
        }
    }
}
