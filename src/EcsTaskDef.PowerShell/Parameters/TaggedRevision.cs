using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EcsTaskDef.Model;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>A revision together with its tags, which ECS answers beside it.</summary>
internal static class TaggedRevision
{
    /// <summary>The property that holds them.</summary>
    public const string Tags = "Tags";

    /// <summary>The revision with its tags on it; as it is when there are none to show.</summary>
    public static object Of(TaskDefinition definition, IReadOnlyList<Tag>? tags)
    {
        if (tags is null) return definition;
        PSObject output = PSObject.AsPSObject(definition);
        output.Properties.Add(new PSNoteProperty(Tags, tags.ToArray()));
        return output;
    }
}
