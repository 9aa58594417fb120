using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>The networks that were given to an upscaler, which owns them, and casts and rewrites them.</summary>
internal static class GivenNetworks
{
    private static readonly ConditionalWeakTable<nn.Module, object> s_given = [];

    /// <summary>Notes that a network is given away; false if it was before.</summary>
    public static bool TryGive(nn.Module network) => s_given.TryAdd(network, network.GetType());

    /// <summary>Takes that back.</summary>
    public static void Return(nn.Module network) => s_given.Remove(network);

    /// <summary>Whether a network was given away.</summary>
    public static bool Contains(nn.Module network) => s_given.TryGetValue(network, out _);
}
