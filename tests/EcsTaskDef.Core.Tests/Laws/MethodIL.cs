using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>A method of a compiled assembly: whether it has an exception filter, and what it calls.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="HasFilter">It has a <c>catch … when</c>.</param>
/// <param name="Calls">Every method that it calls.</param>
internal sealed record MethodIL(string Name, bool HasFilter, IReadOnlyList<MethodIL.Call> Calls)
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    /// <summary>One call: whose method it is, its name, and the type that it returns.</summary>
    public sealed record Call(string Type, string Method, string Returns);

    /// <summary>Every method of an assembly that has a body, nested types and what the compiler made included.</summary>
    public static IReadOnlyList<MethodIL> Of(PEReader assembly)
    {
        MetadataReader metadata = assembly.GetMetadataReader();
        List<MethodIL> methods = new();
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            if (method.RelativeVirtualAddress == 0) continue;
            MethodBodyBlock body = assembly.GetMethodBody(method.RelativeVirtualAddress);
            methods.Add(new MethodIL(
                TypeName(metadata, method.GetDeclaringType()) + "." + metadata.GetString(method.Name),
                body.ExceptionRegions.Any(static region => region.Kind == ExceptionRegionKind.Filter),
                CallsOf(metadata, body.GetILReader())));
        }

        return methods;
    }

    private static List<Call> CallsOf(MetadataReader metadata, BlobReader il)
    {
        List<Call> calls = new();
        while (il.RemainingBytes > 0)
        {
            short value = il.ReadByte();
            if (value == 0xFE) value = unchecked((short)(0xFE00 | il.ReadByte()));
            OpCode code = s_codes[value];
            if (code.OperandType == OperandType.InlineMethod) calls.Add(Called(metadata, MetadataTokens.EntityHandle(il.ReadInt32())));
            else il.Offset += OperandSize(code.OperandType, il);
        }

        return calls;
    }

    private static int OperandSize(OperandType type, BlobReader il) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * il.ReadInt32()),
        _ => 4,
    };

    private static Call Called(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind == HandleKind.MethodDefinition)
        {
            MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
            return new Call(
                TypeName(metadata, method.GetDeclaringType()), metadata.GetString(method.Name),
                method.DecodeSignature(new Names(metadata), null).ReturnType);
        }

        MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        return new Call(
            TypeName(metadata, member.Parent), metadata.GetString(member.Name),
            member.DecodeMethodSignature(new Names(metadata), null).ReturnType);
    }

    private static string TypeName(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                return Join(metadata.GetString(reference.Namespace), metadata.GetString(reference.Name));
            case HandleKind.TypeDefinition:
                TypeDefinition definition = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
                return definition.GetDeclaringType() is { IsNil: false } outer
                    ? TypeName(metadata, outer) + "+" + metadata.GetString(definition.Name)
                    : Join(metadata.GetString(definition.Namespace), metadata.GetString(definition.Name));
            case HandleKind.TypeSpecification:
                return metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new Names(metadata), null);
            default:
                return "";
        }
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;

    /// <summary>Types as their full names; of a generic one its definition's.</summary>
    private sealed class Names(MetadataReader metadata) : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

        public string GetByReferenceType(string elementType) => elementType + "&";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "*";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

        public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            TypeName(reader, handle);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeName(reader, handle);

        public string GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => TypeName(metadata, handle);
    }
}
