namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layer between <see cref="Module"/> and the modules that can be called.</summary>
        /// <typeparam name="TPreHook">What may look at the inputs.</typeparam>
        /// <typeparam name="TPostHook">What may look at inputs and result.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private protected HookableModule(string name)
                : base(name)
            {
            }
        }
    }
}
