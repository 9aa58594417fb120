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
        ["Conv2d with sizes by axis"] = (() => Conv2d(2, 3, (3, 2), (2, 1), (1, 0), (1, 2)), [1, 2, 6, 7]),
        ["Conv2d with groups and no bias"] = (() => Conv2d(4, 6, 3, padding: 1, groups: 2, bias: false), [1, 4, 4, 5]),
        ["Conv2d with the same size"] = (() => Conv2d(2, 2, 4, Padding.Same), [1, 2, 5, 6]),
        ["Conv2d with reflected edges"] = (() => Conv2d(2, 2, (3, 5), padding: (1, 2), padding_mode: PaddingModes.Reflect), [1, 2, 5, 6]),
        ["Conv2d with replicated edges"] = (() => Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Replicate), [1, 2, 4, 5]),
        ["Conv2d with circular edges"] = (() => Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Circular), [1, 2, 4, 5]),
        ["Conv2d with circular edges and the same size"] =
            (() => Conv2d(2, 2, 4, Padding.Same, padding_mode: PaddingModes.Circular), [1, 2, 5, 6]),
        ["ConvTranspose2d"] = (() => ConvTranspose2d(3, 4, 4, 2, 1), [2, 3, 3, 4]),
        ["ConvTranspose2d with groups"] = (() => ConvTranspose2d(4, 6, 3, 2, 1, 1, groups: 2, dilation: 2), [1, 4, 3, 3]),
        ["Linear"] = (() => Linear(5, 3), [2, 4, 5]),
        ["Linear without bias"] = (() => Linear(5, 3, hasBias: false), [2, 5]),
        ["BatchNorm2d"] = (() => BatchNorm2d(3), [2, 3, 3, 4]),
        ["BatchNorm2d in evaluation"] = (() => Evaluating(BatchNorm2d(3)), [2, 3, 3, 4]),
        ["BatchNorm2d with eps and momentum"] = (() => BatchNorm2d(3, 0.1, 0.3), [2, 3, 3, 4]),
        ["BatchNorm2d with nothing"] = (() => BatchNorm2d(3, affine: false, track_running_stats: false), [2, 3, 3, 4]),
        ["BatchNorm2d with nothing in evaluation"] =
            (() => Evaluating(BatchNorm2d(3, affine: false, track_running_stats: false)), [2, 3, 3, 4]),
        ["InstanceNorm2d"] = (() => InstanceNorm2d(3), [2, 3, 3, 4]),
        ["InstanceNorm2d without batch"] = (() => InstanceNorm2d(3), [3, 3, 4]),
        ["InstanceNorm2d with everything"] = (() => InstanceNorm2d(3, affine: true, track_running_stats: true), [2, 3, 3, 4]),
        ["InstanceNorm2d with everything in evaluation"] =
            (() => Evaluating(InstanceNorm2d(3, affine: true, track_running_stats: true)), [2, 3, 3, 4]),
        ["PReLU"] = (() => PReLU(1), [2, 3, 2, 2]),
        ["PReLU by channel"] = (() => PReLU(3, 0.1), [2, 3, 2, 2]),
        ["LeakyReLU"] = (() => LeakyReLU(0.2), [2, 3]),
        ["ReLU"] = (() => ReLU(), [2, 3]),
        ["Tanh"] = (() => Tanh(), [2, 3]),
        ["Sigmoid"] = (() => Sigmoid(), [2, 3]),
        ["GELU"] = (() => GELU(), [2, 3]),
        ["Identity"] = (() => Identity(), [2, 3]),
        ["Dropout"] = (() => Dropout(0.3), [3, 4]),
        ["Dropout in evaluation"] = (() => Evaluating(Dropout(0.3)), [3, 4]),
        ["Flatten"] = (() => Flatten(), [2, 3, 2, 2]),
        ["Flatten of some dimensions"] = (() => Flatten(0, 1), [2, 3, 2, 2]),
        ["PixelShuffle"] = (() => PixelShuffle(2), [1, 8, 2, 3]),
        ["PixelUnshuffle"] = (() => PixelUnshuffle(2), [1, 2, 4, 6]),
        ["MaxPool2d"] = (() => MaxPool2d(2), [1, 2, 5, 6]),
        ["MaxPool2d with all options"] = (() => MaxPool2d(3, 2, 1, 2, ceil_mode: true), [1, 2, 8, 9]),
        ["AvgPool2d"] = (() => AvgPool2d(2), [1, 2, 5, 6]),
        ["AvgPool2d without its padding"] = (() => AvgPool2d(3, 2, 1, true, false), [1, 2, 6, 7]),
        ["AvgPool2d with a divisor"] = (() => AvgPool2d(2, divisor_override: 3), [1, 2, 4, 4]),
        ["AdaptiveAvgPool2d"] = (() => AdaptiveAvgPool2d(3), [1, 2, 5, 7]),
        ["Upsample nearest"] = (() => Upsample(scale_factor: [2, 2]), [1, 2, 3, 4]),
        ["Upsample bilinear"] = (() => Upsample(scale_factor: [1.5, 2.5], mode: UpsampleMode.Bilinear), [1, 2, 3, 4]),
        ["Upsample bilinear to aligned corners"] = (() => Upsample([5, 6], mode: UpsampleMode.Bilinear, align_corners: true), [1, 2, 3, 4]),
        ["Upsample bicubic"] = (() => Upsample([5, 6], mode: UpsampleMode.Bicubic), [1, 2, 3, 4]),
        ["Upsample by rounded sizes"] =
            (() => Upsample(scale_factor: [1.7, 1.7], mode: UpsampleMode.Bicubic, recompute_scale_factor: true), [1, 2, 3, 4]),
        ["Sequential"] = (() => Sequential(
            Conv2d(2, 4, 3, padding: 1), BatchNorm2d(4), PReLU(1), Conv2d(4, 8, 3, padding: 1), PixelShuffle(2), Tanh()), [2, 2, 3, 3]),
    };

    private static Module<Tensor, Tensor> Evaluating(Module<Tensor, Tensor> module)
    {
        module.eval();
        return module;
    }
}
