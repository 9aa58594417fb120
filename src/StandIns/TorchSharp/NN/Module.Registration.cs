using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, Modules.Parameter> _parameters = [];
            private readonly OrderedDictionary<string, Tensor> _buffers = [];
            private readonly OrderedDictionary<string, Module> _submodules = [];
            private bool _registered;

            /// <summary>
            /// Registers what the fields hold, under the fields' names: modules as submodules, parameters as parameters, other tensors as buffers.
            /// Fields that are null or registered already are left out; a second call does nothing.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_registered)
                {
                    return;
                }

                foreach (FieldInfo field in Fields(GetType()))
                {
                    switch (field.GetValue(this))
                    {
                        case Module module when !_submodules.ContainsKey(field.Name):
                            Own(field.Name, module);
                            break;
                        case Modules.Parameter parameter:
                            _parameters.TryAdd(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            _buffers.TryAdd(field.Name, tensor);
                            break;
                    }
                }

                _registered = true;
            }

            /// <summary>Registers a submodule.</summary>
            /// <param name="name">Its name, without dots.</param>
            /// <param name="submodule">The module.</param>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">There is one of that name.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (_submodules.ContainsKey(name))
                {
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                }

                Own(name, submodule);
            }

            private protected void Own(string name, Module module)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"A submodule's name must be one non-empty word without dots, and '{name}' is not.", nameof(name));
                }

                module.RegisterComponents();
                _submodules.Add(name, module);
            }

            // What a module of ours makes for itself lives as long as the module, whatever scope it was made in.
            private protected void OwnParameter(string name, Tensor value)
            {
                Modules.Parameter parameter = new(value);
                parameter.DetachFromDisposeScope();
                _parameters.Add(name, parameter);
            }

            private protected void OwnBuffer(string name, Tensor value) => _buffers.Add(name, value.DetachFromDisposeScope());

            private protected Modules.Parameter? ParameterNamed(string name) => _parameters.GetValueOrDefault(name);

            private protected Tensor? BufferNamed(string name) => _buffers.GetValueOrDefault(name);

            // A type's own fields come first; reflection leaves out the private ones of its bases, so each base is asked in turn.
            private static IEnumerable<FieldInfo> Fields(Type type)
            {
                HashSet<string> seen = [];
                for (Type? at = type; at is not null && at != typeof(object); at = at.BaseType)
                {
                    foreach (FieldInfo field in at.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                    {
                        if (seen.Add(field.Name))
                        {
                            yield return field;
                        }
                    }
                }
            }
        }
    }
}
