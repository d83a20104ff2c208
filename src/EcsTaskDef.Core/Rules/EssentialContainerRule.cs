using System.Collections.Generic;
using System.Linq;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>At least one container is essential; absent means true. Evidence: ECS semantics §3.3 [captured].</summary>
internal static class EssentialContainerRule
{
    public static IEnumerable<Finding> Check(RegisterTaskDefinitionRequest request)
    {
        if (request.ContainerDefinitions is { Count: > 0 } containers && containers.All(static c => c.Essential == false))
            yield return Finding.Client(nameof(EssentialContainerRule), SR.EssentialMissing, "$.containerDefinitions");
    }
}
