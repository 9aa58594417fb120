using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <content>Methods, properties and events.</content>
internal sealed partial class AssemblyWriter
{
    private void WriteMembers(TypeDeclaration type, TypeDefinitionHandle owner, GenericScope scope)
    {
        var plan = new SlotPlan(type, universe);
        var handles = new Dictionary<MethodDeclaration, MethodDefinitionHandle>(ReferenceEqualityComparer.Instance);
        foreach (MethodDeclaration method in type.AllMethods)
        {
            MethodAttributes access = method.IsProtected ? MethodAttributes.Family : MethodAttributes.Public;
            handles.Add(method, AddMethod(type, method, access | plan[method], scope));
        }

        WriteProperties(type, owner, scope, handles);
        WriteEvents(type, owner, scope, handles);
        foreach (HiddenImplementation hidden in plan.Hidden)
        {
            AddHidden(type, owner, hidden, scope);
        }
    }

    private MethodDefinitionHandle AddMethod(
        TypeDeclaration type, MethodDeclaration method, MethodAttributes flags, GenericScope typeScope, bool isRuntimeProvided = false)
    {
        var scope = typeScope with { OfMethod = method.TypeParameters };
        flags |= MethodAttributes.HideBySig
            | (method.IsStatic ? MethodAttributes.Static : 0)
            | (method.IsSpecialName ? MethodAttributes.SpecialName : 0)
            | (method.IsConstructor ? MethodAttributes.RTSpecialName : 0);
        bool isDispatched = (flags & MethodAttributes.Virtual) != 0;
        int firstParameter = metadata.GetRowCount(TableIndex.Param) + 1;
        MethodDefinitionHandle handle = metadata.AddMethodDefinition(
            flags,
            isRuntimeProvided ? MethodImplAttributes.Runtime : MethodImplAttributes.IL,
            metadata.GetOrAddString(method.Name),
            metadata.GetOrAddBlob(Signature(method, scope, isDispatched)),
            isRuntimeProvided || (flags & MethodAttributes.Abstract) != 0 ? -1 : throwNull,
            MetadataTokens.ParameterHandle(firstParameter));
        AddParameters(type, method);
        for (int i = 0; i < method.TypeParameters.Count; i++)
        {
            string name = method.TypeParameters[i];
            typeParameters.Add(new TypeParameter(handle, i, name, method.Constraints.FirstOrDefault(c => c.Parameter == name), 0, scope));
        }

        if (method.IsExtension)
        {
            attributes.Add(handle, Attributes.Extension);
        }

        if (universe.Facts.IsObsolete(type.Name, method))
        {
            attributes.Add(handle, Attributes.Obsolete);
        }

        return handle;
    }

    private void AddParameters(TypeDeclaration type, MethodDeclaration method)
    {
        IReadOnlyList<string> sites = universe.Nullability.SitesOf(assembly.Name, type.Name, method);
        byte[] returned = sites.Count == 0 ? [] : NullableFlags.Of(method.Returns, sites[0], universe);
        IReadOnlyList<string>? names = universe.Facts.TupleNamesOf(type.Name, method);
        if (returned.Length > 0 || names is not null)
        {
            ParameterHandle result = metadata.AddParameter(0, default, 0);
            attributes.AddNullable(result, returned);
            if (names is not null)
            {
                attributes.AddTupleNames(result, names);
            }
        }

        for (int i = 0; i < method.Parameters.Count; i++)
        {
            ParameterDeclaration parameter = method.Parameters[i];
            ParameterAttributes flags = parameter.PassedBy switch
            {
                PassedBy.Out => ParameterAttributes.Out,
                PassedBy.In => ParameterAttributes.In,
                _ => 0,
            };
            if (parameter.Default is not null)
            {
                flags |= ParameterAttributes.Optional | ParameterAttributes.HasDefault;
            }

            ParameterHandle handle = metadata.AddParameter(flags, metadata.GetOrAddString(parameter.Name), i + 1);
            if (parameter.Default is not null)
            {
                metadata.AddConstant(handle, Constant(parameter.Type, parameter.Default));
            }

            if (sites.Count > 0)
            {
                attributes.AddNullable(handle, NullableFlags.Of(parameter.Type, sites[i + 1], universe));
                if (sites[i + 1].EndsWith('w'))
                {
                    attributes.AddNotNullWhenTrue(handle);
                }
            }

            if (parameter.IsParams)
            {
                attributes.Add(handle, Attributes.ParamArray);
            }

            if (parameter.PassedBy == PassedBy.In)
            {
                attributes.Add(handle, Attributes.ReadOnly);
            }
        }
    }

