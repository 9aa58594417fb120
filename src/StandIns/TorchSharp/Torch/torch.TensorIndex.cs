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

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        internal enum IndexKind
        {
            NewDimension,
            Single,
            Slice,
            Ellipsis,
        }

        internal IndexKind Kind { get; private init; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        /// <summary>From one index to before another, every so many; null is as far as it goes, a negative one counts from the
        /// end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        /// <summary>One index; the dimension is gone. A negative one counts from the end.</summary>
        public static implicit operator TensorIndex(long value) => new() { Kind = IndexKind.Single, Start = value };

        /// <summary>One index; the dimension is gone.</summary>
        public static implicit operator TensorIndex(Index index) => Signed(index);

        /// <summary>From one index to before another.</summary>
        public static implicit operator TensorIndex(Range range) =>
            Slice(Signed(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Signed(range.End));

        private static long Signed(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
