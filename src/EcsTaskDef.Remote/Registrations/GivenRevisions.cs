using System.Collections.Concurrent;

namespace EcsTaskDef.Remote.Registrations;

/// <summary>The ARNs of revisions whose registration was answered.</summary>
internal sealed class GivenRevisions
{
    private readonly ConcurrentDictionary<string, bool> _arns = new(StringComparer.Ordinal);

    public void Add(TaskDefinition definition)
    {
        if (definition.TaskDefinitionArn is { } arn) _arns[arn] = true;
    }

    public bool Contains(string arn) => _arns.ContainsKey(arn);
}
