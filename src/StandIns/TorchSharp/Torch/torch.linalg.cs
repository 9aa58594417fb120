using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static class linalg
    {
        private static readonly Operator s_qr = new("aten::linalg_qr");
        private static readonly Operator s_eigh = new("aten::linalg_eigh");

        /// <summary>What the decomposition returns.</summary>
        public enum QRMode
        {
            /// <summary>Q of the input's shape at most.</summary>
            Reduced = 0,

            /// <summary>Q square.</summary>
            Complete = 1,

            /// <summary>R alone.</summary>
            R = 2,
        }

        /// <summary>Orthonormal columns Q and an upper triangle R whose product the matrix is.</summary>
        /// <param name="input">The matrix.</param>
        /// <param name="mode">What is returned.</param>
        public static (Tensor, Tensor) qr(Tensor input, QRMode mode = QRMode.Reduced) => s_qr.CallTwo(input, mode switch
        {
            QRMode.Complete => "complete",
            QRMode.R => "r",
            _ => "reduced",
        });

        /// <summary>The eigenvalues of a symmetric matrix, the smallest first, and its eigenvectors in columns.</summary>
        /// <param name="input">The matrix.</param>
        /// <param name="UPLO">Which triangle of it is read.</param>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => s_eigh.CallTwo(input, UPLO.ToString());
    }
}
