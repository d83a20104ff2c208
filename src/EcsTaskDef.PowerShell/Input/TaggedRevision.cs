namespace EcsTaskDef.PowerShell.Input;

/// <summary>A revision together with what is no part of it: its tags, which ECS answers beside it, and whether it is used.</summary>
internal static class TaggedRevision
{
    /// <summary>The property that holds them.</summary>
    public const string Tags = "Tags";

    /// <summary>The property that tells whether tasks or services use it.</summary>
    public const string InUse = "InUse";

    /// <summary>The revision with both on it, where they are given; copies keep them (jobs, CLIXML).</summary>
    public static object Of(TaskDefinition definition, IReadOnlyList<Tag>? tags, bool? inUse = null)
    {
        if (tags is null && inUse is null) return definition;
        PSObject output = PSObject.AsPSObject(definition);
        if (inUse is { } used) output.Properties.Add(new PSNoteProperty(InUse, used));
        if (tags is not null) output.Properties.Add(new PSNoteProperty(Tags, tags.ToArray()));
        return output;
    }
}
