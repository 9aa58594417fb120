namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks: modules and their functional forms.</summary>
    public static partial class nn
    {
        /// <summary>The base of all modules: it owns parameters, buffers and submodules and knows them by name.</summary>
        /// <remarks>
        /// A derived class keeps its parts in fields and calls <see cref="RegisterComponents"/> at the end of its constructor;
        /// the names in <see cref="state_dict"/> are the names of those fields.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly string _name;
            private bool _training = true;
            private bool _disposed;

            private protected Module(string name) => _name = name;

            /// <summary>True in training mode (the mode after construction), false in evaluation mode.</summary>
            public virtual bool training => _training;

            /// <summary>The name given at construction, or the class's own where that was empty.</summary>
            private protected string Name => string.IsNullOrEmpty(_name) ? GetType().Name : _name;

            /// <summary>Sets training or evaluation mode here and in every submodule.</summary>
            /// <param name="train">True for training.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (Module child in _submodules.Values)
                {
                    child.train(train);
                }
            }

            /// <summary>Sets evaluation mode here and in every submodule.</summary>
            public virtual void eval() => train(false);

            /// <summary>Releases the parameters and buffers of this module and of every submodule.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases the parameters and buffers of this module and of every submodule.</summary>
            /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (IDisposable part in _buffers.Values.Concat<IDisposable>(_parameters.Values).Concat(_submodules.Values))
                {
                    part.Dispose();
                }
            }
        }
    }
}
