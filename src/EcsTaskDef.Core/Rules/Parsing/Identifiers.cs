using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// The one parser of every identifier of every operation (docs/ECS.md §2): names, ids and ARNs of clusters, services,
/// tasks, container instances, deployments and task definitions, and <c>resourceArn</c>. It judges them before anything is
/// looked up, in this order: region, account, resource type, number of parts, cluster, name. An ARN without an account is
/// read as one of the own account, as clients make it that do not ask for theirs (§7.2).
/// </summary>
internal sealed class Identifiers
{
    public static readonly Rule RegionInArn = Rule.Parameter(
        nameof(SR.RegionInArn), "[seen ×4] on DescribeTaskDefinition, RunTask, DescribeServices; the other operations [kind]");

    public static readonly Rule AccountMismatch = Rule.Parameter(
        nameof(SR.AccountIdsMismatch), "[seen] on RunTask; the other operations [kind]");

    public static readonly Rule TypeWrong = Rule.Parameter(
        nameof(SR.IdentifierInvalid), "[seen 2020: mightyguava/ecsq#9] for a service, [seen 2017: "
        + "aws/aws-sdk-js#1466] for a task; the other words [guess]");

    public static readonly Rule TypeUnsupported = Rule.Parameter(
        nameof(SR.IdentifierTypeUnsupported), "[seen 2023, 2024], a cluster's ARN in quotation marks");

    public static readonly Rule Separators = Rule.Parameter(nameof(SR.IdentifierSeparators), "[seen 2019…2026 ×4]");

    public static readonly Rule OtherCluster = Rule.Parameter(nameof(SR.IdentifierCluster), "[seen 2021…2023 ×4]");

    public static readonly Rule NameWrong = Rule.Parameter(
        nameof(SR.IdentifierName), "[seen 2021, 2022: awslabs/amazon-ecs-nodejs-microservices#18] for a cluster; the other words [guess]");

    public static readonly Rule Blank = Rule.Parameter(
        nameof(SR.IdentifierBlank), "[seen] for Family and Task Definition, [seen 2017: blox/blox#170] for Clusters; "
        + "the other words [kind]");

    public static readonly Rule TaskIdLength = Rule.Parameter(nameof(SR.TaskIdLength), "[seen]");

    public static readonly Rule InstanceIdLength = Rule.Parameter(
        nameof(SR.InstanceIdLength), "[seen 2026] on StartTask, in a walk-through");

    public static readonly Rule LongArn = Rule.Parameter(
        nameof(SR.IdentifierLongArn), "[seen 2020…2024 ×5] on TagResource and ListTagsForResource; UntagResource by analogy");

    public static readonly Rule ResourceArn = Rule.Parameter(nameof(SR.ResourceArnInvalid), "refusal [kind], text [guess]");

    public static readonly Rule Revision = Rule.Parameter(
        nameof(SR.RevisionNumberInvalid), "[captured] on DescribeTaskDefinition; DeregisterTaskDefinition [guess]");

    public static readonly Rule RevisionToStart = Rule.Parameter(
        nameof(SR.RevisionNumberInvalidToStart), "[seen 2023] on a service; RunTask and StartTask by analogy");

    public static readonly Rule FamilyWrong = Rule.Client(
        nameof(SR.FamilyInvalid), "[seen 2022] on CreateService; the other operations [kind]");

    /// <summary>The cluster that is meant where none is named.</summary>
    public const string DefaultCluster = "default";

    private static readonly string[] s_inClusters = ["service", "task", "container-instance"];

    private readonly string _region;
    private readonly Func<string> _account;

    /// <param name="region">The registry's region.</param>
    /// <param name="account">Tells the registry's account; asked for ARNs only, since a new store has none yet.</param>
    public Identifiers(string region, Func<string> account)
    {
        _region = region;
        _account = account;
    }

    /// <summary>The name of a cluster; <c>default</c> when none is given.</summary>
    public string Cluster(string? text) => string.IsNullOrEmpty(text) ? DefaultCluster : NeededCluster(text, "Cluster");

