using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>The custom attributes that a compiler reads meaning from.</summary>
internal sealed class Attributes(MetadataBuilder metadata, TypeReferences types)
{
    public const string Extension = "System.Runtime.CompilerServices.ExtensionAttribute";
    public const string ReadOnly = "System.Runtime.CompilerServices.IsReadOnlyAttribute";
    public const string ByRefLike = "System.Runtime.CompilerServices.IsByRefLikeAttribute";
    public const string Unmanaged = "System.Runtime.CompilerServices.IsUnmanagedAttribute";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string ParamArray = "System.ParamArrayAttribute";
    private const string Nullable = "System.Runtime.CompilerServices.NullableAttribute";
    private const string NotNullWhen = "System.Diagnostics.CodeAnalysis.NotNullWhenAttribute";
    private const string DefaultMember = "System.Reflection.DefaultMemberAttribute";
    private const string TupleNames = "System.Runtime.CompilerServices.TupleElementNamesAttribute";

    private readonly Dictionary<string, MemberReferenceHandle> constructors = [];

    /// <summary>An attribute without arguments.</summary>
    public void Add(EntityHandle owner, string attribute)
    {
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(_ => { }, named => named.Count(0));
        metadata.AddCustomAttribute(owner, Constructor(attribute, null), metadata.GetOrAddBlob(value));
    }

    /// <summary>Names the type's indexer.</summary>
    public void AddDefaultMember(EntityHandle owner, string name)
    {
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(fixedArguments => fixedArguments.AddArgument().Scalar().Constant(name), named => named.Count(0));
        metadata.AddCustomAttribute(owner, Constructor(DefaultMember, type => type.String()), metadata.GetOrAddBlob(value));
    }

    public void AddTupleNames(EntityHandle owner, IReadOnlyList<string> names)
    {
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(
            fixedArguments =>
            {
                LiteralsEncoder literals = fixedArguments.AddArgument().Vector().Count(names.Count);
                foreach (string name in names)
                {
                    literals.AddLiteral().Scalar().Constant(name);
                }
            },
            named => named.Count(0));
        metadata.AddCustomAttribute(owner, Constructor(TupleNames, type => type.SZArray().String()), metadata.GetOrAddBlob(value));
    }

    /// <summary>Says which reference types of a type can be null: one flag where all are equal, else one for each.</summary>
    public void AddNullable(EntityHandle owner, byte[] flags)
    {
        if (flags.Length == 0)
        {
            return;
        }

        bool isUniform = Array.TrueForAll(flags, f => f == flags[0]);
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(
            fixedArguments =>
            {
                LiteralEncoder literal = fixedArguments.AddArgument();
                if (isUniform)
                {
                    literal.Scalar().Constant(flags[0]);
                    return;
                }

                LiteralsEncoder literals = literal.Vector().Count(flags.Length);
                Array.ForEach(flags, f => literals.AddLiteral().Scalar().Constant(f));
            },
            named => named.Count(0));
        MemberReferenceHandle constructor =
            isUniform ? Constructor(Nullable, type => type.Byte()) : Constructor(Nullable, type => type.SZArray().Byte(), "[]");
        metadata.AddCustomAttribute(owner, constructor, metadata.GetOrAddBlob(value));
    }

    /// <summary>An out parameter that is not null when the method returns true.</summary>
    public void AddNotNullWhenTrue(EntityHandle owner)
    {
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(fixedArguments => fixedArguments.AddArgument().Scalar().Constant(true), named => named.Count(0));
        metadata.AddCustomAttribute(owner, Constructor(NotNullWhen, type => type.Boolean()), metadata.GetOrAddBlob(value));
    }

    private MemberReferenceHandle Constructor(string attribute, Action<SignatureTypeEncoder>? argument, string overload = "")
    {
        if (!constructors.TryGetValue(attribute + overload, out MemberReferenceHandle handle))
        {
            var signature = new BlobBuilder();
            new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(
                argument is null ? 0 : 1,
                returns => returns.Void(),
                parameters => argument?.Invoke(parameters.AddParameter().Type()));
            handle = metadata.AddMemberReference(types.Framework(attribute), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
            constructors.Add(attribute + overload, handle);
        }

        return handle;
    }
}
