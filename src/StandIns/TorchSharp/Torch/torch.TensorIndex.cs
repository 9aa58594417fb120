namespace TorchSharp;

public static partial class torch
{
    /// <summary>What to take of a dimension, as between Python's brackets.</summary>
    public struct TensorIndex
    {
        /// <summary>As many whole dimensions as are not named otherwise.</summary>
        public static TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex None = new() { Kind = IndexKind.NewDimension };

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex Null = new() { Kind = IndexKind.NewDimension };

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        internal enum IndexKind
        {
            NewDimension,
            Single,
            Slice,
            Ellipsis,
            Tensor,
        }

        internal IndexKind Kind { get; private init; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal Tensor? Indices { get; private init; }

        /// <summary>One index; the dimension is gone. A negative one counts from the end.</summary>
        public static TensorIndex Single(long? index) => new() { Kind = IndexKind.Single, Start = index ?? 0 };

        /// <summary>From one index to before another, every so many; null is as far as it goes, a negative one counts from the
        /// end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        /// <summary>From one index to before another.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice((long?)range.start, (long?)range.end);

        /// <summary>From one index to before another.</summary>
        public static TensorIndex Slice(Range range) =>
            Slice(Signed(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Signed(range.End));

        /// <summary>The indices in a tensor, or where a tensor of truth values is true.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = IndexKind.Tensor, Indices = tensor };

        /// <summary>One index, as <see cref="Single"/>.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One index, as <see cref="Single"/>.</summary>
        public static implicit operator TensorIndex(Index index) => Single(Signed(index));

        /// <summary>From one index to before another.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>From one index to before another.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        private static long Signed(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