    /// <summary>The name of a cluster that must be given.</summary>
    /// <param name="text">What the caller gave.</param>
    /// <param name="blank">How ECS calls the member when it is blank.</param>
    public string NeededCluster(string? text, string blank)
    {
        string given = Demand(text, blank, "cluster");
        EcsArn? arn = Arn(given, "Cluster", "cluster");

        // A quoted ARN (docs/ECS.md §2 [seen]).
        if (arn is null && given.IndexOf("arn:", StringComparison.Ordinal) > 0) throw TypeUnsupported.Advised(Advice("cluster"), "cluster");
        return Name(arn?.Rest ?? given, "Cluster");
    }

    /// <summary>The name of a capacity provider.</summary>
    public string CapacityProvider(string? text, string blank)
    {
        string given = Demand(text, blank, "capacity provider");
        return Name(Arn(given, "Capacity Provider", "capacity-provider")?.Rest ?? given, "Capacity Provider");
    }

    /// <summary>The name of a service in a cluster.</summary>
    public string Service(string? text, string cluster, string blank = "Service") =>
        Name(InCluster(text, cluster, "Service", "service", blank), "Service");

    /// <summary>The id of a task in a cluster: 32 or 36 characters.</summary>
    public string Task(string? text, string cluster, string blank = "Task") =>
        Id(InCluster(text, cluster, "Task", "task", blank), TaskIdLength, "Task", "task");

    /// <summary>The id of a container instance in a cluster: 32 or 36 characters.</summary>
    public string Instance(string? text, string cluster, string blank = "Container Instance") =>
        Id(
            InCluster(text, cluster, "Container Instance", "container-instance", blank), InstanceIdLength, "Container Instance",
            "container instance");

    /// <summary>The cluster, service and id of a service deployment or service revision.</summary>
    public (string Cluster, string Service, string Id) Deployment(string? text, string type, string word)
    {
        string given = Demand(text, word + " Arn", word.ToLowerInvariant());
        EcsArn arn = Arn(given, word, type) ?? throw TypeWrong.Advised(Advice(word.ToLowerInvariant()), word);
        string[] parts = arn.Rest.Split('/');
        if (parts.Length != 3) throw Separators.With();
        return (Name(parts[0], "Cluster"), Name(parts[1], "Service"), parts[2]);
    }

    /// <summary>The cluster and name of an Express service, which is named by its ARN.</summary>
    public (string Cluster, string Name) ServiceArn(string? text)
    {
        string given = Demand(text, "Service Arn", "service");
        EcsArn arn = Arn(given, "Service", "service") ?? throw TypeWrong.Advised(Advice("service"), "Service");
        string[] parts = arn.Rest.Split('/');
        if (parts.Length > 2) throw Separators.With();

        // ARNs of before 2021 do not name the cluster.
        return parts.Length == 1 ? (DefaultCluster, Name(parts[0], "Service")) : (Name(parts[0], "Cluster"), Name(parts[1], "Service"));
    }

    /// <summary>The cluster and name of a daemon, which is named by its ARN.</summary>
    public (string Cluster, string Name) Daemon(string? text)
    {
        string given = Demand(text, "Daemon Arn", "daemon");
        EcsArn arn = Arn(given, "Daemon", "daemon") ?? throw TypeWrong.Advised(Advice("daemon"), "Daemon");
        string[] parts = arn.Rest.Split('/');
        if (parts.Length != 2) throw Separators.With();
        return (Name(parts[0], "Cluster"), Name(parts[1], "Daemon"));
    }

    /// <summary>The number of a task set, which is named by its id or ARN.</summary>
    public string TaskSet(string? text, string blank)
    {
        string given = Demand(text, blank, "task set");
        if (given.StartsWith("arn:", StringComparison.Ordinal) && given.IndexOf(":task-set/", StringComparison.Ordinal) < 0)
            throw EcsErrors.InvalidParameter(SR.TaskSetInvalid);
        string id = Arn(given, "Task Set", "task-set")?.Rest ?? given;
        string number = id.Substring(id.LastIndexOf('/') + 1);
        return number.Length > 0 && number.All(static c => c is >= '0' and <= '9')
            ? number
            : throw EcsErrors.InvalidParameter(SR.TaskSetInvalid);
    }

    /// <summary>A daemon task definition: a family, <c>family:revision</c> or ARN.</summary>
    public TaskDefinitionReference DaemonTaskDefinition(string? text) =>
        Definition(text, "Daemon Task Definition", "daemon-task-definition", Revision);

