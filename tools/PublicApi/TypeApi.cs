using Microsoft.CodeAnalysis;

namespace SuperResolution.Tools.PublicApi;

/// <summary>A type and its members as lines of C#.</summary>
internal static class TypeApi
{
    private const SymbolDisplayMiscellaneousOptions Spelling =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers;

    private static readonly SymbolDisplayFormat Name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: Spelling);

    private static readonly SymbolDisplayFormat Whole = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeVariance
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: Spelling);

    /// <summary>Whether code outside the assembly can name it, at least in a derived class.</summary>
    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>The type's name, with those around it and its type parameters.</summary>
    public static string NameOf(INamedTypeSymbol type) => type.ToDisplayString(Name);

    /// <summary>The type's declaration.</summary>
    public static string Header(INamedTypeSymbol type)
    {
        string declaration = type.ToDisplayString(Whole);
        int constraints = declaration.IndexOf(" where ", StringComparison.Ordinal);
        string bases = string.Join(", ", Bases(type));
        return Attributes.Of(type) + string.Join(' ', Modifiers(type).Append(
            bases.Length == 0 ? declaration
            : constraints < 0 ? $"{declaration} : {bases}"
            : declaration.Insert(constraints, $" : {bases}")));
    }

    /// <summary>The members that can be named outside, without what the compiler adds to a record.</summary>
    public static IEnumerable<string> Members(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Delegate => [],
        TypeKind.Enum => type.GetMembers().OfType<IFieldSymbol>()
            .Select(field => $"{Attributes.Of(field)}{field.Name} = {field.ConstantValue}"),
        _ => type.GetMembers()
            .Where(member => IsVisible(member) && IsWritten(member))
            .Select(member => (Rank: Rank(member), member.Name, Text: Attributes.Of(member) + member.ToDisplayString(Whole)))
            .OrderBy(member => member.Rank)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text),
    };

    private static bool IsWritten(ISymbol member) =>
        member is IFieldSymbol or IPropertySymbol or IEventSymbol
            or IMethodSymbol { IsImplicitlyDeclared: false, MethodKind: MethodKind.Constructor or MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion }
        && !Attributes.IsCompilerGenerated(member);

    private static int Rank(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol => 2,
        IEventSymbol => 3,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } => 4,
        _ => 5,
    };

    private static IEnumerable<string> Modifiers(INamedTypeSymbol type)
    {
        yield return type.DeclaredAccessibility == Accessibility.Public ? "public" : "protected";
        if (type.TypeKind == TypeKind.Class && (type.IsStatic || type.IsAbstract || type.IsSealed))
        {
            yield return type.IsStatic ? "static" : type.IsAbstract ? "abstract" : "sealed";
        }
    }

    // The interfaces in the order of their names: the metadata's order may change without the source's.
    private static IEnumerable<string> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return type.EnumUnderlyingType is { SpecialType: not SpecialType.System_Int32 } underlying ? [underlying.ToDisplayString(Name)] : [];
        }

        bool IsOfRecord(INamedTypeSymbol one) =>
            type.IsRecord && one.Name == "IEquatable" && SymbolEqualityComparer.Default.Equals(one.TypeArguments.SingleOrDefault(), type);
        IEnumerable<string> interfaces = type.Interfaces.Where(one => !IsOfRecord(one)).Select(one => one.ToDisplayString(Name)).Order(StringComparer.Ordinal);
        return type.BaseType is { SpecialType: SpecialType.None } parent ? interfaces.Prepend(parent.ToDisplayString(Name)) : interfaces;
    }
}
