using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes an empty sequence.</summary>
        public static Sequential Sequential() => new();

        /// <summary>Makes a sequence whose parts are named "0", "1", ….</summary>
        /// <param name="modules">The modules; the sequence owns them from here on.</param>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

        /// <summary>Makes a sequence whose parts are named "0", "1", ….</summary>
        /// <param name="modules">The modules; the sequence owns them from here on.</param>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules)
        {
            Sequential sequential = new();
            foreach (Module<Tensor, Tensor> module in modules)
            {
                sequential.append(module);
            }

            return sequential;
        }

        /// <summary>Makes a sequence whose parts have names.</summary>
        /// <param name="modules">Names and modules; the sequence owns the modules from here on.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
            Sequential((IEnumerable<(string, Module<Tensor, Tensor>)>)modules);

        /// <summary>Makes a sequence whose parts have names.</summary>
        /// <param name="modules">Names and modules; the sequence owns the modules from here on.</param>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
        {
            Sequential sequential = new();
            foreach ((string name, Module<Tensor, Tensor> module) in modules)
            {
                sequential.append(name, module);
            }

            return sequential;
        }

        /// <summary>Makes a list of modules.</summary>
        /// <typeparam name="T">The modules' type.</typeparam>
        /// <param name="modules">The modules; the list owns them from here on.</param>
        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);
    }
}