    /// <summary>A family name that only filters a list; null when there is none.</summary>
    public static string? FamilyFilter(string? text)
    {
        if (!string.IsNullOrEmpty(text)) DemandFamily(text!);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A task definition to describe or deregister, or to start from.</summary>
    /// <param name="text">What the caller gave.</param>
    /// <param name="toStart">Whether something starts from it: ECS has another text for its revision then.</param>
    public TaskDefinitionReference TaskDefinition(string? text, bool toStart) =>
        Definition(text, "Task Definition", "task-definition", toStart ? RevisionToStart : Revision);

    private TaskDefinitionReference Definition(string? text, string word, string type, Rule wrongNumber)
    {
        if (string.IsNullOrWhiteSpace(text)) throw Blank.Advised(SR.AdviceReference, word);
        EcsArn? arn = Arn(text!, word, type, colons: 1);
        string name = arn?.Rest ?? BareDefinition(text!);
        if (arn is not null && name.Contains('/')) throw Separators.Advised(SR.AdviceReference);
        int colon = name.LastIndexOf(':');
        string family = colon < 0 ? name : name.Substring(0, colon);
        DemandFamily(family);
        if (colon < 0) return new TaskDefinitionReference { Family = family };
        return Number(name.Substring(colon + 1)) is { } revision
            ? new TaskDefinitionReference { Family = family, Revision = revision }
            : throw wrongNumber.Advised(SR.AdviceRevisionNumber);
    }

    /// <summary>
    /// A revision to delete: DeleteTaskDefinitions judges item by item and reports each fault as a failure, so this one
    /// does not throw.
    /// </summary>
    /// <param name="text">An item of the list.</param>
    /// <param name="isElsewhere">True for an ARN of another region, partition or account.</param>
    /// <returns>Null for what names no revision.</returns>
    public TaskDefinitionReference? TryRevision(string? text, out bool isElsewhere)
    {
        text ??= "";
        EcsArn? arn = EcsArn.Read(text);
        isElsewhere = arn is { } place && !IsHere(place);
        bool isDefinition = arn is not { } given || (given.Service == "ecs" && given.Type == "task-definition");
        string name = arn?.Rest ?? BareDefinition(text);
        int colon = name.LastIndexOf(':');
        return isDefinition && colon > 0 && EcsName.IsValid(name.Substring(0, colon)) && Number(name.Substring(colon + 1)) is { } revision
            ? new TaskDefinitionReference { Family = name.Substring(0, colon), Revision = revision }
            : null;
    }

    /// <summary>What a tagging operation means: long ARNs only.</summary>
    public TaggedResource Resource(string? text)
    {
        string place = $"arn:{Regions.PartitionOf(_region)}:ecs:{_region}:{_account()}:";
        string advice = Texts.Format(SR.AdviceResourceArn, place + "task-definition/web:3");
        if (string.IsNullOrWhiteSpace(text)) throw Blank.Advised(advice, "Resource Arn");
        if (EcsArn.Read(text!) is not { } arn) throw ResourceArn.Advised(advice);
        DemandPlace(arn);
        if (!IsHere(arn) || arn.Service != "ecs") throw ResourceArn.Advised(advice);
        if (arn.Type == "task-definition")
        {
            TaskDefinitionReference definition = TaskDefinition(text, toStart: false);
            if (definition.Revision is null) throw ResourceArn.Advised(advice);
            return new TaggedResource(arn.Type, "", definition.Family, definition);
        }

        if (arn.Type == "cluster")
        {
            string cluster = NeededCluster(text, "Cluster");
            return new TaggedResource(arn.Type, cluster, cluster);
        }

        if (arn.Type == "daemon-task-definition")
        {
            TaskDefinitionReference daemon = DaemonTaskDefinition(text);
            return daemon.Revision is null ? throw ResourceArn.Advised(advice) : new TaggedResource(arn.Type, "", daemon.ToString());
        }

        if (arn.Type == "daemon")
        {
            (string cluster, string name) = Daemon(text);
            return new TaggedResource(arn.Type, cluster, name);
        }

        if (arn.Type == "capacity-provider") return new TaggedResource(arn.Type, "", CapacityProvider(text, "Resource Arn"));

        if (arn.Type == "task-set")
        {
            DemandSeparators(arn.Rest, slashes: 3, colons: 0);
            string[] parts = arn.Rest.Split('/');
            return parts.Length == 4
                ? new TaggedResource(arn.Type, Name(parts[0], "Cluster"), $"{Name(parts[1], "Service")}/{TaskSet(text, "Resource Arn")}")
                : throw ResourceArn.Advised(advice);
        }

        if (!s_inClusters.Contains(arn.Type)) throw ResourceArn.Advised(advice);
        DemandSeparators(arn.Rest, slashes: 1, colons: 0);
        if (arn.Rest.IndexOf('/') < 0) throw LongArn.Advised(advice);
        string at = Name(arn.Rest.Substring(0, arn.Rest.IndexOf('/')), "Cluster");
        return new TaggedResource(arn.Type, at, arn.Type switch
        {
            "service" => Service(text, at),
            "task" => Task(text, at),
            _ => Instance(text, at),
        });
    }

    // The name or id behind the type and the cluster.
    private string InCluster(string? text, string cluster, string word, string type, string blank)
    {
        string given = Demand(text, blank, word.ToLowerInvariant());
        EcsArn? arn = Arn(given, word, type);
        string rest = arn?.Rest ?? given;
        DemandSeparators(rest, slashes: arn is null ? 0 : 1, colons: int.MaxValue);
        int slash = rest.IndexOf('/');
        if (slash < 0) return rest;
        string named = rest.Substring(0, slash);
        if (named != cluster) throw OtherCluster.Advised(Advice(word.ToLowerInvariant()), named, cluster);
        return rest.Substring(slash + 1);
    }

    private EcsArn? Arn(string text, string word, string type, int colons = 0)
    {
        if (EcsArn.Read(text) is not { } arn) return null;
        DemandPlace(arn);
        if (!IsHere(arn) || arn.Service != "ecs" || arn.Type != type) throw TypeWrong.Advised(Advice(word.ToLowerInvariant()), word);
        DemandSeparators(arn.Rest, slashes: int.MaxValue, colons);
        return arn;
    }

    private void DemandPlace(EcsArn arn)
    {
        if (arn.Region != _region) throw RegionInArn.Advised(Texts.Format(SR.AdviceOtherRegion, arn.Region, _region));
        if (arn.Account.Length > 0 && arn.Account != _account())
            throw AccountMismatch.Advised(Texts.Format(SR.AdviceOtherAccount, _account(), arn.Account));
    }

    private bool IsHere(EcsArn arn) => arn.Region == _region && arn.Partition == Regions.PartitionOf(_region)
        && (arn.Account.Length == 0 || arn.Account == _account());

    // Everything up to task-definition/ is cut off, where nothing stands before it (docs/ECS.md §2).
    private static string BareDefinition(string text) =>
        text.StartsWith("task-definition/", StringComparison.Ordinal) ? text.Substring("task-definition/".Length) : text;

    private static string Demand(string? text, string blank, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw Blank.Advised(Advice(what), blank) : text!;

    private static void DemandSeparators(string rest, int slashes, int colons)
    {
        if (rest.Count(static c => c == '/') > slashes || rest.Count(static c => c == ':') > colons) throw Separators.With();
    }

    private static string Name(string name, string word)
    {
        DemandSeparators(name, slashes: 0, colons: int.MaxValue);
        return EcsName.IsValid(name) ? name : throw NameWrong.Advised(Advice(word.ToLowerInvariant()), word, name);
    }

    // 32 hexadecimal digits, or a UUID as in the old days (docs/ECS.md §6.2 [seen]).
    private static string Id(string id, Rule length, string word, string what)
    {
        if (id.Length is not (32 or 36)) throw length.Advised(Advice(what));
        return EcsName.HasValidCharacters(id) ? id : throw TypeWrong.Advised(Advice(what), word);
    }

    private static void DemandFamily(string family)
    {
        if (family.Length == 0) throw Blank.Advised(SR.AdviceReference, "Family");
        if (!EcsName.HasValidCharacters(family)) throw FamilyWrong.Advised(SR.AdviceReference);
        if (family.Length > EcsName.MaxLength) throw EcsErrors.Client(SR.FamilyTooLong, SR.AdviceReference);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    private static string Advice(string what) => Texts.Format(SR.AdviceIdentifier, what);
}
