using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Reading;

[Trait("Category", "Fast")]
public sealed class StructureReaderTests
{
    private static readonly JsonSerializerOptions s_serializer = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new EpochSecondsConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static TheoryData<Type> Requests { get; } = Messages("Request");

    // A definition's answer is the stored text itself.
    public static TheoryData<Type> Answers { get; } = Messages("Response", static type => type.GetProperties().All(static one =>
        one.PropertyType != typeof(TaskDefinitionDocument) && one.PropertyType != typeof(IReadOnlyList<TaskDefinitionDocument>)));

    [Theory]
    [MemberData(nameof(Requests))]
    public void Each_request_is_read_as_the_serializer_of_NET_reads_it(Type request) => typeof(StructureReaderTests)
        .GetMethod(nameof(CheckRequest), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(request).Invoke(null, []);

    [Theory]
    [MemberData(nameof(Answers))]
    public void Each_answer_is_written_as_the_serializer_of_NET_writes_it(Type answer)
    {
        string json = Full(answer).ToJsonString();
        object read = JsonSerializer.Deserialize(json, answer, s_serializer)!;
        Assert.Equal(JsonSerializer.Serialize(read, answer, s_serializer), Ours(read));
    }

    [Fact]
    public void Every_member_of_every_structure_reads_as_the_generated_reader_reads_it()
    {
        string all = Full(typeof(TaskDefinition)).ToJsonString();
        Assert.Equal(all, Written(StructureReader.ReadDocument<TaskDefinition>(Encoding.UTF8.GetBytes(all))));
        Same(all);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(TypicalDefinition.Json)]
    [InlineData("""{"new":{"a":[1.50,null]},"family":"w\u00e4b\n","containerDefinitions":[{"later":true,"name":"a"}],"volumes":[]}""")]
    [InlineData("""{"revision":2147483647,"registeredAt":1.795381720343E9,"family":null,"status":"A","status":"B"}""")]
    public void A_document_reads_as_the_generated_reader_reads_it(string json) => Same(json);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{} 1")]
    [InlineData("""{"family":1}""")]
    [InlineData("""{"revision":"1"}""")]
    [InlineData("""{"revision":99999999999}""")]
    [InlineData("""{"registeredAt":"1"}""")]
    [InlineData("""{"volumes":{}}""")]
    [InlineData("""{"containerDefinitions":[1]}""")]
    [InlineData("""{"containerDefinitions":[{"essential":1}]}""")]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":{"a":1}}]}""")]
    [InlineData("""{"family":"web" """)]
    public void What_is_no_document_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => StructureReader.ReadDocument<TaskDefinition>(Encoding.UTF8.GetBytes(json)));

    private static void CheckRequest<T>() where T : class
    {
        string json = Full(typeof(T)).ToJsonString();
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, s_serializer), s_serializer));
        Assert.Equal(json, JsonSerializer.Serialize(EcsJson.Read<T>(Encoding.UTF8.GetBytes(json)), s_serializer));
        Assert.Equal(json, Ours(EcsJson.Read<T>(Encoding.UTF8.GetBytes(json))));
    }

    private static void Same(string json)
    {
        TaskDefinition generated = JsonSerializer.Deserialize(json, EcsJsonContext.Default.TaskDefinition)!;
        Assert.Equal(Written(generated), Ours(generated));
        Assert.Equal(Written(generated), Written(StructureReader.ReadDocument<TaskDefinition>(Encoding.UTF8.GetBytes(json))));
    }

    private static TheoryData<Type> Messages(string kind, Func<Type, bool>? isMeant = null) => new(typeof(EcsJson).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(RegisterTaskDefinitionRequest).Namespace
            && type.Name.EndsWith(kind, StringComparison.Ordinal) && isMeant?.Invoke(type) != false));

    private static string Ours(object value) => Encoding.UTF8.GetString(StructureWriter.ToUtf8(value));

    private static string Written(TaskDefinition definition) => JsonSerializer.Serialize(definition, EcsJsonContext.Default.TaskDefinition);

    // A value for every member there is, from the metadata of the serializer.
    private static JsonNode Full(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return true;
        if (type == typeof(int) || type == typeof(long)) return 7;
        if (type == typeof(double)) return 0.5;
        if (type == typeof(JsonElement)) return new JsonObject { ["a"] = 1.50m };
        if (type == typeof(DateTimeOffset)) return JsonNode.Parse("1.795381720343E9")!;
        if (typeof(IReadOnlyDictionary<string, string>) == type) return new JsonObject { ["key"] = "value" };
        if (type.IsGenericType) return new JsonArray(Full(type.GetGenericArguments()[0]));
        JsonTypeInfo structure = s_serializer.GetTypeInfo(type);
        return new JsonObject(structure.Properties
            .Where(static member => !member.IsExtensionData && member.Get is not null)
            .Select(static member => KeyValuePair.Create(member.Name, (JsonNode?)Full(member.PropertyType))));
    }
}
