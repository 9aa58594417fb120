using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// <see cref="PixelCnnPrior"/> pixel by pixel: each layer is computed once for each pixel and remembers what later ones look at, so that a picture takes
/// as many operations as <see cref="PixelCnnPrior.forward"/> does of the whole (Ramachandran et al. 2017, "Fast Generation for Convolutional
/// Autoregressive Models"). Its tensors belong to the dispose scope in which it is used.
/// </summary>
internal sealed class PixelCnnSampler
{
    private const int Margin = PixelCnnPrior.FirstKernel / 2, Past = GatedPixelLayer.Kernel / 2;

    private readonly PixelCnnPrior _prior;
    private readonly IReadOnlyList<GatedPixelLayer> _layers;
    private readonly long _batch;
    private readonly long _width;

    // Pixels of the three rows above and of this one; zeros where the picture has none, as convolutions pad.
    private Tensor _pictureAbove;
    private readonly Tensor _pictureRow;
    private Tensor? _firstAbove;

    // Of each layer what comes into its vertical stack in the two rows above, into its horizontal one in this row, and what the one hands the other.
    private readonly Tensor[] _states;
    private readonly Tensor[] _rows;
    private readonly Tensor?[] _handed;
    private bool _begun;

    /// <param name="prior">The network, in evaluation.</param>
    /// <param name="batch">N.</param>
    /// <param name="width">The width of the pictures.</param>
    public PixelCnnSampler(PixelCnnPrior prior, long batch, long width)
    {
        (_prior, _layers, _batch, _width) = (prior, prior.Layers, batch, width);
        long maps = prior.FirstAbove.weight!.shape[0];
        _pictureAbove = Zeros(3, Margin, width);
        _pictureRow = Zeros(3, 1, Margin + width);
        _states = [.. _layers.Select(_ => Zeros(maps, Past, width))];
        _rows = [.. _layers.Select(_ => Zeros(maps, 1, Past + width))];
        _handed = new Tensor?[_layers.Count];
    }

    /// <summary>Goes to the next row, or to the first: the vertical stacks, which see none of its pixels, are computed for all of it.</summary>
    public void BeginRow()
    {
        if (_begun)
        {
            using Tensor picture = _pictureRow.narrow(3, Margin, _width), first = _rows[0].narrow(3, Past, _width);
            _pictureAbove = Moved(_pictureAbove, picture);
            _states[0] = Moved(_states[0], first);
        }

        _begun = true;
        _firstAbove?.Dispose();
        _firstAbove = _pictureAbove.Next(_prior.FirstAbove);

        // From the last layer on, so that none sees this row's state of the layer before it.
        for (int n = _layers.Count - 1; n >= 0; n--)
        {
            _handed[n]?.Dispose();
            (_handed[n], Tensor state) = _layers[n].NextRow(_states[n]);
            using (state)
            {
                if (n + 1 < _layers.Count)
                {
                    _states[n + 1] = Moved(_states[n + 1], state);
                }
            }
        }
    }

    /// <summary>The logits of a pixel of this row, [N, 768, 1, 1], once those to its left are set.</summary>
    public Tensor Logits(long x)
    {
        using Tensor left = _pictureRow.narrow(3, x, Margin), above = _firstAbove!.narrow(3, x, 1);
        Tensor features = left.Next(_prior.FirstLeft).Plus(above);
        for (int n = 0; n < _layers.Count; n++)
        {
            using (features)
            using (Tensor place = _rows[n].narrow(3, Past + x, 1))
            {
                place.copy_(features);
            }

            using Tensor window = _rows[n].narrow(3, x, Past + 1), handed = _handed[n]!.narrow(3, x, 1);
            features = _layers[n].NextPixel(window, handed);
        }

        return _prior.Head(features);
    }

    /// <summary>Sets a pixel of this row.</summary>
    /// <param name="x">Its column.</param>
    /// <param name="values">Its channels in each picture of the batch, as the network sees them, around 0.</param>
    public void Set(long x, float[] values)
    {
        using Tensor pixel = tensor(values, [_batch, 3, 1, 1]), place = _pictureRow.narrow(3, Margin + x, 1);
        place.copy_(pixel);
    }

    /// <summary>Rows with one more below and one less above; the first are disposed.</summary>
    private static Tensor Moved(Tensor rows, Tensor next)
    {
        using (rows)
        using (Tensor kept = rows.narrow(2, 1, rows.shape[2] - 1))
        {
            return cat([kept, next], dim: 2);
        }
    }

    private Tensor Zeros(long maps, long rows, long columns)
    {
        Tensor weight = _prior.FirstAbove.weight!;
        return zeros([_batch, maps, rows, columns], weight.dtype, weight.device);
    }
}
