namespace SuperResolution.Weights.Containers;

/// <summary>Collects the elements that a tensor sees in a storage.</summary>
internal static class StridedElements
{
    /// <summary>The elements of the tensor one after the other: the bytes themselves where they lie so, else a copy.</summary>
    public static ReadOnlyMemory<byte> Gather(StoredTensor tensor, byte[] storage)
    {
        int size = StoredTensor.SizeOf(tensor.ElementType);
        if (tensor.IsContiguous || tensor.Count == 0)
        {
            return storage.AsMemory(checked((int)(tensor.Offset * size)), checked((int)tensor.Bytes));
        }

        byte[] gathered = new byte[tensor.Bytes];
        long[] index = new long[tensor.Shape.Length];
        long from = tensor.Offset;
        for (int to = 0; to < gathered.Length; to += size)
        {
            storage.AsSpan((int)(from * size), size).CopyTo(gathered.AsSpan(to));
            for (int d = index.Length - 1; d >= 0; d--)
            {
                from += tensor.Strides[d];
                if (++index[d] < tensor.Shape[d])
                {
                    break;
                }

                from -= tensor.Strides[d] * index[d];
                index[d] = 0;
            }
        }

        return gathered;
    }
}
