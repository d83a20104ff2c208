using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// 1 to 10 containers. Evidence: ECS semantics §3.3: none [bench], too many [seen]; the number: §9.2 [doc].
/// </summary>
internal static class ContainerListRule
{
    private const int MaxContainers = 10;

    public static IEnumerable<Finding> Check(RegisterTaskDefinitionRequest request)
    {
        const string Path = "$.containerDefinitions";
        if (request.ContainerDefinitions is null or { Count: 0 })
            yield return Finding.Client(nameof(ContainerListRule), SR.ContainerListEmpty, Path);
        else if (request.ContainerDefinitions.Count > MaxContainers)
            yield return Finding.Client(nameof(ContainerListRule), SR.ContainersTooMany, Path);
    }
}
