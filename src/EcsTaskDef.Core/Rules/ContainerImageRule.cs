using System;
using System.Collections.Generic;
using System.Linq;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Images: given, of letters, digits and <c>- _ . : / # @</c>, at most 255 characters (before the <c>@</c> of a digest).
/// Evidence: ECS semantics §3.3 [seen].
/// </summary>
internal static class ContainerImageRule
{
    private const int MaxLength = 255;

    public static IEnumerable<Finding> Check(RegisterTaskDefinitionRequest request)
    {
        foreach ((ContainerDefinition container, string path) in Containers.Of(request))
        {
            string place = path + ".image";
            if (string.IsNullOrWhiteSpace(container.Image)) yield return Finding.Client(nameof(ContainerImageRule), SR.ImageMissing, place);
            else if (!container.Image!.All(IsAllowed)) yield return Finding.Client(nameof(ContainerImageRule), SR.ImageInvalid, place);
            else if (NameLength(container.Image!) > MaxLength) yield return Finding.Client(nameof(ContainerImageRule), SR.ImageTooLong, place);
        }
    }

    private static bool IsAllowed(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or ':' or '/' or '#' or '@';

    private static int NameLength(string image)
    {
        int digest = image.IndexOf("@sha256:", StringComparison.Ordinal);
        return digest >= 0 ? digest : image.Length;
    }
}
