using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Memory;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Inference;

/// <summary>Runs a generator over a picture tile by tile. Source and canvas stay in host memory, one tile is on the device.</summary>
internal sealed class TiledInference
{
    // Kernels of oneDNN and cuDNN count elements in 32 bits; no tile is so large that they could not.
    private const long LargestTile = (long)int.MaxValue * sizeof(float);

    private readonly IGenerator _generator;
    private readonly ForwardPass _network;
    private readonly ExecutionTarget _target;
    private readonly UpscalerOptions _options;
    private readonly Action<UpscaleNoticeKind, string> _notice;

    /// <param name="generator">The network.</param>
    /// <param name="plan">How it was made ready.</param>
    /// <param name="options">The tile or the budget, threads, and what becomes of alpha.</param>
    /// <param name="notice">Who is told what a user may not expect.</param>
    public TiledInference(IGenerator generator, InferencePlan plan, UpscalerOptions options, Action<UpscaleNoticeKind, string> notice)
    {
        FreedMemory.KeepWithin(options.MemoryBudget);
        _generator = generator;
        _network = new ForwardPass(generator, plan, options.Threads);
        _target = plan.Target;
        _options = options;
        _notice = notice;
    }

    /// <summary>Fills a canvas of r times the source's size.</summary>
    /// <exception cref="ArgumentException">The smallest tile does not fit the memory budget.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two tiles.</exception>
    /// <exception cref="NonFiniteOutputException">The network gave NaN or infinity.</exception>
    /// <exception cref="InsufficientMemoryException">Memory ran out even for the smallest tile.</exception>
    public void Run<TPixel>(Image<TPixel> source, Image<TPixel> canvas, IProgress<UpscaleProgress>? progress, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TileGrid grid = Grid(source.Size);
        if (!_generator.TilesExactly && grid.Count > 1)
        {
            _notice(UpscaleNoticeKind.InexactTiles, InexactTiles.Describe(_generator, source.Size, (long)source.Width * source.Height * BytesPerPixel, Budget));
        }

        Size largest = source.Size;
        int done = 0;
        progress?.Report(new UpscaleProgress(done, grid.Count));
        foreach (Tile tile in grid.Tiles())
        {
            // A tile that is made smaller still counts as one, so that the total that users were told stays true.
            largest = EnhanceWhole(tile, grid, largest, source, canvas, cancellationToken);
            progress?.Report(new UpscaleProgress(++done, grid.Count));
        }
    }

    // Where a generator takes little, its output and what writes transparency beside it take more: nine copies of a channel. Colours are written band by band.
    private long BytesPerPixel => Math.Max(_generator.WorkingBytesPerPixel, 9L * sizeof(float) * _generator.Scale * _generator.Scale);

    private TileBudget Budget => new(_options.MemoryBudget, LargestTile, HasBuffers: SelfEnsemble.Inside(_generator) is nn.Module or InferenceGenerator);

    private TileGrid Grid(Size picture)
    {
        if (_options.Tile is { } side)
        {
            return TileGrid.OfSide(picture, side, _generator.Halo, _generator.Alignment);
        }

        return TileGrid.WithinBudget(picture, Budget, BytesPerPixel, _generator.Halo, _generator.Alignment);
    }

    /// <summary>Enhances a tile in pieces of a largest size, which is halved as often as memory runs out.</summary>
    /// <returns>The largest size for the tiles that follow.</returns>
    private Size EnhanceWhole<TPixel>(
        Tile tile, TileGrid grid, Size largest, Image<TPixel> source, Image<TPixel> canvas, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Stack<Tile> pieces = new([tile]);
        while (pieces.TryPop(out Tile piece))
        {
            if (piece.Core.Width > largest.Width || piece.Core.Height > largest.Height)
            {
                foreach (Tile part in grid.Cut(piece, largest))
                {
                    pieces.Push(part);
                }

                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Enhance(piece, source, canvas, cancellationToken);
                if (_target.OnCpu)
                {
                    FreedMemory.GiveBack();
                }
            }
            catch (Exception e) when (MemoryExhaustion.IsCauseOf(e))
            {
                largest = Halve(piece.Core, e);
                if (!_generator.TilesExactly && grid.Count == 1 && piece.Core.Width == source.Width && piece.Core.Height == source.Height)
                {
                    _notice(UpscaleNoticeKind.InexactTiles, InexactTiles.Describe(_generator, source.Size));
                }

                pieces.Push(piece);
            }
        }

        return largest;
    }

    private Size Halve(Rectangle core, Exception cause)
    {
        string given = string.Create(
            CultureInfo.InvariantCulture,
            $"Memory of the device {_target.Device} ran out for the tile at x {core.X}, y {core.Y}, {core.Width}×{core.Height} input pixels with a margin of {_generator.Halo}");
        Size half = new(Half(core.Width), Half(core.Height));
        if (half == new Size(core.Width, core.Height))
        {
            throw new InsufficientMemoryException(
                $"{given}, and it is not made smaller than that. Close other programs, use another device, or a network that takes less memory.", cause);
        }

        // What generators leave to the garbage collector goes first, so that the next try has room.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        FreedMemory.GiveBack();
        _notice(
            UpscaleNoticeKind.TileReduced,
            string.Create(CultureInfo.InvariantCulture, $"{given}; it and those after it are computed in tiles of at most {half.Width}×{half.Height}. A smaller MemoryBudget or Tile avoids the failed try."));
        return half;

        static int Half(int side) => Math.Min(side, Math.Max((side + 1) / 2, TileGrid.SmallestSide));
    }

    private void Enhance<TPixel>(Tile tile, Image<TPixel> source, Image<TPixel> canvas, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        int scale = _generator.Scale;
        Rectangle core = new(
            (tile.Core.X - tile.Input.X) * scale, (tile.Core.Y - tile.Input.Y) * scale, tile.Core.Width * scale, tile.Core.Height * scale);

        Point at = new(tile.Core.X * scale, tile.Core.Y * scale);
        using (NewDisposeScope())
        {
            Tensor enlarged = _network.Run(TileTransparency.Colours(source, tile, _options.AlphaMode, _target.Device), cancellationToken);
            Tensor pixels = enlarged.narrow(2, core.Y, core.Height).narrow(3, core.X, core.Width);
            if (!FiniteValues.AreAll(pixels))
            {
                throw new NonFiniteOutputException(tile.Core);
            }

            ImageTensor.CopyTo(pixels, canvas, at);
        }

        TileTransparency.WriteAlpha(source, canvas, tile, scale, _options.AlphaMode, plane => _network.Run(plane, cancellationToken));
    }
}
