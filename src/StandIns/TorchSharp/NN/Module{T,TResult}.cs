namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module with one input.</summary>
        /// <typeparam name="T">The input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>
        {
            /// <summary>Makes a module in training mode.</summary>
            /// <param name="name">A name for messages.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the result. Callers use <see cref="call"/>.</summary>
            /// <param name="input">The input.</param>
            public abstract TResult forward(T input);

            /// <summary>Runs the module.</summary>
            /// <param name="input">The input.</param>
            public TResult call(T input) => forward(input);
        }
    }
}
