using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EcsTaskDef.Model;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Looks into PowerShell's objects.</summary>
internal sealed class PSObjectInspector : ObjectInspector
{
    /// <inheritdoc/>
    public override object? Unwrap(object? value) => PSValue.Unwrap(value);

    /// <inheritdoc/>
    public override string TextOf(object value) => LanguagePrimitives.ConvertTo<string>(value);

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>>? MembersOf(object value)
    {
        if (base.MembersOf(value) is { } known)
        {
            // Get-TaskDefinition -IncludeTag hangs the tags on the revision.
            return value is TaskDefinition && PSObject.AsPSObject(value).Properties[TaggedRevision.Tags] is { } tags
                ? known.Append(new KeyValuePair<string, object?>(TaggedRevision.Tags, tags.Value))
                : known;
        }

        if (value is not PSObject wrapped) return null;

        // A copy of one of our own objects (Select-Object, a job, a CLIXML file) also carries what our type file adds.
        bool isCopy = wrapped.TypeNames.Any(static name => name.EndsWith("." + typeof(TaskDefinition).FullName, StringComparison.Ordinal));
        return wrapped.Properties
            .Where(property => property.IsGettable && !(isCopy && IsOurs(property.Name)))
            .Select(static property => new KeyValuePair<string, object?>(property.Name, property.Value));
    }

    private static bool IsOurs(string name) =>
        name is "Region" or "Arn" or nameof(EcsStructure.AdditionalMembers) or "PSComputerName" or "RunspaceId"
            or "PSShowComputerName" or "PSSourceJobInstanceId";
}
