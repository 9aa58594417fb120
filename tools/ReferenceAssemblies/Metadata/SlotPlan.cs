using System.Reflection;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>An interface's method that a type implements privately: the listing shows the interface alone.</summary>
internal sealed record HiddenImplementation(NamedTypeText Interface, MethodDeclaration Method);

/// <summary>Which methods of a type open a slot, override one, or implement an interface's.</summary>
internal sealed class SlotPlan
{
    private static readonly Dictionary<string, TypeText> Own = [];
    private readonly Dictionary<MethodDeclaration, MethodAttributes> slots = new(ReferenceEqualityComparer.Instance);

    public SlotPlan(TypeDeclaration type, TypeUniverse universe)
    {
        var inherited = Inherited(type, universe);
        var own = type.AllMethods.Where(m => !m.IsStatic && !m.IsConstructor).ToLookup(m => MethodKey.Of(m, Own));
        var implementing = new HashSet<MethodDeclaration>(ReferenceEqualityComparer.Instance);
        if (!type.IsInterface && !type.IsEnum && !type.IsDelegate)
        {
            FindImplementations(type, universe, inherited, own, implementing);
        }

        foreach (MethodDeclaration method in type.AllMethods.Where(m => !m.IsStatic && !m.IsConstructor))
        {
            slots.Add(method, Slot(method, type, inherited, implementing.Contains(method)));
        }
    }

    public List<HiddenImplementation> Hidden { get; } = [];

    public MethodAttributes this[MethodDeclaration method] => slots.GetValueOrDefault(method);

    /// <summary>The nearest inherited method of each key.</summary>
    private static Dictionary<string, (MethodDeclaration Method, string Returns)> Inherited(TypeDeclaration type, TypeUniverse universe)
    {
        var inherited = new Dictionary<string, (MethodDeclaration, string)>();
        foreach (var (_, methods, map) in universe.Ancestors(type))
        {
            foreach (MethodDeclaration method in methods.Where(m => !m.IsStatic && !m.IsConstructor))
            {
                inherited.TryAdd(MethodKey.Of(method, map), (method, MethodKey.Returns(method, map)));
            }
        }

        return inherited;
    }

    private static MethodAttributes Slot(
        MethodDeclaration method, TypeDeclaration type, Dictionary<string, (MethodDeclaration Method, string Returns)> inherited, bool implements)
    {
        if (type.IsInterface)
        {
            return MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.NewSlot;
        }

        bool overrides = inherited.TryGetValue(MethodKey.Of(method, Own), out var slot) &&
            (slot.Method.IsVirtual || slot.Method.IsAbstract) &&
            slot.Method.IsProtected == method.IsProtected &&
            slot.Returns == MethodKey.Returns(method, Own);
        MethodAttributes kind = overrides ? MethodAttributes.ReuseSlot : MethodAttributes.NewSlot;
        return method.IsAbstract ? MethodAttributes.Virtual | MethodAttributes.Abstract | kind
            : method.IsVirtual ? MethodAttributes.Virtual | kind
            : overrides || implements ? MethodAttributes.Virtual | MethodAttributes.Final | kind
            : 0;
    }

    private void FindImplementations(
        TypeDeclaration type,
        TypeUniverse universe,
        Dictionary<string, (MethodDeclaration Method, string Returns)> inherited,
        ILookup<string, MethodDeclaration> own,
        HashSet<MethodDeclaration> implementing)
    {
        foreach (NamedTypeText implemented in universe.NewInterfacesOf(type))
        {
            IReadOnlyDictionary<string, TypeText> map = universe.Bind(implemented);
            foreach (MethodDeclaration wanted in universe.MethodsOfInterface(implemented).Where(m => !m.IsStatic))
            {
                string key = MethodKey.Of(wanted, map);
                string returns = MethodKey.Returns(wanted, map);
                MethodDeclaration? match = own[key].FirstOrDefault(m => !m.IsProtected && MethodKey.Returns(m, Own) == returns);
                if (match is not null)
                {
                    implementing.Add(match);
                }
                else if (!(inherited.TryGetValue(key, out var slot) && !slot.Method.IsProtected && slot.Returns == returns &&
                    (slot.Method.IsVirtual || slot.Method.IsAbstract)))
                {
                    Hidden.Add(new HiddenImplementation(implemented, wanted));
                }
            }
        }
    }
}
