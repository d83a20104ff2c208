using EcsTaskDef.Comparison;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>What a copy reads: families, lists and descriptions, by ECS's own operations, several at a time.</summary>
internal sealed class CopySource(CopyOptions options)
{
    private int _masked;

    public IRegistry Registry => options.Source;

    /// <summary>What the copy came to.</summary>
    public RegistryCopy Result(int families, int revisions, int added, int changed, int refused) => new()
    {
        Source = options.SourceName,
        Destination = options.DestinationName,
        Account = Registry.Account,
        Region = Registry.Region,
        FamilyCount = families,
        RevisionCount = revisions - refused,
        AddedCount = added,
        ChangedCount = changed,
        RefusedCount = refused,
        MaskedCount = _masked,
    };

    /// <summary>All revisions of the families that were asked for, by family; each list has the highest number first.</summary>
    public async ValueTask<IReadOnlyList<ListedRevision[]>> ListAsync(CancellationToken cancellationToken)
    {
        string[] names = await Registry.FamilyNamesAsync(options.FamilyPrefix, null, cancellationToken).ConfigureAwait(false);
        string[] wanted = [.. names.Where(name => options.WantsFamily?.Invoke(name) != false)];
        ListedRevision[][] families = await Bounded.SelectAsync(
            wanted, (name, token) => Registry.OfFamilyAsync(name, RevisionLists.Visible, token), cancellationToken).ConfigureAwait(false);
        return [.. families.Where(static one => one.Length > 0)];
    }

    /// <summary>Describes revisions with their tags; those that vanished meanwhile are left out.</summary>
    public async ValueTask<ArchivedRevision[]> DescribeAsync(IReadOnlyList<ListedRevision> revisions, CancellationToken cancellationToken)
    {
        ArchivedRevision?[] described = await Bounded.SelectAsync(revisions, TryDescribeAsync, cancellationToken).ConfigureAwait(false);
        return [.. described.OfType<ArchivedRevision>()];
    }

    /// <summary>Null where there is no such revision.</summary>
    public async ValueTask<ArchivedRevision?> TryDescribeAsync(ListedRevision revision, CancellationToken cancellationToken)
    {
        DescribeTaskDefinitionResponse answer;
        try
        {
            answer = await Registry.DescribeTaskDefinitionAsync(
                new() { TaskDefinition = revision.Arn, Include = TaskDefinitionFields.All }, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException missing) when (missing.Kind == EcsErrorKind.Refusal && missing.Code == EcsErrorCodes.Client)
        {
            return null;
        }

        TaskDefinitionDocument document = answer.TaskDefinition;
        if (options.MasksSecrets && SecretEraser.Erase(document.Utf8Json) is { } erased)
        {
            Interlocked.Increment(ref _masked);
            document = new TaskDefinitionDocument(erased);
        }

        return new ArchivedRevision { TaskDefinition = document, Tags = answer.Tags };
    }
}
