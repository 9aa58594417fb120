using System.Globalization;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>What makes two methods of a hierarchy the same slot: name, number of type parameters, parameter types.</summary>
internal static class MethodKey
{
    public static string Of(MethodDeclaration method, IReadOnlyDictionary<string, TypeText> map)
    {
        Dictionary<string, TypeText> all = Positional(method, map);
        IEnumerable<string> parameters =
            method.Parameters.Select(p => (p.PassedBy == PassedBy.Value ? "" : "&") + p.Type.Substitute(all).Text);
        return string.Create(CultureInfo.InvariantCulture, $"{method.Name}`{method.TypeParameters.Count}({string.Join(", ", parameters)})");
    }

    public static string Returns(MethodDeclaration method, IReadOnlyDictionary<string, TypeText> map) =>
        method.Returns.Substitute(Positional(method, map)).Text;

    private static Dictionary<string, TypeText> Positional(MethodDeclaration method, IReadOnlyDictionary<string, TypeText> map)
    {
        var all = new Dictionary<string, TypeText>(map);
        for (int i = 0; i < method.TypeParameters.Count; i++)
        {
            all[method.TypeParameters[i]] = new ParameterTypeText(string.Create(CultureInfo.InvariantCulture, $"!!{i}"));
        }

        return all;
    }
}
