using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Precisions;

/// <summary>Tells whether libtorch convolves in bfloat16 on this processor; asked of libtorch itself, so that a fault of the library skips no test.</summary>
internal static class BFloat16
{
    private static readonly Lazy<string?> s_missing = new(() =>
    {
        try
        {
            using DisposeScope scope = NewDisposeScope();
            nn.functional.conv2d(zeros([1, 1, 3, 3], ScalarType.BFloat16), zeros([1, 1, 3, 3], ScalarType.BFloat16));
            return null;
        }
        catch (ExternalException e)
        {
            return $"needs a processor on which libtorch convolves in bfloat16; this one cannot: {e.Message.Split('\n')[0]}";
        }
    });

    /// <summary>Why not, or null.</summary>
    public static string? Missing => s_missing.Value;
}
