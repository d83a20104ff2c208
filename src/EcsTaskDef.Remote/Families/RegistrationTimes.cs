using System.Collections.Concurrent;

namespace EcsTaskDef.Remote.Families;

/// <summary>When revisions were registered: it never changes, so it is asked for once.</summary>
internal sealed class RegistrationTimes
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);

    public void Remember(TaskDefinition definition)
    {
        if (definition is { TaskDefinitionArn: { } arn, RegisteredAt: { } time }) _times[arn] = time;
    }

    /// <summary>The time of a revision, described if need be; the beginning of time where ECS tells none.</summary>
    public async ValueTask<DateTimeOffset> OfAsync(RemoteRegion region, string arn, CancellationToken cancellationToken)
    {
        if (_times.TryGetValue(arn, out DateTimeOffset known)) return known;
        DescribeTaskDefinitionResponse answer = await region.DescribeAsync(arn, cancellationToken).ConfigureAwait(false);
        return answer.TaskDefinition.Value.RegisteredAt ?? DateTimeOffset.UnixEpoch;
    }
}
