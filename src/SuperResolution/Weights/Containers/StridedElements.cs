namespace SuperResolution.Weights.Containers;

/// <summary>Collects the elements that a tensor sees in a storage.</summary>
internal static class StridedElements
{
    private const int PieceBytes = 1 << 16;

    /// <summary>
    /// Writes the elements of the tensor one after the other: the bytes themselves where they lie so, else in pieces, so that no
    /// second copy of the tensor is made.
    /// </summary>
    public static void Write(StoredTensor tensor, byte[] storage, Stream to)
    {
        int size = StoredTensor.SizeOf(tensor.ElementType);
        if (tensor.IsContiguous || tensor.Count == 0)
        {
            to.Write(storage, checked((int)(tensor.Offset * size)), checked((int)tensor.Bytes));
            return;
        }

        byte[] piece = new byte[Math.Min(tensor.Bytes, PieceBytes)];
        long[] index = new long[tensor.Shape.Length];
        long from = tensor.Offset;
        long left = tensor.Count;
        while (left > 0)
        {
            int filled = 0;
            for (; filled < piece.Length && left > 0; filled += size, left--)
            {
                storage.AsSpan((int)(from * size), size).CopyTo(piece.AsSpan(filled));
                from += Advance(tensor, index);
            }

            to.Write(piece, 0, filled);
        }
    }

    /// <summary>Moves an index to the next element; returns how far that lies from this one in the storage.</summary>
    private static long Advance(StoredTensor tensor, long[] index)
    {
        long distance = 0;
        for (int d = index.Length - 1; d >= 0; d--)
        {
            distance += tensor.Strides[d];
            if (++index[d] < tensor.Shape[d])
            {
                break;
            }

            distance -= tensor.Strides[d] * index[d];
            index[d] = 0;
        }

        return distance;
    }
}
