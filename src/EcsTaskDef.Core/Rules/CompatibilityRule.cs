using System.Collections.Generic;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Where a definition could run, as far as network mode, size and platform decide. Evidence: ECS semantics §3.5
/// [captured], the rule derived from it [guess]. The order is unstable in ECS; ours is fixed.
/// </summary>
internal static class CompatibilityRule
{
    public static IReadOnlyList<string> Compatibilities(RegisterTaskDefinitionRequest request)
    {
        List<string> result = new();
        bool awsvpc = request.NetworkMode == NetworkModes.AwsVpc;
        if (!awsvpc) result.Add(Model.Compatibilities.External);
        result.Add(Model.Compatibilities.Ec2);

        bool sized = request.Cpu is not null && request.Memory is not null;
        if (!awsvpc || !sized) return result;
        bool linux = request.RuntimePlatform?.OperatingSystemFamily is null or OSFamilies.Linux;
        result.Add(Model.Compatibilities.Fargate);
        if (linux) result.Add(Model.Compatibilities.ManagedInstances);
        return result;
    }
}
