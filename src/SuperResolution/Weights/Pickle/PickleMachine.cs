namespace SuperResolution.Weights.Pickle;

/// <summary>
/// Reads a pickle as data. Names that it mentions are compared with an allow-list and never looked up, no object is made but
/// dictionaries, lists, tuples and descriptions of tensors, and every count has a bound.
/// </summary>
/// <remarks>The opcodes are those of protocols 2 to 5 that PyTorch writes (Python's pickletools describes them).</remarks>
internal sealed partial class PickleMachine
{
    private static readonly object NotRemembered = new();
    private readonly string _file;
    private readonly PickleReader _reader;
    private readonly CheckpointLimits _limits;
    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];
    private readonly List<object?> _memo = [];
    private long _steps;
    private int _containers;
    private int _tensors;
    private int _remembered;

    private PickleMachine(string file, PickleReader reader, CheckpointLimits limits)
    {
        _file = file;
        _reader = reader;
        _limits = limits;
    }

    /// <summary>Reads one pickle.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="reader">Stands at its beginning, and at its end afterwards.</param>
    /// <param name="limits">How much it may ask for.</param>
    /// <param name="storages">The storages that it mentions, by key; those of this pickle are added.</param>
    /// <exception cref="InvalidCheckpointException">It holds something that is not allowed, or is damaged.</exception>
    public static object? Read(
        string file, PickleReader reader, CheckpointLimits limits, Dictionary<string, StoredStorage> storages) =>
        new PickleMachine(file, reader, limits) { _storages = storages }.Run();

    private object? Run()
    {
        while (true)
        {
            int at = _reader.Position;
            try
            {
                Charge(1);
                byte opcode = _reader.Byte();
                if (opcode == Opcode.Stop)
                {
                    return Content();
                }

                Step(opcode);
            }
            catch (PickleFault fault)
            {
                throw Refusal.Of(_file, $"{fault.Message} (byte {at.Grouped()} of the pickle)", fault.Advice, fault);
            }
        }
    }

    private object? Content()
    {
        if (_stack.Count != 1 || _marks.Count != 0)
        {
            throw PickleFault.Damaged($"the end comes with {_stack.Count} values on the stack instead of 1");
        }

        object? content = Pop();
        PickleNesting.Require(content, _limits.PickleDepth);
        return content;
    }

    private void Charge(int steps)
    {
        _steps += steps;
        if (_steps > _limits.PickleSteps)
        {
            throw PickleFault.TooMuch(
                $"the pickle takes more than {_limits.PickleSteps.Grouped()} steps, which is what is allowed", nameof(_limits.PickleSteps));
        }
    }

    private T Made<T>(T container)
        where T : PickleContainer
    {
        if (++_containers > _limits.PickleContainers)
        {
            throw PickleFault.TooMuch(
                $"more than {_limits.PickleContainers.Grouped()} dictionaries, lists and tuples, which is what is allowed",
                nameof(_limits.PickleContainers));
        }

        return Bounded(container);
    }

    private T Bounded<T>(T container)
        where T : PickleContainer => container.Depth <= _limits.PickleDepth
            ? container
            : throw PickleNesting.TooDeep(_limits.PickleDepth);

    private void Push(object? value)
    {
        if (_stack.Count >= _limits.PickleStack)
        {
            throw PickleFault.TooMuch(
                $"more than {_limits.PickleStack.Grouped()} values on the stack, which is what is allowed", nameof(_limits.PickleStack));
        }

        _stack.Add(value);
    }

    private object? Pop()
    {
        if (_stack.Count <= (_marks.Count > 0 ? _marks[^1] : 0))
        {
            throw PickleFault.Damaged("a step takes a value from an empty stack");
        }

        object? top = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private T Pop<T>(string what)
        where T : class => Pop() as T ?? throw PickleFault.Damaged($"a step needs {what} and finds something else");

    private T Peek<T>(string what)
        where T : class
    {
        T top = Pop<T>(what);
        _stack.Add(top);
        return top;
    }

    private void PushMark()
    {
        if (_marks.Count >= _limits.PickleDepth * 4L)
        {
            throw PickleNesting.TooDeep(_limits.PickleDepth);
        }

        _marks.Add(_stack.Count);
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0)
        {
            throw PickleFault.Damaged("a step looks for a mark that is not there");
        }

        int from = _marks[^1];
        _marks.RemoveAt(_marks.Count - 1);
        Charge(_stack.Count - from);
        object?[] items = [.. _stack[from..]];
        _stack.RemoveRange(from, items.Length);
        return items;
    }

    /// <summary>
    /// Pickles count the values that they remember from 0, so that a list holds them: in a hash table, numbers could be chosen that
    /// all have the same hash.
    /// </summary>
    private void Remember(uint index)
    {
        object? top = Pop();
        _stack.Add(top);
        if (index >= _limits.PickleMemo)
        {
            throw PickleFault.TooMuch(
                $"it stores value {index.Grouped()} of the memo, of which {_limits.PickleMemo.Grouped()} are allowed, counted from 0",
                nameof(_limits.PickleMemo));
        }

        while (_memo.Count <= index)
        {
            _memo.Add(NotRemembered);
        }

        _remembered += _memo[(int)index] == NotRemembered ? 1 : 0;
        _memo[(int)index] = top;
    }

    private object? Recall(uint index) => index < _memo.Count && _memo[(int)index] is var value && value != NotRemembered
        ? value
        : throw PickleFault.Damaged($"it recalls value {index.Grouped()} of the memo, which was never stored ({_remembered.Grouped()} were)");
}
