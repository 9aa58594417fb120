using System.Collections;
using System.Numerics;

namespace TorchSharp.PyBridge.Pickling;

/// <summary>Puts Python's dictionary items into a <see cref="Hashtable"/>.</summary>
internal static class DictionaryItems
{
    /// <summary>Sets items given as key, value, key, value.</summary>
    public static void Set(Hashtable table, object?[] items)
    {
        if (items.Length % 2 != 0)
        {
            throw new InvalidDataException("The pickle is damaged: a dictionary's last key has no value.");
        }

        for (int i = 0; i < items.Length; i += 2)
        {
            Set(table, items[i], items[i + 1]);
        }
    }

    /// <summary>Sets one item.</summary>
    public static void Set(Hashtable table, object? key, object? value)
    {
        // Tuples compare by value in Python and by reference here, and a Hashtable has no null key.
        if (key is not (string or int or long or BigInteger or bool or double))
        {
            throw new NotSupportedException(
                $"A dictionary's key is {key?.GetType().Name ?? "None"}; strings, numbers and booleans can be keys here.");
        }

        table[key] = value;
    }
}
