using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>Moves the bytes of tensors to and from streams, in pieces that a span can hold.</summary>
internal static class TensorBytes
{
    private const long MaxPieceBytes = 1 << 30;

    /// <summary>Fills a contiguous tensor on the CPU with the next bytes of the stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ends first.</exception>
    public static void Read(Tensor tensor, Stream stream) => ForEachPiece(tensor, stream.ReadExactly);

    /// <summary>Writes the elements of a tensor on any device, in row-major order.</summary>
    public static void Write(Tensor tensor, Stream stream)
    {
        using DisposeScope scope = NewDisposeScope();
        ForEachPiece(tensor.detach().cpu().contiguous(), bytes => stream.Write(bytes));
    }

    private static void ForEachPiece(Tensor tensor, Action<Span<byte>> act)
    {
        long count = tensor.NumberOfElements;
        long piece = MaxPieceBytes / tensor.ElementSize;
        using Tensor flat = tensor.view(count);
        for (long at = 0; at < count; at += piece)
        {
            using Tensor part = flat.narrow(0, at, Math.Min(piece, count - at));
            act(part.bytes);
        }
    }
}
