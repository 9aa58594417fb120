using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

/// <summary>The modules of nn_oracle.py by the names that it gives them, with the shapes of their inputs.</summary>
internal static class ModuleCases
{
    public static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Make, long[] Shape)> All = new()
    {
        ["Conv2d"] = (() => Conv2d(2, 4, 3), [2, 2, 5, 6]),
        ["Conv2d without batch"] = (() => Conv2d(2, 4, 3), [2, 5, 6]),
        ["Conv2d with stride and dilation"] = (() => Conv2d(2, 3, 3, stride: 2, padding: 1, dilation: 2), [1, 2, 6, 7]),
        ["Conv2d with groups and no bias"] = (() => Conv2d(4, 6, 3, padding: 1, groups: 2, bias: false), [1, 4, 4, 5]),
        ["Conv2d with sides of its own"] = (() => Conv2d(2, 3, (2, 5), (1, 2), padding: (2, 1)), [1, 2, 5, 6]),
        ["Conv2d with sides of its own and reflected edges"] =
            (() => Conv2d(2, 3, (2, 3), padding: (0, 2), dilation: (1, 2), padding_mode: PaddingModes.Reflect), [1, 2, 5, 6]),
        ["Conv2d without padding"] = (() => Conv2d(2, 2, 3, Padding.Valid, stride: 2), [1, 2, 5, 6]),
        ["Conv2d with the same size"] = (() => Conv2d(2, 2, 4, Padding.Same), [1, 2, 5, 6]),
        ["Conv2d with reflected edges"] = (() => Conv2d(2, 2, 5, padding: 2, padding_mode: PaddingModes.Reflect), [1, 2, 5, 6]),
        ["Conv2d with replicated edges"] = (() => Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Replicate), [1, 2, 4, 5]),
        ["Conv2d with circular edges"] = (() => Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Circular), [1, 2, 4, 5]),
        ["Conv2d with circular edges and the same size"] =
            (() => Conv2d(2, 2, 4, Padding.Same, padding_mode: PaddingModes.Circular), [1, 2, 5, 6]),
        ["ConvTranspose2d"] = (() => ConvTranspose2d(3, 4, 4, 2, 1), [2, 3, 3, 4]),
        ["ConvTranspose2d with groups"] = (() => ConvTranspose2d(4, 6, 3, 2, 1, 1, groups: 2, dilation: 2), [1, 4, 3, 3]),
        ["BatchNorm2d"] = (() => BatchNorm2d(3), [2, 3, 3, 4]),
        ["BatchNorm2d in evaluation"] = (() => Evaluating(BatchNorm2d(3)), [2, 3, 3, 4]),
        ["BatchNorm2d with eps and momentum"] = (() => BatchNorm2d(3, 0.1, 0.3), [2, 3, 3, 4]),
        ["BatchNorm2d with nothing"] = (() => BatchNorm2d(3, affine: false, track_running_stats: false), [2, 3, 3, 4]),
        ["BatchNorm2d with nothing in evaluation"] =
            (() => Evaluating(BatchNorm2d(3, affine: false, track_running_stats: false)), [2, 3, 3, 4]),
        ["Linear"] = (() => Linear(4, 3), [2, 5, 4]),
        ["Linear without bias"] = (() => Linear(4, 3, hasBias: false), [2, 4]),
        ["PReLU"] = (() => PReLU(1), [2, 3, 2, 2]),
        ["PReLU by channel"] = (() => PReLU(3, 0.1), [2, 3, 2, 2]),
        ["PixelShuffle"] = (() => PixelShuffle(2), [1, 8, 2, 3]),
        ["Sequential"] = (() => Sequential(
            ("conv", Conv2d(2, 4, 3, padding: 1)), ("norm", BatchNorm2d(4)), ("act", PReLU(1)), ("up", Conv2d(4, 8, 3, padding: 1)),
            ("shuffle", PixelShuffle(2))), [2, 2, 3, 3]),
    };

    private static Module<Tensor, Tensor> Evaluating(Module<Tensor, Tensor> module)
    {
        module.eval();
        return module;
    }
}
