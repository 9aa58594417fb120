namespace SuperResolution.Tools.StandInSurface;

/// <summary>Which types and members of the stand-ins other assemblies use.</summary>
internal sealed class Usage
{
    // Operators that C# wants in pairs: whoever needs one has to declare both.
    private static readonly (string, string)[] Pairs =
    [
        ("op_Equality", "op_Inequality"), ("op_LessThan", "op_GreaterThan"), ("op_LessThanOrEqual", "op_GreaterThanOrEqual"), ("op_True", "op_False"),
    ];

    private readonly Dictionary<string, TypeEntry> types = [];
    private readonly HashSet<string> standIns;
    private readonly HashSet<TypeEntry> usedTypes = [];
    private readonly HashSet<Member> usedMembers = [];
    private readonly Queue<Member> pending = new();

    public Usage(IReadOnlyList<AssemblyFile> standIns, IReadOnlyList<AssemblyFile> users)
    {
        this.standIns = [.. standIns.Select(a => a.Name)];
        AssemblyFile[] all = [.. standIns, .. users];
        foreach (TypeEntry type in all.SelectMany(a => a.Types))
        {
            types.TryAdd(type.Key, type);
        }

        foreach (AssemblyFile assembly in all)
        {
            FindReferences(assembly);
            FindDerivations(assembly);
        }

        Close();
    }

    public bool IsUsed(TypeEntry type) => usedTypes.Contains(type);

    public bool IsUsed(Member member) =>
        usedMembers.Contains(member) || (IsUsed(member.Type) && (member.IsConstant || member.Type.IsWhole || IsOfFramework(member)));

    private TypeEntry? StandIn(string key, string notOf) =>
        types.TryGetValue(key, out TypeEntry? type) && standIns.Contains(type.Assembly) && type.Assembly != notOf ? type : null;

    private void FindReferences(AssemblyFile assembly)
    {
        foreach (string key in assembly.ReferredTypes)
        {
            Use(StandIn(key, assembly.Name));
        }

        foreach (var (key, signature) in assembly.ReferredMembers)
        {
            if (StandIn(key, assembly.Name) is { } type)
            {
                Use(Ancestors(type).SelectMany(a => a.Type.Members).FirstOrDefault(m => m.Signature == signature));
            }
        }
    }

    /// <summary>A class that overrides or implements something uses it, though no reference says so.</summary>
    private void FindDerivations(AssemblyFile assembly)
    {
        foreach (TypeEntry type in assembly.Types)
        {
            foreach (Member method in type.Members.Where(m => m.IsOverride))
            {
                Use(Overridden(method) is { } slot && slot.Type.Assembly != assembly.Name && standIns.Contains(slot.Type.Assembly) ? slot : null);
            }

            foreach (TypeShape implemented in type.Interfaces)
            {
                StandIn(implemented.Key, assembly.Name)?.Members.ForEach(Use);
            }
        }
    }

    private void Close()
    {
        while (pending.TryDequeue(out Member? member))
        {
            Use(member.Type);
            foreach (string key in member.Parameters.Append(member.Returns).Concat(member.Constraints).SelectMany(p => p.Keys))
            {
                Use(StandIn(key, string.Empty));
            }

            // Whoever calls an override needs the slot; whoever calls the slot needs the overrides.
            Use(member.IsOverride ? Overridden(member) : null);
            foreach (var (one, other) in Pairs)
            {
                string? partner = member.Name == one ? other : member.Name == other ? one : null;
                member.Type.Members.Where(m => partner is not null && m.Display == partner + member.Display[member.Name.Length..]).ToList().ForEach(Use);
            }

            string? accessor = member.Name.StartsWith("add_", StringComparison.Ordinal) ? "remove_" + member.Name[4..] : null;
            member.Type.Members.Where(m => m.Name == accessor).ToList().ForEach(Use);
        }

        int before;
        do
        {
            before = usedMembers.Count + usedTypes.Count;
            foreach (Member method in usedTypes.ToList().SelectMany(t => t.Members).Where(m => m.IsVirtual && !usedMembers.Contains(m)).ToList())
            {
                if ((method.IsOverride && Overridden(method) is { } slot && IsUsed(slot)) || ImplementedSlots(method).Any(IsUsed))
                {
                    Use(method);
                }
            }

            if (pending.Count > 0)
            {
                Close();
            }
        }
        while (usedMembers.Count + usedTypes.Count > before);
    }

    private void Use(TypeEntry? type)
    {
        if (type is null || !standIns.Contains(type.Assembly) || !usedTypes.Add(type))
        {
            return;
        }

        Use(type.Outer is null ? null : StandIn(type.Outer, string.Empty));
        Use(type.Base is null ? null : StandIn(type.Base.Key, string.Empty));
        foreach (TypeShape constraint in type.Constraints)
        {
            Use(StandIn(constraint.Key, string.Empty));
        }
    }

    private void Use(Member? member)
    {
        if (member is not null && standIns.Contains(member.Type.Assembly) && usedMembers.Add(member))
        {
            pending.Enqueue(member);
        }
    }

    /// <summary>A type and its base types as far as they are loaded, each with its type arguments in terms of the first.</summary>
    private IEnumerable<(TypeEntry Type, IReadOnlyList<TypeShape>? Arguments)> Ancestors(TypeEntry type)
    {
        yield return (type, null);
        TypeShape? parent = type.Base;
        while (parent is not null && types.TryGetValue(parent.Key, out TypeEntry? entry))
        {
            yield return (entry, parent.Arguments);
            parent = entry.Base?.Substitute(parent.Arguments);
        }
    }

    /// <summary>The nearest inherited method that this one overrides; null where it is the framework's.</summary>
    private Member? Overridden(Member method) =>
        Ancestors(method.Type).Skip(1)
            .SelectMany(a => a.Type.Members.Where(m => m.IsVirtual && m.SignatureFor(a.Arguments!) == method.Signature))
            .FirstOrDefault();

    private IEnumerable<Member> ImplementedSlots(Member method) =>
        from shape in method.Type.Interfaces
        where types.ContainsKey(shape.Key)
        from slot in types[shape.Key].Members
        where slot.SignatureFor(shape.Arguments) == method.Signature
        select slot;

    /// <summary>Whether the framework calls a method: it overrides one of the framework's or implements one of its interfaces'.</summary>
    private bool IsOfFramework(Member method)
    {
        if (!method.IsVirtual || method.Type.IsInterface)
        {
            return false;
        }

        // The dispose pattern: Dispose() calls it, and a class that can be derived from has to show it.
        if (method is { Name: "Dispose", Parameters: [{ Key: "System.Boolean" }] })
        {
            return true;
        }

        if (method.IsOverride)
        {
            return Overridden(method) is not { } slot || IsOfFramework(slot);
        }

        return method.IsImplementation
            ? !ImplementedSlots(method).Any()
            : method.Type.Interfaces.Any(i => !types.ContainsKey(i.Key) && FrameworkHas(i.Key, method));
    }

    private static bool FrameworkHas(string type, Member method) =>
        Type.GetType(type + ", System.Runtime")?.GetMethods().Any(m => m.Name == method.Name && m.GetParameters().Length == method.Parameters.Count) == true;
}
