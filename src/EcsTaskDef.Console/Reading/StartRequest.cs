using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Console.Reading;

/// <summary>What somebody fills in to start something.</summary>
public sealed class StartRequest
{
    public string TaskDefinition { get; set; } = "";

    public string LaunchType { get; set; } = "FARGATE";

    public string Subnets { get; set; } = "subnet-0123456789abcdef0";

    public string Name { get; set; } = "";

    public int Count { get; set; } = 1;

    /// <summary>Null where no subnet is given.</summary>
    public NetworkConfiguration? Network => Subnets.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } subnets
        ? new NetworkConfiguration { AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = subnets } }
        : null;
}
