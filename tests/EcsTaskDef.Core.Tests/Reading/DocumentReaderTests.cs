using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Reading;

[Trait("Category", "Fast")]
public class DocumentReaderTests
{
    [Fact]
    public void Every_member_of_every_structure_reads_as_the_generated_reader_reads_it()
    {
        string all = Full(typeof(TaskDefinition)).ToJsonString();
        Assert.Equal(all, Written(DocumentReader.Read<TaskDefinition>(Encoding.UTF8.GetBytes(all))));
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
        Assert.ThrowsAny<JsonException>(() => DocumentReader.Read<TaskDefinition>(Encoding.UTF8.GetBytes(json)));

    private static void Same(string json)
    {
        TaskDefinition generated = JsonSerializer.Deserialize(json, EcsJsonContext.Default.TaskDefinition)!;
        Assert.Equal(Written(generated), Written(DocumentReader.Read<TaskDefinition>(Encoding.UTF8.GetBytes(json))));
    }

    private static string Written(TaskDefinition definition) => JsonSerializer.Serialize(definition, EcsJsonContext.Default.TaskDefinition);

    // A value for every member there is, from the metadata of the generated reader.
    private static JsonNode Full(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 7;
        if (type == typeof(DateTimeOffset)) return JsonNode.Parse("1.795381720343E9")!;
        if (typeof(IReadOnlyDictionary<string, string>) == type) return new JsonObject { ["key"] = "value" };
        if (type.IsGenericType) return new JsonArray(Full(type.GetGenericArguments()[0]));
        JsonTypeInfo structure = EcsJsonContext.Default.GetTypeInfo(type)!;
        return new JsonObject(structure.Properties
            .Where(static member => !member.IsExtensionData && member.Get is not null)
            .Select(static member => KeyValuePair.Create(member.Name, (JsonNode?)Full(member.PropertyType))));
    }
}
