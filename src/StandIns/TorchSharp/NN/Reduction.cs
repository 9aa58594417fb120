namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss does with its values, one an element.</summary>
        public enum Reduction
        {
            /// <summary>Gives them as they are.</summary>
            None = 0,

            /// <summary>Gives their mean, a tensor without dimensions.</summary>
            Mean = 1,

            /// <summary>Gives their sum, a tensor without dimensions.</summary>
            Sum = 2,
        }
    }
}
