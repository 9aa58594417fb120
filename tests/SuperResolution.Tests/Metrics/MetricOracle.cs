using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

/// <summary>Pictures and what scikit-image and the daala tools' rules measure on them (metrics_oracle.py).</summary>
internal static class MetricOracle
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Metrics/metrics.json");

    /// <summary>Picture, protocol and border of each case.</summary>
    public static TheoryData<string, string, int> Cases()
    {
        TheoryData<string, string, int> cases = [];
        foreach (string name in s_oracle.Names.Where(name => name.EndsWith("/psnr", StringComparison.Ordinal)))
        {
            string[] parts = name.Split('/');
            cases.Add(parts[0], parts[1], parts[2][0] - '0');
        }

        return cases;
    }

    /// <summary>A protocol with another border than its own.</summary>
    public static EvaluationProtocol Protocol(string name, int border) =>
        EvaluationProtocol.FromName(name, scale: 1) with { Border = border };

    public static Tensor Prediction(string picture) => s_oracle.Tensor($"{picture}/prediction") / 255;

    public static Tensor Reference(string picture) => s_oracle.Tensor($"{picture}/reference") / 255;

    public static double Expected(string picture, string protocol, int border, string metric) =>
        s_oracle.Number($"{picture}/{protocol}/{border}/{metric}");
}
