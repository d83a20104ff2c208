using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Memory;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>What holds for every definition, whatever it is.</summary>
public sealed class PropertyTests
{
    private const int Cases = 3000;

    [Fact]
    public void What_is_accepted_is_stored_read_back_and_accepted_again_unchanged_and_what_is_refused_leaves_no_trace()
    {
        using RegistryHost host = new(new MemoryStore(), new TestClock());
        IRegistry registry = host.GetRegistry(Court.Region, "tester");
        int accepted = 0, refused = 0;
        Prop.ForAll(Definitions.Arbitrary(), json =>
        {
            string before = Families(registry);
            RegisterTaskDefinitionRequest request = Court.Read(json);
            RegisterTaskDefinitionResponse answer;
            try
            {
                answer = Done(registry.RegisterTaskDefinitionAsync(request));
            }
            catch (EcsException exception)
            {
                refused++;
                Assert.Equal(EcsErrorKind.Refusal, exception.Kind);
                Assert.Equal(exception.Message, Court.Refusals(json)[0].Message);
                Assert.Equal(before, Families(registry));
                return;
            }

            accepted++;
            Assert.Empty(Court.Refusals(json));
            string text = Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span);
            string arn = (string)JObject.Parse(text)["taskDefinitionArn"]!;
            DescribeTaskDefinitionResponse described = Done(
                registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = arn }));
            Assert.Equal(text, Encoding.UTF8.GetString(described.TaskDefinition.Utf8Json.Span));
            RegisterTaskDefinitionResponse again = Done(registry.RegisterTaskDefinitionAsync(
                EcsJson.Read<RegisterTaskDefinitionRequest>(described.TaskDefinition.Utf8Json)));
            Assert.Equal(Bare(text), Bare(Encoding.UTF8.GetString(again.TaskDefinition.Utf8Json.Span)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

        // A property over nothing says nothing.
        Assert.True(accepted > Cases / 20, $"Only {accepted} of {Cases} were accepted.");
        Assert.True(refused > Cases / 20, $"Only {refused} of {Cases} were refused.");
    }

    [Fact]
    public void A_review_and_a_registration_are_of_one_mind() => Prop.ForAll(Definitions.Arbitrary(), static json =>
    {
        using RegistryHost host = new(new MemoryStore(), new TestClock());
        string? refusal = null;
        try
        {
            Done(host.GetRegistry(Court.Region, "tester").RegisterTaskDefinitionAsync(Court.Read(json)));
        }
        catch (EcsException exception)
        {
            refusal = exception.Message;
        }

        TaskDefinitionFinding? first = null;
        foreach (TaskDefinitionFinding finding in Court.Review(json)) first = finding.IsFirst ? finding : first;
        Assert.Equal(refusal, first?.Message);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Families(IRegistry registry)
    {
        string text = "";
        ListTaskDefinitionsResponse page = Done(
            registry.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { Sort = "DESC", MaxResults = 1 }));
        foreach (string arn in page.TaskDefinitionArns) text += arn;
        return text + Done(registry.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest())).Families.Count;
    }

    private static string Bare(string text)
    {
        JObject value = JObject.Parse(text);
        foreach (string member in new[] { "revision", "registeredAt", "taskDefinitionArn" }) value.Remove(member);
        return value.ToString();
    }

    // Nothing waits in a store in memory.
    private static T Done<T>(System.Threading.Tasks.ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
}
