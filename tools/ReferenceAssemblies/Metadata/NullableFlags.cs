using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>Spreads a site's flags over the places that C# keeps one for: each reference type, type parameter and generic struct in a
/// type.</summary>
internal static class NullableFlags
{
    /// <summary>The flags of a type, or none where nothing has to be written; <c>?</c> stands for a nullable outermost type.</summary>
    public static byte[] Of(TypeText type, string site, TypeUniverse universe)
    {
        string digits = site.TrimEnd('w');
        var places = new List<bool>();
        Collect(type, universe, places);
        if (digits is "-" or "0" || places.TrueForAll(isValue => isValue))
        {
            return [];
        }

        // A value type cannot be null; only what it holds can.
        bool outermost = digits == "?" && !places[0];
        string spread = digits.Length > 1 ? digits : new string(digits == "?" ? '1' : digits[0], places.Count);
        return spread.Length == places.Count
            ? [.. places.Select((isValue, i) => isValue ? (byte)0 : i == 0 && outermost ? (byte)2 : (byte)(spread[i] - '0'))]
            : throw new FormatException($"'{site}' has {spread.Length} flags; '{type}' has {places.Count} places.");
    }

    private static void Collect(TypeText type, TypeUniverse universe, List<bool> places)
    {
        switch (type)
        {
            case ByRefTypeText reference:
                Collect(reference.Element, universe, places);
                break;
            case PointerTypeText pointer:
                Collect(pointer.Element, universe, places);
                break;
            case ArrayTypeText array:
                places.Add(false);
                Collect(array.Element, universe, places);
                break;
            case ParameterTypeText:
                places.Add(false);
                break;
            case NamedTypeText named:
                bool isValue = universe.IsValueType(named);
                if (!isValue || (named.Arguments.Count > 0 && !named.IsNullable))
                {
                    places.Add(isValue);
                }

                foreach (TypeText argument in named.Arguments)
                {
                    Collect(argument, universe, places);
                }

                break;
        }
    }
}
