namespace EcsTaskDef.PowerShell.Input;

/// <summary>Looks into PowerShell's objects.</summary>
internal sealed class PSObjectInspector : ObjectInspector
{
    private static readonly KeyValuePair<string, object?>[] s_none = Array.Empty<KeyValuePair<string, object?>>();

    /// <inheritdoc/>
    public override object? Unwrap(object? value)
    {
        object? bare = base.Unwrap(PSValue.Unwrap(GivenValue.Of(PSValue.Unwrap(value))));
        return bare is null or PSObject ? bare : InstanceInspector.ConstantOf(bare) ?? bare;
    }

    public override string TextOf(object value) => LanguagePrimitives.ConvertTo<string>(value);

    public override IEnumerable<KeyValuePair<string, object?>>? MembersOf(object value)
    {
        if (base.MembersOf(value) is { } known)
        {
            // Get-TaskDefinition -IncludeTag hangs the tags on the revision.
            return value is TaskDefinition && PSObject.AsPSObject(value).Properties[TaggedRevision.Tags] is { } tags
                ? known.Append(new KeyValuePair<string, object?>(TaggedRevision.Tags, tags.Value))
                : known;
        }

        if (value is not PSObject wrapped) return InstanceInspector.IsStructure(value) ? InstanceInspector.MembersOf(value) : null;

        // A copy of one of our own objects (Select-Object, a job, a CLIXML file) has all that its class has, and what
        // PowerShell adds on the way.
        bool isCopy = wrapped.TypeNames.Any(
            static name => name.EndsWith("." + typeof(TaskDefinition).FullName, StringComparison.Ordinal));
        return wrapped.Properties
            .Where(property => property.IsGettable && !(isCopy && IsAddedOnTheWay(property.Name)))
            .SelectMany(property => isCopy && property.Name == NewerMembersNote.Name
                ? base.MembersOf(Unwrap(property.Value) ?? s_none) ?? s_none
                : Single(property.Name, property.Value));
    }

    public override bool IsForeign(object value) => value is not PSObject && base.MembersOf(value) is null;

    private static KeyValuePair<string, object?>[] Single(string name, object? value) => new[]
    {
        new KeyValuePair<string, object?>(name, value),
    };

    private static bool IsAddedOnTheWay(string name) =>
        ShownMembers.Contains(name) || name is "PSComputerName" or "RunspaceId" or "PSShowComputerName" or "PSSourceJobInstanceId";
}
