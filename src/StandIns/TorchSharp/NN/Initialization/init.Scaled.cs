namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Uniform in ±gain·√(3 / fan) (He et al., 2015).</summary>
            /// <param name="tensor">A weight of two dimensions or more.</param>
            /// <param name="a">The slope of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows.</param>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                double bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain / √fan (He et al., 2015).</summary>
            /// <param name="tensor">A weight of two dimensions or more.</param>
            /// <param name="a">The slope of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows.</param>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Uniform in ±gain·√(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
            /// <param name="tensor">A weight of two dimensions or more.</param>
            /// <param name="gain">The gain.</param>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                double bound = Math.Sqrt(3) * gain * Math.Sqrt(2.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>By what a layer's deviation is multiplied so that the function that follows keeps it.</summary>
            /// <param name="nonlinearity">What follows.</param>
            /// <param name="param">The slope of a leaky ReLU.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such function.</exception>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                >= NonlinearityType.Linear and <= NonlinearityType.Sigmoid => 1,
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => throw new ArgumentOutOfRangeException(nameof(nonlinearity), nonlinearity, "Use a named value."),
            };

            /// <summary>How many inputs an output of a layer has, and how many outputs an input.</summary>
            /// <param name="tensor">The layer's weight: out × in × ….</param>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                long[] shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException($"A weight has two dimensions or more, and this tensor has {shape.Length}.", nameof(tensor));
                }

                long taps = shape[2..].Aggregate(1L, (product, size) => product * size);
                return (shape[1] * taps, shape[0] * taps);
            }

            // PyTorch's first values of a bias: uniform in ±1/√fan-in of its weight.
            internal static void UniformByFanIn(Tensor bias, Tensor weight)
            {
                double fanIn = CalculateFanInAndFanOut(weight).fanIn;
                if (fanIn > 0)
                {
                    uniform_(bias, -1 / Math.Sqrt(fanIn), 1 / Math.Sqrt(fanIn));
                }
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }
        }
    }
}
