using System.Collections;
using System.Globalization;
using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>
/// Translates the options and states of optimizers, whose public members bear PyTorch's names with few exceptions, to PyTorch's dictionaries
/// (torch/optim/optimizer.py and adam.py) and back.
/// </summary>
internal static class OptimizerRecord
{
    /// <summary>A dictionary of the record's values. PyTorch's step is a float32 tensor; a tensor that is null is left out.</summary>
    public static Dictionary<object, object?> ToDictionary(object record)
    {
        var table = new Dictionary<object, object?>();
        foreach (Member member in Members(record))
        {
            object? value = member.Get(record);
            switch (member.Name)
            {
                case "InitialLearningRate":
                    break;
                case "beta1" or "beta2":
                    object?[] betas = (object?[])(table.GetValueOrDefault("betas") ?? new object?[2]);
                    betas[member.Name == "beta1" ? 0 : 1] = value;
                    table["betas"] = betas;
                    break;
                case "step":
                    table["step"] = tensor(Convert.ToSingle(value, CultureInfo.InvariantCulture));
                    break;
                default:
                    if (value is not null || member.Type != typeof(Tensor))
                    {
                        table[member.Name == "LearningRate" ? "lr" : member.Name] = value;
                    }

                    break;
            }
        }

        return table;
    }

    /// <summary>Sets the record's members from a dictionary. Tensors go to the device of those that they replace, and out of the scope.</summary>
    public static void Assign(object record, IDictionary table, DisposeScope scope)
    {
        Member[] members = [.. Members(record)];
        Device device = members.Select(member => member.Get(record)).OfType<Tensor>().FirstOrDefault()?.device ?? CPU;
        foreach (Member member in members)
        {
            object? value = Find(member.Name, table);
            if (member.Type == typeof(Tensor))
            {
                AssignTensor(record, member, value, device, scope);
            }
            else
            {
                member.Set(record, ToNumber(member, value));
            }
        }
    }

    private static object? Find(string name, IDictionary table) => name switch
    {
        "LearningRate" or "InitialLearningRate" => table["lr"],
        "beta1" => (table["betas"] as IList)?[0],
        "beta2" => (table["betas"] as IList)?[1],
        _ => table[name],
    };

    private static void AssignTensor(object record, Member member, object? value, Device device, DisposeScope scope)
    {
        var old = (Tensor?)member.Get(record);
        Tensor? stored = value is null or Tensor ? (Tensor?)value : throw Mismatch(member, value);
        if (old is not null && stored is not null && !old.shape.SequenceEqual(stored.shape))
        {
            throw new ArgumentException(
                $"The file's {member.Name} has the shape [{string.Join(", ", stored.shape)}], the optimizer's [{string.Join(", ", old.shape)}].");
        }

        Tensor? placed = stored?.to(device);
        if (placed is not null)
        {
            scope.MoveToOuter(placed);
        }

        old?.Dispose();
        member.Set(record, placed);
    }

    private static object ToNumber(Member member, object? value)
    {
        object? number = value is Tensor scalar ? ToNumber(scalar) : value;
        return number is IConvertible and not string
            ? Convert.ChangeType(number, Nullable.GetUnderlyingType(member.Type) ?? member.Type, CultureInfo.InvariantCulture)
            : throw Mismatch(member, value);
    }

    // Integers are exact as doubles up to 2^53, far beyond any number of steps.
    private static double ToNumber(Tensor scalar)
    {
        using Tensor converted = scalar.to(ScalarType.Float64);
        return converted.item<double>();
    }

    private static InvalidCastException Mismatch(Member member, object? value) =>
        new($"The file has {(value is null ? "nothing" : $"a {value.GetType().Name}")} for the optimizer's {member.Name} ({member.Type}).");

    private static IEnumerable<Member> Members(object record)
    {
        const BindingFlags visible = BindingFlags.Instance | BindingFlags.Public;
        Type type = record.GetType();
        return type.GetFields(visible).Select(field => new Member(field.Name, field.FieldType, field.GetValue, field.SetValue))
            .Concat(type.GetProperties(visible).Select(
                property => new Member(property.Name, property.PropertyType, property.GetValue, property.SetValue)));
    }

    private sealed record Member(string Name, Type Type, Func<object, object?> Get, Action<object, object?> Set);
}
