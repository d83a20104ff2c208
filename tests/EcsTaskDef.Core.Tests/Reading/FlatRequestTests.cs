using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcsTaskDef.Core.Tests.Reading;

[Trait("Category", "Fast")]
public class FlatRequestTests
{
    private static readonly Dictionary<Type, string> s_samples = new()
    {
        [typeof(string)] = "\"\\u00e4\\n\"",
        [typeof(bool)] = "true",
        [typeof(int)] = "-7",
        [typeof(IReadOnlyList<string>)] = "[\"a\",\"b\"]",
    };

    public static TheoryData<Type> Requests { get; } = new(typeof(EcsJson).Assembly.GetTypes()
        .Where(static type => type.Name.EndsWith("Request", StringComparison.Ordinal))
        .Where(static type => EcsJsonContext.Default.GetTypeInfo(type) is not null));

    [Theory]
    [MemberData(nameof(Requests))]
    public void Each_request_is_read_as_the_generated_reader_reads_it_or_left_to_it(Type request) =>
        typeof(FlatRequestTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(request)
            .Invoke(null, []);

    [Theory]
    [InlineData("""{"sort":"ASC","maxResults":10}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"sort":null}""", false)]
    [InlineData("""{"sort":1}""", false)]
    [InlineData("""{"sort":"a","sort":"b"}""", false)]
    [InlineData("""{"s\u006frt":"ASC"}""", false)]
    [InlineData("""{"unknown":"x"}""", false)]
    [InlineData("""{"maxResults":1.0}""", false)]
    [InlineData("""{"maxResults":99999999999}""", false)]
    [InlineData("""{"maxResults":"1"}""", false)]
    [InlineData("""{"sort":"\ud800"}""", false)]
    [InlineData("""{"sort":"ASC"} x""", false)]
    [InlineData("""{"sort":"ASC" """, false)]
    [InlineData("""{"sort":"ASC",}""", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void What_is_unusual_takes_the_longer_way(string json, bool read) =>
        Assert.Equal(read, FlatRequest<ListTaskDefinitionsRequest>.Read(Encoding.UTF8.GetBytes(json)) is not null);

    [Theory]
    [InlineData("""{"include":["TAGS","x"]}""", true)]
    [InlineData("""{"include":[]}""", true)]
    [InlineData("""{"include":[null]}""", false)]
    [InlineData("""{"include":[["TAGS"]]}""", false)]
    [InlineData("""{"include":"TAGS"}""", false)]
    [InlineData("""{"include":["TAGS"}""", false)]
    public void Lists_hold_texts_alone(string json, bool read) =>
        Assert.Equal(read, FlatRequest<DescribeTaskDefinitionRequest>.Read(Encoding.UTF8.GetBytes(json)) is not null);

    [Fact]
    public void A_registration_is_not_flat() => Assert.Null(FlatRequest<RegisterTaskDefinitionRequest>.Read("{}"u8));

    private static void Check<T>() where T : class
    {
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)EcsJsonContext.Default.GetTypeInfo(typeof(T))!;
        string?[] members = type.Properties
            .Select(
                static p =>
                    s_samples.TryGetValue(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, out string? value)
                        ? $"\"{p.Name}\":{value}"
                        : null)
            .ToArray();
        if (members.Length == 0 || members.Contains(null))
        {
            Assert.Null(FlatRequest<T>.Read("{}"u8));
            return;
        }

        byte[] json = Encoding.UTF8.GetBytes($"{{{string.Join(",", members)}}}");
        T? read = FlatRequest<T>.Read(json);
        Assert.NotNull(read);
        Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type), JsonSerializer.Serialize(read!, type));
    }
}
