using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>No input, however broken, ends in anything but an answer or a clean error of ECS.</summary>
public sealed class BrokenInputTests
{
    private const int Mutations = 10_000;
    private const int Seed = 20261122;

    // Reviewing is dearer than registering, so that every so many of the mutations are reviewed, too.
    private const int ReviewEvery = 10;

    private static readonly string[] s_fragments =
    [
        "null", "true", "0", "-1", "1e999", "-1e-999", "1.5", "99999999999999999999", "2147483648", "\"\"", "\"x\"", "[]", "{}", "[null]",
        "{\"a\":{\"b\":[1]}}", ",", ":", "\"", "[", "]", "{", "}", "\\", "\\ud800", "\\u0000", "\u00e9", "\ufeff", "\0", "\"name\":",
        "\"memory\":1,",
    ];

    [Fact]
    public async Task Mutated_definitions_end_in_an_answer_or_a_clean_error()
    {
        List<byte[]> seeds = [.. Samples(), .. Own()];
        Random random = new(Seed);
        using RegistryHost host = new(new MemoryStore(), new TestClock());
        IRegistry registry = host.GetRegistry(Court.Region, "tester");
        int accepted = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] input = Mutate(seeds[random.Next(seeds.Count)], random);
            if (await IsAccepted(registry, input)) accepted++;
            if (i % ReviewEvery == 0) Review(input);
        }

        Assert.True(accepted > 0, "No mutation was harmless; the seeds are not what they should be.");
    }

    public static TheoryData<string> Nested() => new()
    {
        new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "{\"volumes\":" + new string('[', 63)
            + new string(']', 63) + "}",
        "{\"newThing\":" + new string('[', 1000) + new string(']', 1000) + "}",
        "{\"containerDefinitions\":[" + string.Concat(Enumerable.Repeat("{\"dependsOn\":[", 1000)) + "]}",
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public async Task Deep_nesting_is_a_clean_error(string json) => await End(Encoding.UTF8.GetBytes(json));

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1e999999999")]
    [InlineData("1E-400")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("9223372036854775808")]
    [InlineData("0.0000000000000000000000000000001")]
    public async Task Huge_numbers_are_clean_errors(string number)
    {
        Assert.True(await End(Lax.Utf8(Court.Def(null, "cpu: 1"))));
        await End(Lax.Utf8(Court.Def(null, $"\"cpu\":{number}")));
        await End(Lax.Utf8(Court.Def(null, $"\"portMappings\":[{{\"containerPort\":{number},\"hostPort\":{number}}}]")));
        await End(Lax.Utf8(Court.Def($"\"cpu\":\"{number} vCPU\",\"memory\":\"{number}\"")));
        await End(Lax.Utf8(Court.Def($"\"ephemeralStorage\":{{\"sizeInGiB\":{number}}}")));
    }

    [Theory]
    [InlineData(2147483647)]
    [InlineData(-2147483648)]
    public async Task The_largest_numbers_overflow_nowhere(int number)
    {
        string members =
            $"\"cpu\":{number},\"memory\":{number},\"memoryReservation\":{number},\"stopTimeout\":{number},\"startTimeout\":{number}";
        string container =
            $$"""{"name":"{0}","image":"i",{{members}},"ulimits":[{"name":"core","softLimit":{{number}},"hardLimit":{{number}}}]}""";
        string all = string.Join(",", Enumerable.Range(0, 10).Select(i => container.Replace("{0}", "c" + i, StringComparison.Ordinal)));
        await End(Lax.Utf8(Court.Of(all, "\"cpu\":\"999999999 vCPU\",\"memory\":\"999999999 GB\"")));
        await End(Lax.Utf8(Court.Of(all, "\"cpu\":\"1\",\"memory\":\"1\",\"networkMode\":\"awsvpc\"")));
    }

    [Fact]
    public async Task Wrong_encodings_are_clean_errors()
    {
        string json = Lax.Json(Court.Def(null, "environment: [{name: 'é', value: '漢字 😀'}]"));
        Assert.True(await End(Encoding.UTF8.GetBytes(json)));
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1 })
        {
            await End(encoding.GetBytes(json));
            await End([.. encoding.GetPreamble(), .. encoding.GetBytes(json)]);
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        foreach (byte wrong in new byte[] { 0x80, 0xC0, 0xC3, 0xED, 0xF8, 0xFF, 0x00, 0x1F })
        {
            for (int i = 0; i < utf8.Length; i++)
            {
                byte[] input = (byte[])utf8.Clone();
                input[i] = wrong;
                await End(input);
            }
        }

        await End(Lax.Utf8(Court.Def(null, "\"environment\":[{\"name\":\"\\ud800\",\"value\":\"\\udc00\"}]")));
        await End(Encoding.UTF8.GetBytes("{\"\\ud800\":1,\"family\":\"\\ud83d\",\"containerDefinitions\":[{\"\\udfff\":{}}]}"));
    }

    [Fact]
    public async Task Long_chains_of_containers_end_no_process()
    {
        string all =
            string.Join(
                ",",
                Enumerable.Range(0, 5000).Select(
                    static i => Court.Container("c" + i, $"\"dependsOn\":[{{\"containerName\":\"c{i + 1}\",\"condition\":\"START\"}}]")));
        await End(Lax.Utf8(Court.Of(all)));
    }

    // True if it was accepted: what is broken must once have been whole.
    private static async Task<bool> End(byte[] input)
    {
        using RegistryHost host = new(new MemoryStore(), new TestClock());
        Review(input);
        return await IsAccepted(host.GetRegistry(Court.Region, "tester"), input);
    }

    private static async Task<bool> IsAccepted(IRegistry registry, byte[] input)
    {
        try
        {
            await registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(input));
            return true;
        }
        catch (EcsException exception)
        {
            Assert.Equal(EcsErrorKind.Refusal, exception.Kind);
            Assert.True(
                exception.Code is EcsErrorCodes.Client or EcsErrorCodes.InvalidParameter or EcsErrorCodes.Serialization, exception.Code);
            return false;
        }
    }

    private static void Review(byte[] input)
    {
        foreach (TaskDefinitionFinding finding in TaskDefinitionReview.Review(input, Court.Account, Court.Region))
            Assert.True(finding.Line > 0 && finding.Column > 0 && finding.JsonPath.StartsWith('$'), finding.ToString());
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int n = random.Next(1, 4); n > 0 && bytes.Count > 0; n--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_fragments[random.Next(s_fragments.Length)])); break;
                case 4: ReplaceValue(bytes, at, random); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }

    // What stands between a colon and the next comma or bracket: most likely a value, and the text stays JSON.
    private static void ReplaceValue(List<byte> bytes, int at, Random random)
    {
        int start = bytes.IndexOf((byte)':', at) + 1;
        if (start == 0) return;
        int end = start;
        while (end < bytes.Count && bytes[end] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)'\n')) end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(s_fragments[random.Next(15)]));
    }

    private static IEnumerable<byte[]> Own() =>
        new[]
        {
            Court.Def(), Court.Fargate(null, "\"stopTimeout\":60"), Court.AwsVpc("\"portMappings\":[{\"containerPort\":80}]")
        }.Select(Lax.Utf8);

    // The samples make it better where they are there; the test holds without them.
    private static IEnumerable<byte[]> Samples() =>
        new[] { "task-definitions", "oracles" }.Select(Repository.Samples).Where(Directory.Exists)
        .SelectMany(static f => Directory.GetFiles(f, "*.json").Order(StringComparer.Ordinal)).Select(File.ReadAllBytes);
}
