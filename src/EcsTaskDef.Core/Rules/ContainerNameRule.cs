using System;
using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Container names: given, of the family's characters, at most 255, unique. Evidence: ECS semantics §3.3: missing and
/// characters [seen], duplicates [bench]; too long gets the characters' text [guess].
/// </summary>
internal static class ContainerNameRule
{
    public static IEnumerable<Finding> Check(RegisterTaskDefinitionRequest request)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((ContainerDefinition container, string path) in Containers.Of(request))
        {
            string place = path + ".name";
            if (string.IsNullOrEmpty(container.Name)) yield return Finding.Client(nameof(ContainerNameRule), SR.ContainerNameMissing, place);
            else if (!EcsName.IsValid(container.Name)) yield return Finding.Client(nameof(ContainerNameRule), SR.ContainerNameInvalid, place);
            else if (!names.Add(container.Name!)) yield return Finding.Client(nameof(ContainerNameRule), SR.ContainerNamesNotUnique, place);
        }
    }
}
