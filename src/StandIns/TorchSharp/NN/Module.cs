namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks: modules, their functional forms, initialisation.</summary>
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

            /// <summary>Makes a module in training mode.</summary>
            /// <param name="name">A name for messages; it is no part of the keys in <see cref="state_dict"/>.</param>
            protected Module(string name) => _name = name;

            /// <summary>True in training mode (the mode after construction), false in evaluation mode.</summary>
            public virtual bool training => _training;

            /// <summary>The name given at construction, or the class's own where that was empty.</summary>
            public virtual string GetName() => string.IsNullOrEmpty(_name) ? GetType().Name : _name;

            /// <summary>Sets training or evaluation mode here and in every submodule.</summary>
            /// <param name="train">True for training.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach ((_, Module child) in named_children())
                {
                    child.train(train);
                }
            }

            /// <summary>Sets evaluation mode here and in every submodule.</summary>
            public virtual void eval() => train(false);

            /// <summary>Applies a function to every submodule, children first, and then to this module.</summary>
            /// <param name="fn">The function.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                foreach ((_, Module child) in named_children())
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">True: the gradients are released; false: they are filled with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach ((_, Modules.Parameter parameter) in named_parameters())
                {
                    using Tensor? gradient = parameter.grad;
                    if (gradient is null)
                    {
                        continue;
                    }

                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        gradient.zero_();
                    }
                }
            }

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
                foreach ((Tensor buffer, _) in _buffers.Values)
                {
                    buffer.Dispose();
                }

                foreach (Modules.Parameter parameter in _parameters.Values)
                {
                    parameter.Dispose();
                }

                foreach (Module child in _submodules.Values)
                {
                    child.Dispose();
                }
            }
        }
    }
}
