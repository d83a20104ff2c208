using System;
using System.Collections.Generic;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>The containers of a request, with their place; none when there are none.</summary>
internal static class Containers
{
    public static IEnumerable<(ContainerDefinition Container, string Path)> Of(RegisterTaskDefinitionRequest request)
    {
        IReadOnlyList<ContainerDefinition> containers = request.ContainerDefinitions ?? Array.Empty<ContainerDefinition>();
        for (int i = 0; i < containers.Count; i++) yield return (containers[i], $"$.containerDefinitions[{i}]");
    }
}
