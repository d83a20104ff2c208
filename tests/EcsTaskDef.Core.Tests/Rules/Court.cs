using System.Reflection;
using System.Text.RegularExpressions;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>What the tests of the rules share: short words for definitions and judgements.</summary>
internal static partial class Court
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";

    public const string FargateMembers = "requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512'";

    public static RuleContext Context { get; } = new(Account, Region, "aws");

    /// <summary>A definition of one container, <c>app</c>, with more members of the task and of the container.</summary>
    public static string Def(string? task = null, string? container = null) =>
        Of("{name: 'app', image: 'busybox:1', memory: 64" + Join(container) + "}", task);

    /// <summary>A definition of these containers.</summary>
    public static string Of(string containers, string? task = null) =>
        $"{{family: 'web', containerDefinitions: [{containers}]{Join(task)}}}";

    /// <summary>A definition for Fargate.</summary>
    public static string Fargate(string? task = null, string? container = null) => Def(FargateMembers + Join(task), container);

    /// <summary>A definition with network mode awsvpc that does not ask for Fargate.</summary>
    public static string AwsVpc(string? container = null, string? task = null) => Def("networkMode: 'awsvpc'" + Join(task), container);

    /// <summary>A container with the least it needs.</summary>
    public static string Container(string name, string? members = null) =>
        $"{{name: '{name}', image: 'busybox:1', memory: 64{Join(members)}}}";

    /// <summary>
    /// A definition as the tables write it: whole in braces; or, each part if need be, <c>Fargate [containers] members of the task |
    /// members of the container</c>. A container is written as its name and its members, <c>db {essential: false}</c>, or in braces.
    /// <c>&lt;3 x&gt;</c> is xxx, <c>&lt;3 {name: 'c#'}&gt;</c> three items with their numbers from 0. The least there can be is minimal.
    /// </summary>
    public static string Define(string text)
    {
        text = Repetition()
            .Replace(text == "minimal" ? "" : text, static r => Repeat(int.Parse(r.Groups[1].ValueSpan, null), r.Groups[2].Value));
        if (text.StartsWith('{')) return Lax.Json(text);
        Match parts = Parts().Match(text);
        string? task = parts.Groups["task"].Value, containers = parts.Groups["containers"].Value;
        if (parts.Groups["fargate"].Success) task = FargateMembers + Join(task);
        bool isOne = !parts.Groups["containers"].Success;
        return Lax.Json(isOne ? Def(task, parts.Groups["container"].Value) : Of(Named().Replace(containers, Expand), task));
    }

    public static RegisterTaskDefinitionRequest Read(string json) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Lax.Utf8(json));

    public static IReadOnlyList<Finding> Refusals(string json, RuleContext? context = null)
    {
        Report report = new();
        Judge.Refuse(new Candidate(Read(json), context ?? Context), report);
        return report.Findings;
    }

    public static IReadOnlyList<Finding> Advice(string json, RuleContext? context = null)
    {
        Report report = new();
        Judge.Advise(new Candidate(Read(json), context ?? Context), report);
        return report.Findings;
    }

    public static TaskDefinition Defaulted(string json) => DefaultValues.Apply(new Candidate(Read(json), Context));

    public static IReadOnlyList<TaskDefinitionFinding> Review(string json) =>
        TaskDefinitionReview.Review(Lax.Utf8(json), Account, Region);

    /// <summary>Every rule that there is, in the order in which they are judged; the others after them.</summary>
    public static IReadOnlyList<(Type Group, Rule Rule)> AllRules()
    {
        List<Type> groups = Judge.Refusals.Concat(Judge.Advice).Select(static c => c.Method.DeclaringType!).ToList();
        int fargate = groups.IndexOf(typeof(FargateRules));
        groups.InsertRange(groups.IndexOf(typeof(LogOptionsRule)) + 1, [typeof(FargateLoggingRule), typeof(FargateVolumeRule)]);
        groups.InsertRange(fargate, [typeof(FargateTaskRule), typeof(FargateContainerRule), typeof(FargateLogDriverRule)]);
        groups.Insert(0, typeof(ReadingRule));
        groups.AddRange(typeof(Judge).Assembly.GetTypes()
            .Where(static t => t.Namespace?.StartsWith(typeof(Judge).Namespace!, StringComparison.Ordinal) == true)
            .OrderBy(static t => t.Name, StringComparer.Ordinal));
        return groups.Distinct()
            .SelectMany(static g => g.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(static f => f.FieldType == typeof(Rule))
                .Select(f => (g, Rule: (Rule)f.GetValue(null)!)).Where(static one => one.Rule.HasFix))
            .ToArray();
    }

    private static string Repeat(int count, string item) => item.Length == 1 && item != "#"
        ? new string(item[0], count)
        : string.Join(", ", Enumerable.Range(0, count).Select(i => item.Replace("#", $"{i}", StringComparison.Ordinal)));

    // db {essential: false} and db
    private static string Expand(Match container) =>
        $"{{name: '{container.Groups[1].Value}', image: 'busybox:1', memory: 64{(container.Groups[2].Success ? ", " : "}")}";

    [GeneratedRegex("<([0-9]+) ([^<>]+)>")]
    private static partial Regex Repetition();

    // The second line is what lies between brackets, with the brackets in it.
    [GeneratedRegex(
        @"^(?<fargate>Fargate ?)?"
            + @"(?:\[(?<containers>(?:'[^']*'|[^'\[\]]|(?<open>\[)|(?<-open>\]))*)\] ?)?"
            + @"(?<task>.*?)(?:(?:^| |(?<=Fargate ))\| (?<container>.*))?$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?<=^|, )([a-zA-Z]\w*)(?: (\{)|(?=, |$))")]
    private static partial Regex Named();

    private static string Join(string? members) => string.IsNullOrEmpty(members) ? "" : "," + members;
}
