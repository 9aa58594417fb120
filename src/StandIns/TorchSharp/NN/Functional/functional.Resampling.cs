using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_pixel_unshuffle = new("aten::pixel_unshuffle");

            /// <summary>Moves space into channels.</summary>
            /// <param name="input">… × C × H·r × W·r.</param>
            /// <param name="downscale_factor">The factor r.</param>
            /// <returns>… × C·r² × H × W.</returns>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => s_pixel_unshuffle.Call(input, downscale_factor);
        }
    }
}
