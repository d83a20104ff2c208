namespace EcsTaskDef.PowerShell.Input;

/// <summary>A revision with what is not part of it: its tags, and whether it is in use.</summary>
internal static class TaggedRevision
{
    public const string Tags = "Tags";

    /// <summary>Whether tasks or services use it.</summary>
    public const string InUse = "InUse";

    /// <summary>The remark that was kept with its registration.</summary>
    public const string Note = "Note";

    /// <summary>The revision with those properties that are not null; copies keep them (jobs, CLIXML).</summary>
    public static object Of(TaskDefinition definition, IReadOnlyList<Tag>? tags, bool? inUse = null)
    {
        if (tags is null && inUse is null) return definition;
        PSObject output = PSObject.AsPSObject(definition);
        if (inUse is { } used) output.Properties.Add(new PSNoteProperty(InUse, used));
        if (tags is not null) output.Properties.Add(new PSNoteProperty(Tags, tags.ToArray()));
        return output;
    }
}
