namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names; one that is shared comes once.</summary>
            /// <param name="recurse">False: only this module's own.</param>
            public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters(bool recurse = true)
            {
                HashSet<Tensor> seen = new(ReferenceEqualityComparer.Instance);
                foreach ((string name, Modules.Parameter parameter) in _parameters)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter))
                    {
                        yield return (name, parameter);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach ((string prefix, Module child) in _submodules)
                {
                    foreach ((string name, Modules.Parameter parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter))
                        {
                            yield return ($"{prefix}.{name}", parameter);
                        }
                    }
                }
            }

            /// <summary>The persistent buffers with their dotted names; one that is shared comes once.</summary>
            /// <param name="recurse">False: only this module's own.</param>
            /// <param name="include_nonpersistent">Buffers that are not persistent are never listed here; submodules may differ.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                HashSet<Tensor> seen = new(ReferenceEqualityComparer.Instance);
                foreach ((string name, (Tensor buffer, bool persistent)) in _buffers)
                {
                    if (persistent && !buffer.IsInvalid && seen.Add(buffer))
                    {
                        yield return (name, buffer);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach ((string prefix, Module child) in _submodules)
                {
                    foreach ((string name, Tensor buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer))
                        {
                            yield return ($"{prefix}.{name}", buffer);
                        }
                    }
                }
            }

            /// <summary>The direct submodules with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _submodules.Select(pair => (pair.Key, pair.Value));

            /// <summary>All submodules, at any depth, with their dotted names: first the children, then theirs. The module itself is left out.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string name, Module child) in named_children())
                {
                    yield return (name, child);
                }

                foreach ((string prefix, Module child) in named_children())
                {
                    foreach ((string name, Module module) in child.named_modules())
                    {
                        yield return ($"{prefix}.{name}", module);
                    }
                }
            }

            /// <summary>The parameters, without names.</summary>
            /// <param name="recurse">False: only this module's own.</param>
            public virtual IEnumerable<Modules.Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(pair => pair.parameter);

            /// <summary>The persistent buffers, without names.</summary>
            /// <param name="recurse">False: only this module's own.</param>
            /// <param name="include_nonpersistent">As for <see cref="named_buffers"/>.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

            /// <summary>The direct submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(pair => pair.module);

            /// <summary>All submodules, at any depth.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

            /// <summary>The parameter that has a dotted name, or null.</summary>
            /// <param name="target">The name as in <see cref="named_parameters"/>.</param>
            public virtual Modules.Parameter? get_parameter(string target)
            {
                if (_parameters.TryGetValue(target, out Modules.Parameter? parameter))
                {
                    return parameter;
                }

                (Module? child, string rest) = Descend(target);
                return child?.get_parameter(rest);
            }

            /// <summary>The buffer that has a dotted name, or null.</summary>
            /// <param name="target">The name as in <see cref="named_buffers"/>.</param>
            public virtual Tensor? get_buffer(string target)
            {
                if (_buffers.TryGetValue(target, out (Tensor Tensor, bool Persistent) buffer))
                {
                    return buffer.Tensor;
                }

                (Module? child, string rest) = Descend(target);
                return child?.get_buffer(rest);
            }

            private (Module? Child, string Remaining) Descend(string target)
            {
                int dot = target.IndexOf('.', StringComparison.Ordinal);
                return dot < 0
                    ? (null, target)
                    : (named_children().FirstOrDefault(pair => pair.name == target[..dot]).module, target[(dot + 1)..]);
            }
        }
    }
}
