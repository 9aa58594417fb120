namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters; one that is shared comes once.</summary>
            /// <param name="recurse">False: only this module's own.</param>
            public virtual IEnumerable<Modules.Parameter> parameters(bool recurse = true) =>
                NamedParameters(recurse).Select(pair => pair.Part);

            /// <summary>The modules of which this one is made, and theirs, with dotted names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string name, Module child) in _submodules)
                {
                    yield return (name, child);
                    foreach ((string inner, Module module) in child.named_modules())
                    {
                        yield return ($"{name}.{inner}", module);
                    }
                }
            }

            private IEnumerable<(string Name, Modules.Parameter Part)> NamedParameters(bool recurse = true) =>
                Named(_parameters, recurse ? child => child.NamedParameters() : null);

            private IEnumerable<(string Name, Tensor Part)> NamedBuffers() => Named(_buffers, child => child.NamedBuffers());

            // With dotted names; what is shared comes once.
            private IEnumerable<(string Name, T Part)> Named<T>(
                IEnumerable<KeyValuePair<string, T>> own, Func<Module, IEnumerable<(string Name, T Part)>>? partsOf)
                where T : Tensor
            {
                HashSet<Tensor> seen = new(ReferenceEqualityComparer.Instance);
                foreach ((string name, T part) in own)
                {
                    if (!part.IsInvalid && seen.Add(part))
                    {
                        yield return (name, part);
                    }
                }

                if (partsOf is null)
                {
                    yield break;
                }

                foreach ((string prefix, Module child) in _submodules)
                {
                    foreach ((string name, T part) in partsOf(child))
                    {
                        if (seen.Add(part))
                        {
                            yield return ($"{prefix}.{name}", part);
                        }
                    }
                }
            }
        }
    }
}
