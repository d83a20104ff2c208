using System;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Runtime;

/// <summary>The ARNs of one account in one region (ECS semantics §2).</summary>
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

    public string Cluster(string cluster) => $"{Prefix}cluster/{cluster}";

    public string Service(string cluster, string service) => $"{Prefix}service/{cluster}/{service}";

    public string Task(string cluster, string id) => $"{Prefix}task/{cluster}/{id}";

    public string Container(string cluster, string task, string uuid) => $"{Prefix}container/{cluster}/{task}/{uuid}";

    public string Instance(string cluster, string id) => $"{Prefix}container-instance/{cluster}/{id}";

    public string ServiceDeployment(string cluster, string service, string id) =>
        $"{Prefix}service-deployment/{cluster}/{service}/{id}";

    public string ServiceRevision(string cluster, string service, string number) =>
        $"{Prefix}service-revision/{cluster}/{service}/{number}";

    public string TaskDefinition(string family, int revision) => $"{Prefix}task-definition/{family}:{revision}";

    /// <summary>
    /// What a caller means by a name or an ARN of a type: the name behind the type and the cluster, and the cluster when
    /// the ARN names one. Null for an ARN of another type, account, region or partition: it names nothing here.
    /// </summary>
    public (string Name, string? Cluster)? Parse(string text, string type)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal)) return (text, null);
        string start = $"{Prefix}{type}/";
        if (!text.StartsWith(start, StringComparison.Ordinal)) return null;
        string[] parts = text.Substring(start.Length).Split('/');
        return parts.Length switch
        {
            1 => (parts[0], null),
            2 => (parts[1], parts[0]),
            _ => null,
        };
    }
}
