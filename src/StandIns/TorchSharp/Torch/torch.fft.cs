using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator s_complex = new("aten::complex");

    /// <summary>Complex numbers of their parts.</summary>
    /// <param name="real">The real parts, 32 or 64 bits.</param>
    /// <param name="imag">The imaginary ones, of the same type.</param>
    public static Tensor complex(Tensor real, Tensor imag) => s_complex.Call(real, imag);

    /// <summary>Discrete Fourier transforms.</summary>
    public static class fft
    {
        private static readonly Operator s_rfft = new("aten::fft_rfft");
        private static readonly Operator s_irfft = new("aten::fft_irfft");

        /// <summary>The transform of real numbers along a dimension: frequencies from 0 to half the length.</summary>
        /// <param name="input">The numbers.</param>
        /// <param name="n">The length that is transformed, cut or filled with zeros; -1 for the input's.</param>
        /// <param name="dim">The dimension.</param>
        /// <param name="norm">By what it is divided.</param>
        public static Tensor rfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            s_rfft.Call(input, Length(n), dim, NameOf(norm));

        /// <summary>Real numbers of their transform's frequencies from 0 to half the length.</summary>
        /// <param name="input">The transform, of which half is given.</param>
        /// <param name="n">The length of the result, to which frequencies are cut or filled with zeros; -1 for the even one that fits.</param>
        /// <param name="dim">The dimension.</param>
        /// <param name="norm">By what it is divided.</param>
        public static Tensor irfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            s_irfft.Call(input, Length(n), dim, NameOf(norm));

        private static long? Length(long n) => n == -1 ? null : n;

        private static string NameOf(FFTNormType norm) => norm switch
        {
            FFTNormType.Forward => "forward",
            FFTNormType.Ortho => "ortho",
            _ => "backward",
        };
    }
}
