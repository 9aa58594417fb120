using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Telemetry;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>Runs a generator over a picture tile by tile. Source and canvas stay in host memory, one tile is on the device.</summary>
internal sealed class TiledInference
{
    // Two forward passes at once on the same cores take longer than one after the other.
    private static readonly SemaphoreSlim s_cpu = new(1, 1);

    private readonly IGenerator _generator;
    private readonly ExecutionTarget _target;
    private readonly UpscalerOptions _options;

    public TiledInference(IGenerator generator, ExecutionTarget target, UpscalerOptions options)
    {
        _generator = generator;
        _target = target;
        _options = options;
    }

    /// <summary>Fills a canvas of r times the source's size.</summary>
    /// <exception cref="ArgumentException">The smallest tile does not fit the memory budget.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two tiles.</exception>
    /// <exception cref="NonFiniteOutputException">The network gave NaN or infinity.</exception>
    public void Run<TPixel>(Image<TPixel> source, Image<TPixel> canvas, IProgress<UpscaleProgress>? progress, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int side = _options.Tile ?? TileGrid.LargestSide(source.Size, _options.MemoryBudget, BytesPerPixel, _generator.Halo);
        TileGrid grid = new(source.Size, side, _generator.Halo);
        int done = 0;
        progress?.Report(new UpscaleProgress(done, grid.Count));
        foreach (Tile tile in grid.Tiles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Enhance(tile, source, canvas, cancellationToken);
            progress?.Report(new UpscaleProgress(++done, grid.Count));
        }
    }

    private void Enhance<TPixel>(Tile tile, Image<TPixel> source, Image<TPixel> canvas, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        int scale = _generator.Scale;
        Rectangle core = new(
            (tile.Core.X - tile.Input.X) * scale, (tile.Core.Y - tile.Input.Y) * scale, tile.Core.Width * scale, tile.Core.Height * scale);

        Tensor enlarged = Forward(TileTransparency.Colours(source, tile, _options.AlphaMode), cancellationToken);
        Tensor pixels = enlarged.narrow(2, core.Y, core.Height).narrow(3, core.X, core.Width);
        if (!pixels.isfinite().all().item<bool>())
        {
            throw new NonFiniteOutputException(tile.Core);
        }

        Point at = new(tile.Core.X * scale, tile.Core.Y * scale);
        ImageTensor.CopyTo(pixels, canvas, at);
        TileTransparency.WriteAlpha(source, canvas, tile, scale, _options.AlphaMode, plane => Forward(plane, cancellationToken));
    }

    // Where a generator takes little, the steps from its output to stored pixels take more: six float32 copies of three channels.
    private long BytesPerPixel => Math.Max(_generator.WorkingBytesPerPixel, 6L * 3 * sizeof(float) * _generator.Scale * _generator.Scale);

    private Tensor Forward(Tensor input, CancellationToken cancellationToken)
    {
        bool queued = _target.Device.type == DeviceType.CPU;
        if (queued)
        {
            CpuQueue.Enter(s_cpu, cancellationToken);
        }

        // OpenMP counts threads for the thread that calls it, and tasks come on any.
        int threads = get_num_threads();
        try
        {
            if (_options.Threads is { } wanted)
            {
                set_num_threads(wanted);
            }

            using Tensor onDevice = input.to(_target.Type, _target.Device);
            using Tensor output = _generator.forward(onDevice);
            return output.to(ScalarType.Float32, CPU);
        }
        finally
        {
            if (_options.Threads is not null)
            {
                set_num_threads(threads);
            }

            if (queued)
            {
                s_cpu.Release();
            }
        }
    }
}
