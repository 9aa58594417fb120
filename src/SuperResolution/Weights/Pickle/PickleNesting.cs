namespace SuperResolution.Weights.Pickle;

/// <summary>Holds what a pickle gave against the bound of its depth.</summary>
/// <remarks>
/// A value that is remembered can be filled after it was put into another, so that the depths counted on the way
/// (<see cref="PickleContainer.Depth"/>) are the least they can be, and a value can come to lie in itself. The walk takes each value
/// once and does not recurse: what it looks for would overflow the stack.
/// </remarks>
internal static class PickleNesting
{
    /// <exception cref="PickleFault">Its values nest deeper than is allowed, or one lies in itself.</exception>
    public static void Require(object? content, int deepest)
    {
        Stack<(PickleContainer Container, int Next)> path = [];
        Enter(content);
        while (path.TryPop(out (PickleContainer Container, int Next) at))
        {
            if (at.Next < at.Container.ValueCount)
            {
                path.Push((at.Container, at.Next + 1));
                Enter(at.Container.ValueAt(at.Next));
            }
            else
            {
                at.Container.Walk = PickleWalk.Walked;
                if (path.TryPeek(out (PickleContainer Container, int Next) outer))
                {
                    outer.Container.Contain(at.Container);
                }
            }
        }

        void Enter(object? value)
        {
            if (value is not PickleContainer container)
            {
                return;
            }

            switch (container.Walk)
            {
                case PickleWalk.None:
                    container.Walk = PickleWalk.Open;
                    path.Push((container, 0));
                    RequireDepth((long)path.Count - 1 + container.Depth);
                    break;
                case PickleWalk.Open:
                    throw PickleFault.Forbidden("a dictionary, list or tuple lies in itself, which is not allowed");
                case PickleWalk.Walked:
                    path.Peek().Container.Contain(container);
                    RequireDepth((long)path.Count + container.Depth);
                    break;
            }
        }

        void RequireDepth(long depth)
        {
            if (depth > deepest)
            {
                throw TooDeep(deepest);
            }
        }
    }

    public static PickleFault TooDeep(int deepest) => PickleFault.TooMuch(
        $"values that nest deeper than {deepest} levels, which is what is allowed", nameof(CheckpointLimits.PickleDepth));
}

/// <summary>How far the walk over the values of a pickle is with one of them.</summary>
internal enum PickleWalk
{
    None,
    Open,
    Walked,
}
