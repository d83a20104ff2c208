using EcsTaskDef.Conformance;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>
/// Whatever a caller sends ends in an answer or a clean error, with bounded memory and stack. Each harness is also run on a target
/// that was broken on purpose, and must notice.
/// </summary>
[Trait("Suite", "Fire")]
public sealed class HostileInputTests
{
    private const string Region = "eu-west-1";
    private const string Arn = "arn:aws:ecs:eu-west-1:000000000000:";

    // GetCallerIdentity is STS's, and takes no members.
    private static readonly string[] s_operations =
        [.. WireTarget.Operations.Where(static o => o is not ("DiscoverPollEndpoint" or "GetCallerIdentity"))];

    private static readonly Identifiers s_identifiers = new(Region, static () => RegistryHostOptions.DefaultAccount);

    private static readonly string[] s_references =
    [
        "web", "web:1", "web:2", "web:1:2", Arn + "task-definition/web:1", Arn
            + "task-definition/web", "arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/a:7",
        Arn + "cluster/default", Arn + "service/default/web", Arn
            + "task/default/00000000000000000000000000000001", "web::0000000001", "default",
        Arn + "service-deployment/default/web/abcdefghijklmnopqrstu", Arn
            + "container-instance/default/1", "task-definition/web:1", "a/b", "",
    ];

