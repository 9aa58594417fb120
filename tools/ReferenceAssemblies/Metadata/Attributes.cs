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
    private const string DefaultMember = "System.Reflection.DefaultMemberAttribute";
    private const string TupleNames = "System.Runtime.CompilerServices.TupleElementNamesAttribute";

    private readonly Dictionary<string, MemberReferenceHandle> constructors = [];

    /// <summary>An attribute without arguments.</summary>
    public void Add(EntityHandle owner, string attribute)
    {
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(_ => { }, _ => { });
        metadata.AddCustomAttribute(owner, Constructor(attribute, null), metadata.GetOrAddBlob(value));
    }

    /// <summary>Names the type's indexer.</summary>
    public void AddDefaultMember(EntityHandle owner, string name)
    {
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(fixedArguments => fixedArguments.AddArgument().Scalar().Constant(name), _ => { });
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
            _ => { });
        metadata.AddCustomAttribute(owner, Constructor(TupleNames, type => type.SZArray().String()), metadata.GetOrAddBlob(value));
    }

    private MemberReferenceHandle Constructor(string attribute, Action<SignatureTypeEncoder>? argument)
    {
        if (!constructors.TryGetValue(attribute, out MemberReferenceHandle handle))
        {
            var signature = new BlobBuilder();
            new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(
                argument is null ? 0 : 1,
                returns => returns.Void(),
                parameters => argument?.Invoke(parameters.AddParameter().Type()));
            handle = metadata.AddMemberReference(types.Framework(attribute), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
            constructors.Add(attribute, handle);
        }

        return handle;
    }
}
