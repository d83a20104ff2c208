using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>ECS's errors for values that it cannot read, in its words, with the place and what was expected there (docs/ECS.md §1.3).</summary>
internal static class UnreadableValue
{
    /// <summary>The text is not JSON.</summary>
    public static EcsException NotJson(ReadOnlySpan<byte> text, JsonException exception, int maxDepth = JsonText.MaxDepth) => EcsErrors.Serialization(
        SR.BodyNotJson, Texts.Format(SR.AdviceBodyNotJson, JsonBreak.Find(text, maxDepth)?.What ?? exception.Message), JsonPath.Root.ToString());

    /// <summary>The text is JSON and not an object.</summary>
    public static EcsException NotAnObject(Type request, ReadOnlySpan<byte> value) => EcsErrors.Serialization(
        Texts.Format(SR.BodyNotAnObject, request.Name), Texts.Format(SR.AdviceBodyNotAnObject, Describe(value)), JsonPath.Root.ToString());

    /// <summary>A text has half a character, or bytes that are not UTF-8; or a name of an object has.</summary>
    public static EcsException NotUnicode(JsonPath path) =>
        EcsErrors.Serialization(SR.BodyNotJson, Texts.Format(SR.AdviceJsonText, path), path.ToString());

    /// <summary>A value has another type than the model.</summary>
    public static EcsException Of(ValueShape shape, ReadOnlySpan<byte> value, string path)
    {
        string message = shape.Kind switch
        {
            ValueKind.List => SR.ListExpected,
            ValueKind.Structure or ValueKind.Map => SR.StructureExpected,
            _ when value[0] == '[' => SR.ListNotExpected,
            _ when value[0] == '{' => SR.StructureNotExpected,
            _ => Texts.Format(SR.ValueNotConvertible, TokenOf(value), NameOf(shape.Kind)),
        };
        return EcsErrors.Serialization(message, Texts.Format(SR.AdviceJsonType, path, Expected(shape.Kind), Describe(value)), path);
    }

    private static string Describe(ReadOnlySpan<byte> value) => value[0] switch
    {
        (byte)'[' => "a list",
        (byte)'{' => "an object",
        (byte)'"' => "a text",
        (byte)'t' or (byte)'f' or (byte)'n' => Encoding.ASCII.GetString(value.ToArray()),
        _ => "a number",
    };

    private static string TokenOf(ReadOnlySpan<byte> value) => value[0] switch
    {
        (byte)'"' => "STRING_VALUE",
        (byte)'t' => "TRUE_VALUE",
        (byte)'f' => "FALSE_VALUE",
        _ => "NUMBER_VALUE",
    };

    private static string NameOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => "String",
        ValueKind.Flag => "Boolean",
        ValueKind.Integer or ValueKind.Long or ValueKind.Double => kind.ToString(),
        _ => "Date",
    };

    private static string Expected(ValueKind kind) => kind switch
    {
        ValueKind.Structure => "an object",
        ValueKind.List => "a list",
        ValueKind.Map => "an object of texts",
        ValueKind.Text => "a text",
        ValueKind.Flag => "true or false",
        ValueKind.Time => "a number of seconds",
        ValueKind.Double => "a number",
        _ => "a whole number",
    };
}
