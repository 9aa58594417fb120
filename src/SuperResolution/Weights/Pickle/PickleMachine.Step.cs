namespace SuperResolution.Weights.Pickle;

internal sealed partial class PickleMachine
{
    private const int NewestProtocol = 5;

    private void Step(byte opcode)
    {
        switch (opcode)
        {
            case Opcode.Proto:
                byte protocol = _reader.Byte();
                if (protocol > NewestProtocol)
                {
                    throw new PickleFault($"protocol {protocol} of pickle; at most {NewestProtocol} is known", Refusal.SaveAgain);
                }

                break;
            case Opcode.Frame:
                _reader.Skip(sizeof(ulong));
                break;
            case Opcode.Mark:
                PushMark();
                break;
            case Opcode.Pop when _marks.Count > 0 && _marks[^1] == _stack.Count:
            case Opcode.PopMark:
                PopToMark();
                break;
            case Opcode.Pop:
                Pop();
                break;
            case Opcode.Dup:
                object? top = Pop();
                Push(top);
                Push(top);
                break;
            case Opcode.BinPut:
                Remember(_reader.Byte());
                break;
            case Opcode.LongBinPut:
                Remember(_reader.UInt32());
                break;
            case Opcode.Memoize:
                Remember((uint)_memo.Count);
                break;
            case Opcode.BinGet:
                Push(Recall(_reader.Byte()));
                break;
            case Opcode.LongBinGet:
                Push(Recall(_reader.UInt32()));
                break;
            case Opcode.Global:
                Push(Allowed(new PickleGlobal(_reader.Line(), _reader.Line())));
                break;
            case Opcode.StackGlobal:
                string name = Pop<string>("the name of a global");
                Push(Allowed(new PickleGlobal(Pop<string>("the module of a global"), name)));
                break;
            case Opcode.Reduce:
            case Opcode.NewObj:
                PickleTuple arguments = Pop<PickleTuple>("a tuple of arguments");
                Push(Reduce(Pop<PickleGlobal>("a class or function"), arguments));
                break;
            case Opcode.Build:
                object? state = Pop();
                Build(state);
                break;
            case Opcode.BinPersId:
                Push(PersistentStorage(Pop()));
                break;
            default:
                if (!StepPlain(opcode) && !StepContainer(opcode))
                {
                    throw Opcode.Refusal(opcode);
                }

                break;
        }
    }

    private bool StepPlain(byte opcode)
    {
        switch (opcode)
        {
            case Opcode.None:
                Push(null);
                return true;
            case Opcode.NewTrue:
                Push(true);
                return true;
            case Opcode.NewFalse:
                Push(false);
                return true;
            case Opcode.BinInt:
                Push((long)_reader.Int32());
                return true;
            case Opcode.BinInt1:
                Push((long)_reader.Byte());
                return true;
            case Opcode.BinInt2:
                Push((long)_reader.UInt16());
                return true;
            case Opcode.Long1:
                Push(_reader.Integer(_reader.Byte()));
                return true;
            case Opcode.Long4:
                Push(_reader.Integer(_reader.UInt32()));
                return true;
            case Opcode.BinFloat:
                Push(_reader.Double());
                return true;
            case Opcode.ShortBinUnicode:
            case Opcode.ShortBinString:
                Push(_reader.Text(_reader.Byte()));
                return true;
            case Opcode.BinUnicode:
            case Opcode.BinString:
                Push(_reader.Text(_reader.UInt32()));
                return true;
            case Opcode.BinUnicode8:
                Push(_reader.Text(_reader.UInt64()));
                return true;
            case Opcode.ShortBinBytes:
                Push(_reader.Blob(_reader.Byte()).ToArray());
                return true;
            case Opcode.BinBytes:
                Push(_reader.Blob(_reader.UInt32()).ToArray());
                return true;
            case Opcode.BinBytes8:
            case Opcode.ByteArray8:
                Push(_reader.Blob(_reader.UInt64()).ToArray());
                return true;
            default:
                return false;
        }
    }

    private bool StepContainer(byte opcode)
    {
        switch (opcode)
        {
            case Opcode.EmptyList:
            case Opcode.EmptySet:
                Push(Made(new PickleList()));
                return true;
            case Opcode.EmptyTuple:
                Push(Made(new PickleTuple([])));
                return true;
            case Opcode.EmptyDict:
                Push(Made(new PickleDictionary()));
                return true;
            case Opcode.Tuple1:
                Push(Made(new PickleTuple([Pop()])));
                return true;
            case Opcode.Tuple2:
                object? second = Pop();
                Push(Made(new PickleTuple([Pop(), second])));
                return true;
            case Opcode.Tuple3:
                object? third = Pop();
                object? middle = Pop();
                Push(Made(new PickleTuple([Pop(), middle, third])));
                return true;
            case Opcode.Tuple:
                Push(Made(new PickleTuple(PopToMark())));
                return true;
            case Opcode.List:
            case Opcode.FrozenSet:
                Push(Made(Filled(new PickleList(), PopToMark())));
                return true;
            case Opcode.Dict:
                Push(Made(Filled(new PickleDictionary(), PopToMark())));
                return true;
            case Opcode.Append:
                object? item = Pop();
                Bounded(Filled(Peek<PickleList>("a list"), [item]));
                return true;
            case Opcode.Appends:
            case Opcode.AddItems:
                object?[] items = PopToMark();
                Bounded(Filled(Peek<PickleList>("a list"), items));
                return true;
            case Opcode.SetItem:
                object? value = Pop();
                object? key = Pop();
                Set(key, value);
                return true;
            case Opcode.SetItems:
                SetAll(PopToMark());
                return true;
            default:
                return false;
        }
    }

    private static PickleList Filled(PickleList list, object?[] items)
    {
        Array.ForEach(items, list.Add);
        return list;
    }

    private static PickleDictionary Filled(PickleDictionary dictionary, object?[] keysAndValues)
    {
        if (keysAndValues.Length % 2 != 0)
        {
            throw PickleFault.Damaged("a dictionary has a key without a value");
        }

        for (int i = 0; i < keysAndValues.Length; i += 2)
        {
            dictionary.Set(keysAndValues[i], keysAndValues[i + 1]);
        }

        return dictionary;
    }
}
