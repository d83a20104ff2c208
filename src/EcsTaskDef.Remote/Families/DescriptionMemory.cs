using System.Collections.Concurrent;

namespace EcsTaskDef.Remote.Families;

/// <summary>
/// Definitions that were described, for as long as the session. They never change but for their states, and a list tells these. Tags are
/// not remembered. Safe for concurrent use.
/// </summary>
internal sealed class DescriptionMemory(TimeProvider clock)
{
    private const long MaxBytes = 64L << 20;

    // A list that is older tells nothing about the state.
    private static readonly TimeSpan s_list = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ReadOnlyMemory<byte> Json, string Status)> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Status, long Read)> _listed = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>A list of one state has these.</summary>
    public void Listed(IEnumerable<string> arns, string status)
    {
        long now = clock.GetTimestamp();
        foreach (string arn in arns) _listed[arn] = (status, now);
    }

    public void Keep(TaskDefinitionDocument document)
    {
        if (document.Value is not { TaskDefinitionArn: { } arn, Status: { } status }) return;
        if (Interlocked.Add(ref _bytes, document.Utf8Json.Length) > MaxBytes)
        {
            _documents.Clear();
            _listed.Clear();
            Interlocked.Exchange(ref _bytes, document.Utf8Json.Length);
        }

        _documents[arn] = (document.Utf8Json, status);
    }

    /// <summary>The definition of a revision that was just listed in the state in which it was described; null = ask ECS.</summary>
    public TaskDefinitionDocument? Find(string arn) =>
        _documents.TryGetValue(arn, out (ReadOnlyMemory<byte> Json, string Status) known)
        && _listed.TryGetValue(arn, out (string Status, long Read) listed) && listed.Status == known.Status
        && clock.GetElapsedTime(listed.Read) <= s_list ? new TaskDefinitionDocument(known.Json) : null;
}
