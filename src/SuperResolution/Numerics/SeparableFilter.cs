namespace SuperResolution.Numerics;

/// <summary>A filter that is the same along columns as along rows.</summary>
/// <param name="weights">Its weights, an odd number of them, symmetric.</param>
/// <param name="beyond">What there is beyond the edges: <see cref="Edge.Repeated"/> or <see cref="Edge.Mirrored"/>.</param>
internal sealed class SeparableFilter(float[] weights, Func<int, int, int> beyond)
{
    private readonly int _radius = weights.Length / 2;

    /// <summary>Memory that a row needs; one for each thread.</summary>
    public float[] Scratch(int width) => new float[width + 2 * _radius];

    /// <summary>Filters a row of a plane.</summary>
    /// <param name="plane">The plane, row after row.</param>
    /// <param name="y">Which row.</param>
    /// <param name="scratch">Of <see cref="Scratch"/>.</param>
    /// <param name="result">The filtered row, which is added to.</param>
    public void AddRow(ReadOnlySpan<float> plane, int y, float[] scratch, Span<float> result)
    {
        int width = result.Length, height = plane.Length / width;
        Array.Clear(scratch);
        for (int k = 0; k < weights.Length; k++)
        {
            ScaledSum.Add(plane.Slice(beyond(y + k - _radius, height) * width, width), weights[k], scratch.AsSpan(_radius, width));
        }

        Edge.Fill(scratch, _radius, beyond);
        for (int k = 0; k < weights.Length; k++)
        {
            ScaledSum.Add(scratch.AsSpan(k, width), weights[k], result);
        }
    }
}
