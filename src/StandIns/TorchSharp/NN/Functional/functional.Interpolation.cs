using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_adaptive_avg_pool2d = new("aten::adaptive_avg_pool2d");
            private static readonly Operator s_upsample_nearest2d = new("aten::upsample_nearest2d", "vec");
            private static readonly Operator s_upsample_nearest_exact2d = new("aten::_upsample_nearest_exact2d", "vec");
            private static readonly Operator s_upsample_bilinear2d = new("aten::upsample_bilinear2d", "vec");
            private static readonly Operator s_upsample_bilinear2d_aa = new("aten::_upsample_bilinear2d_aa", "vec");
            private static readonly Operator s_upsample_bicubic2d = new("aten::upsample_bicubic2d", "vec");
            private static readonly Operator s_upsample_bicubic2d_aa = new("aten::_upsample_bicubic2d_aa", "vec");

            /// <summary>Interpolates images to a size or by a factor. Give one of <paramref name="size"/> and <paramref name="scale_factor"/>.</summary>
            /// <param name="x">N×C×H×W.</param>
            /// <param name="size">The output's height and width.</param>
            /// <param name="scale_factor">The factors of height and width.</param>
            /// <param name="mode">How to interpolate: nearest, nearest-exact, bilinear, bicubic (a = −0.75) or area.</param>
            /// <param name="align_corners">Whether the corners' centres coincide; bilinear and bicubic only. Null for false.</param>
            /// <param name="recompute_scale_factor">Whether positions follow from the rounded sizes; false: from the factors.</param>
            /// <param name="antialias">Whether the kernel widens when shrinking (bicubic then has a = −0.5); bilinear and bicubic only.</param>
            /// <returns>N×C×H'×W'.</returns>
            /// <exception cref="ExternalException">The input, the sizes or the combination of options do not fit.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                bool smooth = mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic;
                ThrowUnlessOneSize(x, size, scale_factor);
                Require(smooth || align_corners is null, $"align_corners goes with bilinear and bicubic, not with {mode}.");
                Require(smooth || !antialias, $"antialias goes with bilinear and bicubic, not with {mode}.");

                size = Both(size);
                scale_factor = scale_factor is [double factor] ? [factor, factor] : scale_factor;
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    long[] shape = x.shape;
                    size = [(long)Math.Floor(shape[2] * scale_factor[0]), (long)Math.Floor(shape[3] * scale_factor[1])];
                    scale_factor = null;
                }

                bool corners = align_corners ?? false;
                return (mode, antialias) switch
                {
                    (InterpolationMode.Nearest, _) => s_upsample_nearest2d.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, _) => s_upsample_nearest_exact2d.Call(x, size, scale_factor),
                    (InterpolationMode.Area, _) => s_adaptive_avg_pool2d.Call(x, size),
                    (InterpolationMode.Bilinear, false) => s_upsample_bilinear2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, true) => s_upsample_bilinear2d_aa.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, false) => s_upsample_bicubic2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, true) => s_upsample_bicubic2d_aa.Call(x, size, corners, scale_factor),
                    _ => throw Unfit($"N×C×H×W goes with nearest, nearest-exact, bilinear, bicubic and area, not with {mode}."),
                };
            }

            private static void ThrowUnlessOneSize(Tensor x, long[]? size, double[]? factor)
            {
                Require(x.ndim == 4, $"The input must be N×C×H×W, and has {x.ndim} dimensions.");
                Require(size is null != factor is null, "Give one of size and scale_factor, not both and not neither.");
                Require((size?.Length ?? factor!.Length) is 1 or 2, "Give one number for height and width or two.");
            }

            private static long[]? Both(long[]? sizes) => sizes is [long side] ? [side, side] : sizes;

            private static void Require(bool fits, string otherwise)
            {
                if (!fits)
                {
                    throw Unfit(otherwise);
                }
            }

            // What libtorch's own front end refuses comes out of TorchSharp as this.
            [SuppressMessage("Usage", "CA2201", Justification = "This is what TorchSharp throws.")]
            private static ExternalException Unfit(string message) => new(message);
        }
    }
}
