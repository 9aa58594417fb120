namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Which of a layer's fans keeps its deviation.</summary>
            public enum FanInOut
            {
                /// <summary>The inputs: the forward pass keeps it.</summary>
                FanIn = 0,

                /// <summary>The outputs: the backward pass keeps it.</summary>
                FanOut = 1,
            }
        }
    }
}
