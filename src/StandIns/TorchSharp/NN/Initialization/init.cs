namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors with first values. All of them return the tensor, and none is part of a graph.</summary>
        public static partial class init
        {
            /// <summary>Fills with numbers from a uniform distribution.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="low">The lower bound.</param>
            /// <param name="high">The upper bound, itself left out.</param>
            /// <param name="generator">Where the numbers come from; null for the default.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using IDisposable untracked = no_grad();
                return tensor.uniform_(low, high, generator);
            }

            /// <summary>Fills with numbers from a normal distribution.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation.</param>
            /// <param name="generator">Where the numbers come from; null for the default.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using IDisposable untracked = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            /// <summary>Fills with one value.</summary>
            /// <param name="tensor">The tensor.</param>
            /// <param name="val">The value.</param>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using IDisposable untracked = no_grad();
                return tensor.fill_(val);
            }

            /// <summary>Fills with zeros.</summary>
            /// <param name="tensor">The tensor.</param>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Fills with ones.</summary>
            /// <param name="tensor">The tensor.</param>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);
        }
    }
}
