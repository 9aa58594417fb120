using System.Collections;

namespace TorchSharp.PyBridge.Pickling;

/// <summary>
/// A strict machine for the part of Python's pickle format that state dictionaries use. It gives dictionaries as <see cref="Hashtable"/>,
/// lists as <see cref="ArrayList"/>, tuples as <c>object[]</c>, integers as <see cref="int"/> (or <see cref="long"/> where the file uses the
/// long form), and floats as <see cref="double"/>. Everything else comes from the host.
/// </summary>
/// <param name="data">The whole pickle.</param>
/// <param name="host">What the pickle may refer to.</param>
internal sealed partial class PickleReader(byte[] data, IPickleHost host)
{
    // A container costs one byte of the pickle and a few hundred of memory: without a limit, a small file could fill it.
    private const int MaxContainers = 1_000_000;

    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _at;
    private int _containers;

    /// <summary>Runs the pickle and gives the value that it leaves.</summary>
    public object? Read()
    {
        while (true)
        {
            int at = _at;
            var opcode = (Opcode)ReadByte();
            if (opcode == Opcode.Stop)
            {
                object? value = Pop();
                return _stack.Count == 0 && _marks.Count == 0 ? value : throw Malformed("values are left when it ends");
            }

            if (!Execute(opcode))
            {
                throw new NotSupportedException(
                    $"The pickle has the opcode 0x{(byte)opcode:x2} at byte {at}, which no state dictionary written by torch.save needs. "
                    + "Save the state_dict alone: torch.save(model.state_dict(), path).");
            }
        }
    }

    private bool Execute(Opcode opcode) => ExecuteValue(opcode) || ExecuteContainer(opcode) || ExecuteReference(opcode);

    private bool ExecuteContainer(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.Mark: _marks.Push(_stack.Count); break;
            case Opcode.EmptyTuple: _stack.Add(Array.Empty<object>()); break;
            case Opcode.Tuple: PushTuple(PopToMark()); break;
            case Opcode.Tuple1: PushTuple(Pop(1)); break;
            case Opcode.Tuple2: PushTuple(Pop(2)); break;
            case Opcode.Tuple3: PushTuple(Pop(3)); break;
            case Opcode.EmptyList: PushContainer(new ArrayList()); break;
            case Opcode.Append: Append(Pop(1)); break;
            case Opcode.Appends: Append(PopToMark()); break;
            case Opcode.EmptyDictionary: PushContainer(new Hashtable()); break;
            case Opcode.SetItem: SetItems(Pop(2)); break;
            case Opcode.SetItems: SetItems(PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool ExecuteReference(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.BinPut: _memo[ReadByte()] = Peek(); break;
            case Opcode.LongBinPut: _memo[ReadUInt32()] = Peek(); break;
            case Opcode.Memoize: _memo[_memo.Count] = Peek(); break;
            case Opcode.BinGet: _stack.Add(Recall(ReadByte())); break;
            case Opcode.LongBinGet: _stack.Add(Recall(ReadUInt32())); break;
            case Opcode.Global: _stack.Add(host.FindGlobal(ReadLine(), ReadLine())); break;
            case Opcode.StackGlobal: FindGlobalOnStack(); break;
            case Opcode.Reduce: Call(); break;
            case Opcode.Build: DiscardAttributes(); break;
            case Opcode.BinPersistentId: _stack.Add(host.LoadPersistent(Pop())); break;
            default: return false;
        }

        return true;
    }

    private void FindGlobalOnStack()
    {
        object? name = Pop();
        _stack.Add(Pop() is string module && name is string text
            ? host.FindGlobal(module, text)
            : throw Malformed("a global's name is not a string"));
    }

    private void Call()
    {
        object?[] arguments = Pop() as object?[] ?? throw Malformed("a call's arguments are not a tuple");
        object callable = Pop() ?? throw Malformed("None is called");
        CountContainer();
        _stack.Add(host.Call(callable, arguments));
    }

    // OrderedDict's own attributes (PyTorch keeps _metadata, the versions of the modules, there) are not items of the dictionary.
    private void DiscardAttributes()
    {
        object? attributes = Pop();
        if (attributes is not IDictionary || Peek() is not Hashtable)
        {
            throw new NotSupportedException(
                "The pickle sets the state of an object that is not a dictionary. Save the state_dict alone: torch.save(model.state_dict(), path).");
        }
    }

    private void Append(object?[] items)
    {
        ArrayList list = Peek() as ArrayList ?? throw Malformed("something is appended to what is not a list");
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        Hashtable table = Peek() as Hashtable ?? throw Malformed("an item is set in what is not a dictionary");
        DictionaryItems.Set(table, items);
    }

    private void PushTuple(object?[] items) => PushContainer(items);

    private void PushContainer(object container)
    {
        CountContainer();
        _stack.Add(container);
    }

    private void CountContainer()
    {
        if (++_containers > MaxContainers)
        {
            throw new InvalidDataException($"The pickle builds more than {MaxContainers} lists, tuples and dictionaries; no state dictionary does.");
        }
    }

    private object? Recall(long index) =>
        _memo.TryGetValue(index, out object? value) ? value : throw Malformed($"it recalls value {index}, which it never stored");

    private int Floor => _marks.TryPeek(out int mark) ? mark : 0;

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Malformed("it takes a value where there is none");

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] Pop(int count)
    {
        int start = _stack.Count - count;
        return start >= Floor ? PopFrom(start) : throw Malformed("it takes a value where there is none");
    }

    private object?[] PopToMark() =>
        _marks.TryPop(out int mark) ? PopFrom(mark) : throw Malformed("it takes values down to a mark where there is none");

    private object?[] PopFrom(int start)
    {
        object?[] items = [.. _stack[start..]];
        _stack.RemoveRange(start, items.Length);
        return items;
    }

    private InvalidDataException Malformed(string what) => new($"The pickle is damaged: {what} (near byte {_at} of {data.Length}).");
}