    private BlobBuilder Signature(MethodDeclaration method, GenericScope scope, bool isDispatched)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature)
            .MethodSignature(genericParameterCount: method.TypeParameters.Count, isInstanceMethod: !method.IsStatic)
            .Parameters(
                method.Parameters.Count,
                returns => Returns(returns, method, scope),
                parameters =>
                {
                    foreach (ParameterDeclaration parameter in method.Parameters)
                    {
                        Parameter(parameters.AddParameter(), parameter, scope, isDispatched);
                    }
                });
        return signature;
    }

    private void Returns(ReturnTypeEncoder encoder, MethodDeclaration method, GenericScope scope)
    {
        if (method.IsInitOnly)
        {
            encoder.CustomModifiers().AddModifier(types.Framework("System.Runtime.CompilerServices.IsExternalInit"), isOptional: false);
        }

        if (method.Returns is NamedTypeText { Key: "System.Void" })
        {
            encoder.Void();
        }
        else if (method.Returns is ByRefTypeText reference)
        {
            types.Write(encoder.Type(isByRef: true), reference.Element, scope);
        }
        else
        {
            types.Write(encoder.Type(), method.Returns, scope);
        }
    }

    private void Parameter(ParameterTypeEncoder encoder, ParameterDeclaration parameter, GenericScope scope, bool isDispatched)
    {
        // C# marks 'in' with a required modifier where the method can be overridden.
        if (parameter.PassedBy == PassedBy.In && isDispatched)
        {
            encoder.CustomModifiers().AddModifier(types.Framework("System.Runtime.InteropServices.InAttribute"), isOptional: false);
        }

        types.Write(encoder.Type(isByRef: parameter.PassedBy != PassedBy.Value), parameter.Type, scope);
    }

    private void WriteProperties(
        TypeDeclaration type, TypeDefinitionHandle owner, GenericScope scope, Dictionary<MethodDeclaration, MethodDefinitionHandle> handles)
    {
        if (type.Properties.Count == 0)
        {
            return;
        }

        metadata.AddPropertyMap(owner, MetadataTokens.PropertyDefinitionHandle(metadata.GetRowCount(TableIndex.Property) + 1));
        foreach (PropertyDeclaration property in type.Properties)
        {
            var signature = new BlobBuilder();
            new BlobEncoder(signature).PropertySignature(isInstanceProperty: !property.IsStatic).Parameters(
                property.Index.Count,
                returns => Returns(returns, new MethodDeclaration(property.Name, property.Type, []), scope),
                parameters =>
                {
                    foreach (ParameterDeclaration index in property.Index)
                    {
                        Parameter(parameters.AddParameter(), index, scope, isDispatched: false);
                    }
                });
            PropertyDefinitionHandle handle =
                metadata.AddProperty(0, metadata.GetOrAddString(property.Name), metadata.GetOrAddBlob(signature));
            IReadOnlyList<string> sites = universe.Nullability.SitesOf(assembly.Name, type.Name, (property.Getter ?? property.Setter)!);
            if (sites.Count > 0)
            {
                attributes.AddNullable(handle, NullableFlags.Of(property.Type, property.Getter is not null ? sites[0] : sites[^1], universe));
            }

            if (property.Getter is not null)
            {
                metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Getter, handles[property.Getter]);
            }

            if (property.Setter is not null)
            {
                metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Setter, handles[property.Setter]);
            }
        }
    }

    private void WriteEvents(
        TypeDeclaration type, TypeDefinitionHandle owner, GenericScope scope, Dictionary<MethodDeclaration, MethodDefinitionHandle> handles)
    {
        if (type.Events.Count == 0)
        {
            return;
        }

        metadata.AddEventMap(owner, MetadataTokens.EventDefinitionHandle(metadata.GetRowCount(TableIndex.Event) + 1));
        foreach (EventDeclaration declared in type.Events)
        {
            EventDefinitionHandle handle = metadata.AddEvent(0, metadata.GetOrAddString(declared.Name), types.Handle(declared.Type, scope));
            metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Adder, handles[declared.Adder]);
            metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Remover, handles[declared.Remover]);
        }
    }

    /// <summary>A private method in the place of an explicit implementation, so that the type is complete.</summary>
    private void AddHidden(TypeDeclaration type, TypeDefinitionHandle owner, HiddenImplementation hidden, GenericScope scope)
    {
        IReadOnlyDictionary<string, TypeText> map = universe.Bind(hidden.Interface);
        MethodDeclaration bound = hidden.Method with
        {
            Name = hidden.Interface.Text + "." + hidden.Method.Name,
            Returns = hidden.Method.Returns.Substitute(map),
            Parameters = [.. hidden.Method.Parameters.Select(p => p with { Type = p.Type.Substitute(map), Default = null })],
        };
        const MethodAttributes flags =
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot;
        MethodDefinitionHandle body = AddMethod(type, bound, flags, scope);
        var open = new GenericScope(universe.TypeParametersOf(hidden.Interface), hidden.Method.TypeParameters);
        MemberReferenceHandle declaration = metadata.AddMemberReference(
            types.Handle(hidden.Interface, scope),
            metadata.GetOrAddString(hidden.Method.Name),
            metadata.GetOrAddBlob(Signature(hidden.Method, open, isDispatched: true)));
        metadata.AddMethodImplementation(owner, body, declaration);
    }
}
