using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The end of SRResNet for evaluation: a sub-pixel convolution ×2 and the last convolution, which gives an image. The last convolution comes before
/// PixelShuffle, its kernel's taps moved to the maps that hold what they saw. That is exact, zeros at the edges included, and few maps are shuffled
/// instead of many.
/// </summary>
/// <remarks>
/// In a narrow type, whose steps near white are wider than those of a picture, the last convolution takes off a picture that comes near its own, which is
/// added again in float32: what it gives then is small, and so are its steps. The sub-pixel convolution has maps to spare for that picture.
/// </remarks>
internal sealed class SubPixelTail : Module<Tensor, Tensor?, Tensor>
{
    private const int Factor = 2;
    private const int Cells = Factor * Factor;

    private readonly Conv2d up;
    private readonly Conv2d conv;
    private readonly int _maps;

    // In a tuple, where it is not registered: it is a part of the sub-pixel convolution.
    private readonly ValueTuple<PReLU> _activation;

    /// <param name="step">The sub-pixel convolution, whose PReLU is taken over.</param>
    /// <param name="last">The last convolution: an odd kernel, a stride of 1, a padding that keeps the size, a bias.</param>
    /// <param name="type">What the convolutions compute in.</param>
    public SubPixelTail((Conv2d Convolution, PReLU Activation) step, Conv2d last, ScalarType type)
        : base(nameof(SubPixelTail))
    {
        (int images, int inputs, int kernel) = ((int)last.weight!.shape[0], (int)last.weight.shape[1], (int)last.weight.shape[2]);
        int side = (kernel / 2 + 1) / Factor;
        _maps = inputs * Cells;
        int spare = type == ScalarType.Float32 ? 0 : images;
        _activation = new(step.Activation);
        Type = type;
        up = Conv2d(step.Convolution.weight!.shape[1], _maps + spare, step.Convolution.weight.shape[2], padding: step.Convolution.padding![0]);
        Set(up, [.. Values(step.Convolution.weight), .. new float[up.weight!.numel() - step.Convolution.weight.numel()]], [.. Values(step.Convolution.bias!), .. new float[spare]]);

        float[][] kernels = [.. Moved(Values(last.weight), images, inputs, kernel, side).Chunk(_maps * Area(side))];
        float[] bias = [.. Enumerable.Repeat(Values(last.bias!), Cells).SelectMany(shifts => shifts)];
        conv = Last(kernels, bias, side, output => spare == 0 ? [] : Less(output % images, spare, side));
        RegisterComponents();
        up.to(type);
        conv.to(type);
    }

    /// <summary>What its convolutions compute in.</summary>
    public ScalarType Type { get; }

    /// <summary>[N, C, H, W] to [N, M, 2H, 2W] in float32.</summary>
    /// <param name="input">The maps; they stay.</param>
    /// <param name="near">For a narrow type, a picture that comes near the result, of the maps' size, [N, M, H, W] in float32; it stays.</param>
    public override Tensor forward(Tensor input, Tensor? near)
    {
        using Tensor maps = input.Through(up).Into(_activation.Item1);
        if (near is null)
        {
            return maps.Through(conv).Shuffled(Factor);
        }

        // Cast before it is copied: to change the type between maps is slow.
        using Tensor taken = near.to(Type), rounded = taken.to(ScalarType.Float32), cells = cat([.. Enumerable.Repeat(rounded, Cells)], dim: 1);
        using (Tensor spare = maps.narrow(1, _maps, taken.shape[1]))
        {
            spare.copy_(taken);
        }

        return maps.Through(conv).Widened().Plus(cells).Shuffled(Factor);
    }

    private static Conv2d Last(float[][] kernels, float[] bias, int side, Func<int, float[]> overSpare)
    {
        float[] weight = [.. kernels.SelectMany((own, output) => own.Concat(overSpare(output)))];
        Conv2d convolution = Conv2d(weight.Length / kernels.Length / Area(side), kernels.Length, 2 * side + 1, padding: (long)side);
        Set(convolution, weight, bias);
        return convolution;
    }

    private static void Set(Conv2d convolution, float[] weight, float[] bias)
    {
        using IDisposable withoutGradients = no_grad();
        using Tensor weights = tensor(weight, convolution.weight!.shape), shifts = tensor(bias, [bias.Length]);
        convolution.weight!.copy_(weights);
        convolution.bias!.copy_(shifts);
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    private static int Area(int side) => (2 * side + 1) * (2 * side + 1);

    // A kernel over an image that takes one of its maps off.
    private static float[] Less(int map, int maps, int side)
    {
        float[] kernel = new float[maps * Area(side)];
        kernel[map * Area(side) + Area(side) / 2] = -1;
        return kernel;
    }

    // The tap (dy, dx) of the enlarged pixel (py, px) of a place saw the enlarged pixel that is t = p + d − k/2 further: pixel t mod 2 of the
    // place ⌊t/2⌋ further, and PixelShuffle takes that from map 4c + 2·(row mod 2) + (column mod 2).
    private static float[] Moved(float[] weight, int outputs, int inputs, int kernel, int side)
    {
        int moved = 2 * side + 1;
        float[] result = new float[outputs * Cells * inputs * Cells * moved * moved];
        for (int output = 0; output < outputs; output++)
        {
            for (int pixel = 0; pixel < Cells; pixel++)
            {
                for (int input = 0; input < inputs; input++)
                {
                    for (int tap = 0; tap < kernel * kernel; tap++)
                    {
                        (int row, int column) = (pixel / Factor + tap / kernel - kernel / 2, pixel % Factor + tap % kernel - kernel / 2);
                        (int y, int x) = (FloorDivide(row), FloorDivide(column));
                        int map = input * Cells + (row - y * Factor) * Factor + (column - x * Factor);
                        int at = (((pixel * outputs + output) * inputs * Cells + map) * moved + y + side) * moved + x + side;
                        result[at] = weight[(output * inputs + input) * kernel * kernel + tap];
                    }
                }
            }
        }

        return result;
    }

    private static int FloorDivide(int value) => (int)Math.Floor((double)value / Factor);
}
