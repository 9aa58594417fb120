namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What can be called with one input.</summary>
        /// <typeparam name="T">The input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs the module.</summary>
            /// <param name="input1">The input.</param>
            TResult call(T input1);
        }
    }
}
