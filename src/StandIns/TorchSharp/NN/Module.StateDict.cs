namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The whole state by dotted name: parameters, then buffers. The tensors are the module's own, not copies.</summary>
            /// <param name="destination">A dictionary to add to, or null for a new one; keys that it has already are left as they are.</param>
            /// <param name="prefix">What to put before the names, without the dot.</param>
            /// <returns>The dictionary.</returns>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string before = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";

                foreach ((string name, Modules.Parameter parameter) in NamedParameters())
                {
                    destination.TryAdd(before + name, parameter);
                }

                foreach ((string name, Tensor buffer) in NamedBuffers())
                {
                    destination.TryAdd(before + name, buffer);
                }

                // A tensor that two submodules share was listed once above; it has a key in each of them.
                foreach ((string name, Module child) in _submodules)
                {
                    child.state_dict(destination, before + name);
                }

                return destination;
            }

            /// <summary>Copies tensors into the parameters and buffers that have their names, converting device and type.</summary>
            /// <param name="source">Tensors by dotted name.</param>
            /// <param name="strict">True: the names must be exactly those of <see cref="state_dict"/>, those in <paramref name="skip"/> aside.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that the source lacks, and those that this module lacks.</returns>
            /// <exception cref="InvalidOperationException">Strict, and the names differ; nothing was copied.</exception>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">A shape differs.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                Dictionary<string, Tensor> destination = state_dict();
                HashSet<string> skipped = [.. skip ?? []];
                List<string> missing = [.. destination.Keys.Where(name => !source.ContainsKey(name) && !skipped.Contains(name))];
                List<string> unexpected = [.. source.Keys.Where(name => !destination.ContainsKey(name) && !skipped.Contains(name))];

                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"The state_dict does not fit {Name}: {Some("missing", missing)}, {Some("unexpected", unexpected)}. "
                        + "Pass strict: false to load what fits.");
                }

                using IDisposable untracked = no_grad();
                foreach ((string name, Tensor tensor) in source)
                {
                    if (destination.TryGetValue(name, out Tensor? target) && !skipped.Contains(name))
                    {
                        target.copy_(tensor);
                    }
                }

                return (missing, unexpected);
            }

            private static string Some(string what, List<string> names) => names.Count switch
            {
                0 => $"no {what} keys",
                <= 3 => $"{what} '{string.Join("', '", names)}'",
                _ => $"{what} '{string.Join("', '", names.Take(3))}' and {names.Count - 3} more",
            };
        }
    }
}
