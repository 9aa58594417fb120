using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, Modules.Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
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
                    string name = ComponentName(field);
                    if (_submodules.ContainsKey(name) || _parameters.ContainsKey(name) || _buffers.ContainsKey(name))
                    {
                        continue;
                    }

                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(name, module);
                            break;
                        case Modules.Parameter parameter:
                            register_parameter(name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(name, tensor);
                            break;
                    }
                }

                _registered = true;
            }

            /// <summary>Adds a parameter under a name.</summary>
            /// <param name="name">The last part of its key in <see cref="state_dict"/>.</param>
            /// <param name="param">The parameter; the module owns it from here on.</param>
            /// <exception cref="ArgumentNullException">The parameter is null or released.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Modules.Parameter param)
            {
                if (param is null || param.IsInvalid)
                {
                    throw new ArgumentNullException(nameof(param), $"Parameter '{name}' is null or released; register a live one.");
                }

                if (!_parameters.TryAdd(name, param))
                {
                    throw new InvalidOperationException($"A parameter '{name}' is registered in {GetName()} already.");
                }
            }

            /// <summary>Adds a buffer, a tensor that is state but not trained, under a name.</summary>
            /// <param name="name">The last part of its key in <see cref="state_dict"/>.</param>
            /// <param name="tensor">The tensor; the module owns it from here on.</param>
            /// <param name="persistent">False keeps it out of <see cref="state_dict"/>, <see cref="named_buffers"/> and moves between devices.</param>
            /// <exception cref="ArgumentNullException">The tensor is null or released.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                {
                    throw new ArgumentNullException(nameof(tensor), $"Buffer '{name}' is null or released; register a live one.");
                }

                if (!_buffers.TryAdd(name, (tensor, persistent)))
                {
                    throw new InvalidOperationException($"A buffer '{name}' is registered in {GetName()} already.");
                }
            }

            /// <summary>Adds a submodule under a name; null takes the name away.</summary>
            /// <param name="name">The part of the keys in <see cref="state_dict"/>: not empty, without dots.</param>
            /// <param name="submodule">The module; this module owns it from here on.</param>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null || submodule._disposed)
                {
                    _submodules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"A submodule's name must be one non-empty word without dots, and '{name}' is not.", nameof(name));
                }

                if (_submodules.ContainsKey(name))
                {
                    throw new InvalidOperationException($"A submodule '{name}' is registered in {GetName()} already.");
                }

                submodule.RegisterComponents();
                _submodules.Add(name, submodule);
            }

            /// <summary>Adds a submodule: <see cref="register_module"/> by PyTorch's other name.</summary>
            /// <param name="name">As for <see cref="register_module"/>.</param>
            /// <param name="module">As for <see cref="register_module"/>.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Puts a parameter in the place of the one that has the name, or adds it; null takes the name away.</summary>
            /// <param name="name">The parameter's name.</param>
            /// <param name="value">The parameter or null.</param>
            protected void ConditionallyRegisterParameter(string name, Modules.Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                }
                else
                {
                    _parameters[name] = value;
                }
            }

            /// <summary>Puts a buffer in the place of the one that has the name, or adds it; null takes the name away.</summary>
            /// <param name="name">The buffer's name.</param>
            /// <param name="value">The buffer or null.</param>
            /// <param name="persistent">As for <see cref="register_buffer"/>.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                }
                else
                {
                    _buffers[name] = (value, persistent);
                }
            }

            // Puts a parameter in its field and in the registry; the one that was there is released.
            private protected void Hold(ref Modules.Parameter? field, Modules.Parameter? value, string name)
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    field = value;
                    value?.DetachFromDisposeScope();
                    ConditionallyRegisterParameter(name, value);
                }
            }

            // Puts a buffer in its field and in the registry; the one that was there is released.
            private protected void Hold(ref Tensor? field, Tensor? value, string name)
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    field = value;
                    value?.DetachFromDisposeScope();
                    ConditionallyRegisterBuffer(name, value);
                }
            }

            private static string ComponentName(FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;

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