    [Fact]
    public void Every_operation_is_fed_with_all_of_its_members()
    {
        // So that a new operation, and a new member, cannot be forgotten.
        Assert.Empty(s_operations.Where(static o => WireTarget.BodyOf(o) is null));
        WireTarget target = new();
        Assert.Empty(s_operations.Select(o => target.Handle(WireTarget.Input(o, WireTarget.BodyOf(o)!)))
            .Where(static word => word.Contains("SerializationException", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_endpoint_answers_every_operation_whatever_is_sent()
    {
        Fuzzer fuzzer = Wire("the endpoint");
        fuzzer.Run(Effort.Of(40_000, 2_000_000), new WireTarget().Handle);
    }

    [Fact]
    public void A_parser_of_the_endpoint_that_fails_at_a_rare_token_is_caught()
    {
        WireTarget target = new();
        Fuzzer fuzzer = Wire("a broken endpoint");
        Caught(() => fuzzer.Run(40_000, input =>
        {
            string word = target.Handle(input);

            // As a parser would that looks behind the colon without asking whether there is anything.
            int token = input.AsSpan().IndexOf("nextToken\":\""u8);
            int colon = token < 0 ? -1 : input.AsSpan(token + 12).IndexOf(":\""u8);
            return colon < 0 ? word : word + input[input.Length];
        }));
    }

    [Fact]
    public void Definitions_read_as_an_independent_reader_reads_them()
    {
        int witnessed = 0;
        new Fuzzer("definitions", Definitions(), Names<RegisterTaskDefinitionRequest>()).Run(
            Effort.Of(40_000, 2_000_000),
            input => Witnessed(input, static json => EcsJson.Read<RegisterTaskDefinitionRequest>(json), ref witnessed));
        Assert.True(witnessed > 1000, $"Only {witnessed} definitions were read by both.");
        TestContext.Current.TestOutputHelper!.WriteLine($"{witnessed:N0} of them were accepted, and read by both the same");
    }

    [Fact]
    public void A_reader_that_takes_the_first_of_two_members_is_caught()
    {
        int witnessed = 0;
        Caught(() => new Fuzzer("a broken reader", Definitions(), Names<RegisterTaskDefinitionRequest>()).Run(
            200_000,
            input => Witnessed(input, static json => EcsJson.Read<RegisterTaskDefinitionRequest>(FirstOfEach(json)), ref witnessed)));
    }

    private static TaskDefinitionReference Parse(string text) => s_identifiers.TaskDefinition(text, toStart: false);

    [Fact]
    public void References_ARNs_and_tokens_end_in_an_answer_or_a_clean_error()
    {
        ReferenceTarget target = new(Parse);
        References("references").Run(Effort.Of(30_000, 2_000_000), target.Ask);
    }

    [Fact]
    public void A_reference_parser_that_fails_or_lies_is_caught()
    {
        ReferenceTarget failing = new(
            static text => text.EndsWith("/:", StringComparison.Ordinal) && text[text.Length] > 0 ? null! : Parse(text));
        Caught(() => References("a failing parser").Run(200_000, failing.Ask));
        ReferenceTarget lying = new(static text => Parse(text) is { Revision: > 9 } parsed ? parsed with { Revision = 9 } : Parse(text));
        Caught(() => References("a lying parser").Run(200_000, lying.Ask));
    }

    [Fact]
    public void What_allocates_out_of_proportion_is_caught()
    {
        FuzzFailure caught = Caught(() => References("a wasteful parser").Run(
            200_000, static input => input.AsSpan().IndexOf("::"u8) > 3 ? new byte[8 << 20].Length.ToString("x", null) : ""));
        Assert.Contains("bytes were allocated", caught.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_end_is_caught()
    {
        Fuzzer fuzzer = new("an endless parser", [[1]]) { Patience = (20, TimeSpan.FromMilliseconds(50)) };
        using System.Threading.ManualResetEventSlim end = new();
        FuzzFailure caught = Caught(() => fuzzer.Run(10_000, input =>
        {
            if (input.Length > 5) end.Wait();
            return "";
        }));
        end.Set();
        Assert.Contains("does not end", caught.Message, StringComparison.Ordinal);
    }

    internal static FuzzFailure Caught(Action run)
    {
        FuzzFailure caught = Assert.Throws<FuzzFailure>(run);
        TestContext.Current.TestOutputHelper!.WriteLine("caught: " + caught.Message);
        return caught;
    }

    /// <summary>Names of a request's members, in quotation marks.</summary>
    internal static string[] Names<T>() =>
        [.. ValueShape.Of(typeof(T)).Members.Select(static member => $"\"{member.Name}\":")];

    private static Fuzzer Wire(string name)
    {
        List<byte[]> corpus = [];
        string golden = Path.Combine(Repository.Root, "tests", "EcsTaskDef.Server.Tests", "golden");
        foreach (string file in Directory.GetFiles(golden, "*.request.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string operation = Path.GetFileName(file).Split('-', '.')[1];
            corpus.Add(WireTarget.Input(operation, File.ReadAllText(file)));
        }

        // Every operation once, also those of which there is no golden file.
        foreach (string operation in s_operations) corpus.Add(WireTarget.Input(operation, WireTarget.BodyOf(operation)!));
        return new Fuzzer(
            name, corpus,
            [
                .. s_references, .. WireTarget.Operations, "\"family\":", "\"taskDefinition\":", "\"cluster\":", "\"nextToken\":",
                "\"maxResults\":", "\"tags\":",
                "\"clientToken\":", "\"tasks\":", "\"lifecycleHooks\":", "\"lifecycleStages\":", "BLUE_GREEN", "CANARY", "PAUSE",
                "BAKE_TIME", "\"stepPercent\":", "\"scale\":", "\"attributes\":", "1e308", "attribute:rack =~ ",
                "\"services\":", "\"count\":", "\"desiredCount\":", "ACTIVE", "INACTIVE",
                "DELETE_IN_PROGRESS", "TAGS",
                "AWS4-HMAC-SHA256 Credential=", "/ecs/aws4_request", "us-east-1", "eu-west-1", "../..", "cn-north-1",
            ]);
    }

    private static List<byte[]> Definitions() =>
    [
        .. Directory.GetFiles(
            Path.Combine(Repository.Root, "tests", "EcsTaskDef.Server.Tests", "golden"), "*RegisterTaskDefinition.request.json",
            SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        Encoding.UTF8.GetBytes(TypicalDefinition.Json),
    ];

    private static Fuzzer References(string name) => new(name, s_references.Select(Encoding.UTF8.GetBytes), s_references);

    private static string Witnessed(byte[] input, Func<byte[], RegisterTaskDefinitionRequest> read, ref int witnessed)
    {
        RegisterTaskDefinitionRequest request;
        try
        {
            request = read(input);
        }
        catch (EcsException refusal) when (refusal.Code == EcsErrorCodes.Serialization)
        {
            return Word(refusal);
        }

        byte[] written = StructureWriter.ToUtf8(request);
        if (JsonWitness.Read(input) is { } sent && JsonWitness.Read(written) is { } kept)
        {
            JsonWitness.Compare(sent, kept);
            witnessed++;
        }

        return $"read {Size(written.Length)} {request.ContainerDefinitions?.Count}";
    }

    // Breaks what is said of a name that comes twice.
    private static byte[] FirstOfEach(byte[] json)
    {
        if (JsonWitness.Read(json) is not JObject) return json;
        return Encoding.UTF8.GetBytes(WitnessJson.Parse(Encoding.UTF8.GetString(json), DuplicatePropertyNameHandling.Ignore).ToString());
    }

    /// <summary>How an error sounds: its code, the place without numbers, and the beginning of its text.</summary>
    internal static string Word(EcsException error) =>
        $"{error.Code} {Letters(error.JsonPath ?? "", 60)} {Letters(error.Message, 40)}";

    internal static string Letters(string text, int most) => new(text.Take(most).Where(char.IsAsciiLetter).ToArray());

    internal static int Size(long length) => length == 0 ? 0 : (int)Math.Log2(length) + 1;

    /// <summary>References and tokens, asked for in every way.</summary>
    private sealed class ReferenceTarget
    {
        private readonly Func<string, TaskDefinitionReference> _parse;
        private readonly IRegistry _registry;

        public ReferenceTarget(Func<string, TaskDefinitionReference> parse)
        {
            _parse = parse;
            _registry = WireTarget.Furnished(fully: false).GetRegistry(Region, "tester");
        }

        public string Ask(byte[] input)
        {
            string text = Encoding.UTF8.GetString(input);
            return string.Join('|',
                Answer(() => Parsed(text)),
                Answer(() => Arns(text)),
                Answer(
                    () =>
                        _registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = text }).AsTask()
                            .Result.TaskDefinition.Utf8Json.Length),
                Answer(
                    () =>
                        _registry.ListTaskDefinitionsAsync(new() { NextToken = text, MaxResults = 1 }).AsTask()
                            .Result.TaskDefinitionArns.Count),
                Answer(() => _registry.ListTaskDefinitionsAsync(new() { FamilyPrefix = text }).AsTask().Result.TaskDefinitionArns.Count),
                Answer(
                    () =>
                        _registry.ListTaskDefinitionFamiliesAsync(new() { NextToken = text, FamilyPrefix = "w" }).AsTask()
                            .Result.Families.Count),
                Answer(() => _registry.ListTagsForResourceAsync(new() { ResourceArn = text }).AsTask().Result.Tags.Count),
                Answer(() => _registry.DescribeClustersAsync(new() { Clusters = [text] }).AsTask().Result.Clusters.Count),
                Answer(() => _registry.ListClustersAsync(new() { NextToken = text }).AsTask().Result.ClusterArns.Count),
                Answer(() => _registry.ListTasksAsync(new() { NextToken = text, Cluster = "default" }).AsTask().Result.TaskArns.Count),
                Answer(() => _registry.ListServicesAsync(new() { NextToken = text, Cluster = text }).AsTask().Result.ServiceArns.Count),
                Answer(() => _registry.DescribeTasksAsync(new() { Tasks = [text], Cluster = "default" }).AsTask().Result.Tasks.Count));
        }

        // What it says must be what was written: the text ends in the family and the number.
        private int Parsed(string text)
        {
            TaskDefinitionReference reference = _parse(text);
            string rest = text;
            if (reference.Revision is { } revision)
            {
                int colon = text.LastIndexOf(':');
                if (!int.TryParse(text[(colon + 1)..], out int written) || written != revision)
                    throw new InvalidDataException($"{text} was read as revision {revision}.");
                rest = text[..colon];
            }

            if (!rest.EndsWith(reference.Family, StringComparison.Ordinal))
                throw new InvalidDataException($"{text} was read as family {reference.Family}.");
            return reference.Revision is null ? 1 : 2;
        }

        private static int Arns(string text)
        {
            string name = s_identifiers.Service(text, "default");
            if (!text.EndsWith(name, StringComparison.Ordinal)) throw new InvalidDataException($"{text} was read as {name}.");
            return name.Length == text.Length ? 1 : 2;
        }

        private static string Answer(Func<int> ask)
        {
            try
            {
                return Size(ask()).ToString("x", null);
            }
            catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
            {
                return Word(refusal);
            }
            catch (AggregateException wrapped) when (wrapped.InnerException is EcsException { Kind: EcsErrorKind.Refusal } refusal)
            {
                return Word(refusal);
            }
        }
    }
}
