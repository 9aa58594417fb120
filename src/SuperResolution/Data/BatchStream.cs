using System.Threading.Channels;

namespace SuperResolution.Data;

/// <summary>
/// Batches in the order of their numbers. Worker k of n prepares the batches k, k + n, k + 2n … into a bounded channel of its own, so
/// that their order needs no sorting.
/// </summary>
internal sealed class BatchStream : IDisposable
{
    private readonly Func<long, PixelBatch> _make;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<PixelBatch>[] _channels;
    private readonly Thread[] _threads;
    private readonly long _first;
    private long _next;

    /// <param name="make">Makes a batch by its number, on any thread.</param>
    /// <param name="first">The number of the first batch.</param>
    /// <param name="workers">Threads; 0 makes each batch when it is asked for.</param>
    /// <param name="ahead">Batches that a thread prepares ahead.</param>
    public BatchStream(Func<long, PixelBatch> make, long first, int workers, int ahead)
    {
        _make = make;
        _first = first;
        _next = first;
        _channels = [.. Enumerable.Range(0, workers).Select(_ => Channel.CreateBounded<PixelBatch>(ahead))];
        _threads = [.. _channels.Select((channel, worker) => new Thread(() => Work(channel.Writer, worker)) { IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>The next batch; waits for it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled while waiting.</exception>
    public TrainingBatch Next(CancellationToken cancellationToken = default)
    {
        long step = _next;
        PixelBatch batch = _channels.Length == 0
            ? _make(step)
            : Take(_channels[(step - _first) % _channels.Length].Reader, cancellationToken);
        _next++;
        return batch.ToTensors();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Array.ForEach(_threads, thread => thread.Join());
        _stop.Dispose();
    }

    private static PixelBatch Take(ChannelReader<PixelBatch> reader, CancellationToken cancellationToken)
    {
        try
        {
            return reader.ReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } cause)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    private void Work(ChannelWriter<PixelBatch> writer, int worker)
    {
        try
        {
            for (long step = _first + worker; ; step += _channels.Length)
            {
                writer.WriteAsync(_make(step), _stop.Token).AsTask().GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            writer.Complete();
        }
        catch (Exception e)
        {
            // Nobody sees what a thread throws: who asks for the batch does.
            writer.Complete(e);
        }
    }
}
