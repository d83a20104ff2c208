namespace EcsTaskDef.Model;

/// <summary>The ARNs of one account in one region (docs/ECS.md §2).</summary>
internal sealed class Arns
{
    private readonly string _region;

    public Arns(string region, string account)
    {
        _region = region;
        Account = account;
        Prefix = $"arn:{Regions.PartitionOf(region)}:ecs:{region}:{account}:";
    }

    /// <summary>What every one of them begins with.</summary>
    public string Prefix { get; }

    public string Account { get; }

    public string ServiceRole =>
        $"arn:{Regions.PartitionOf(_region)}:iam::{Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    /// <summary>What the ARNs of revisions begin with, up to the family.</summary>
    public string TaskDefinitions => $"{Prefix}task-definition/";

    public string Cluster(string cluster) => $"{Prefix}cluster/{cluster}";

    public string CapacityProvider(string name) => $"{Prefix}capacity-provider/{name}";

    public string TaskSet(string cluster, string service, string id) => $"{Prefix}task-set/{cluster}/{service}/{id}";

    public string Daemon(string cluster, string daemon) => $"{Prefix}daemon/{cluster}/{daemon}";

    public string DaemonTaskDefinition(string name) => $"{Prefix}daemon-task-definition/{name}";

    public string Root => $"arn:{Regions.PartitionOf(_region)}:iam::{Account}:root";

    public string Service(string cluster, string service) => $"{Prefix}service/{cluster}/{service}";

    public string Task(string cluster, string id) => $"{Prefix}task/{cluster}/{id}";

    public string Container(string cluster, string task, string uuid) => $"{Prefix}container/{cluster}/{task}/{uuid}";

    public string Instance(string cluster, string id) => $"{Prefix}container-instance/{cluster}/{id}";

    public string ServiceDeployment(string cluster, string service, string id) =>
        $"{Prefix}service-deployment/{cluster}/{service}/{id}";

    public string ServiceRevision(string cluster, string service, string number) =>
        $"{Prefix}service-revision/{cluster}/{service}/{number}";

    public string TaskDefinition(string family, int revision) => $"{Prefix}task-definition/{family}:{revision}";

    /// <summary>A role as ECS answers it: a name becomes the whole ARN (docs/ECS.md §7.2 [model][seen]).</summary>
    public string Role(string role) => role.StartsWith("arn:", StringComparison.Ordinal)
        ? role
        : $"arn:{Regions.PartitionOf(_region)}:iam::{Account}:role/{role.TrimStart('/')}";

    /// <summary>A Cloud Map service that Service Connect makes; the form of its id is Cloud Map's.</summary>
    public string DiscoveryService(string id) =>
        $"arn:{Regions.PartitionOf(_region)}:servicediscovery:{_region}:{Account}:service/{id}";
}
