using System.Security.Cryptography;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Planning;

/// <summary>
/// Compares a copy, family by family, with what was to be written to it: how many revisions, and the SHA-256 of status, tags and document
/// of each. Of what is written it keeps 32 bytes a revision; the source is not read again, for it may go on.
/// </summary>
/// <param name="destination">The copy.</param>
internal sealed class CopyCheck(ICopyDestination destination)
{
    // Revisions that are in memory with their documents.
    private const int PieceSize = 240, MostNamed = 5;

    private readonly SortedDictionary<string, Dictionary<int, Written>> _families = new(StringComparer.Ordinal);

    /// <summary>Takes revisions that were written, as they were to be written.</summary>
    /// <param name="revisions">The revisions.</param>
    /// <param name="outcome">What became of them: those that were refused or stay different do not count.</param>
    public void Take(IReadOnlyList<ArchivedRevision> revisions, CopyOutcome outcome)
    {
        HashSet<string> left = new(outcome.Diverged, StringComparer.Ordinal);
        foreach (RevisionOutcome refused in outcome.Refused) left.Add(refused.Input);
        foreach (ArchivedRevision one in revisions)
        {
            if (outcome.Refused.Count > 0 && !IsWhole(one)) continue;
            TaskDefinition definition = one.TaskDefinition.Value;
            if (left.Contains(definition.ToString())) continue;
            if (!_families.TryGetValue(definition.Family!, out Dictionary<int, Written>? family))
                _families[definition.Family!] = family = [];
            family[definition.Revision!.Value] = new Written(
                DigestOf(one, definition), definition.Status == TaskDefinitionStatuses.DeleteInProgress);
        }
    }

    /// <summary>Reads the copy; answers how many families are as they were written.</summary>
    /// <exception cref="EcsException"><c>CopyDiffers</c>, with the families that are not.</exception>
    public async ValueTask<int> RunAsync(string name, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        foreach (KeyValuePair<string, Dictionary<int, Written>> family in _families)
            if (!await IsSoundAsync(family.Key, family.Value, cancellationToken).ConfigureAwait(false)) wrong.Add(family.Key);
        if (wrong.Count == 0) return _families.Count;
        string more = wrong.Count > MostNamed ? $", … ({wrong.Count})" : "";
        throw EcsErrors.Fault(SR.CopyDiffers, [name, string.Join(", ", wrong.Take(MostNamed)) + more]);
    }

    private async ValueTask<bool> IsSoundAsync(string family, Dictionary<int, Written> written, CancellationToken cancellationToken)
    {
        int[] numbers = [.. written.Keys.OrderBy(static number => number)];
        foreach (int[] piece in Bounded.Pieces(numbers, PieceSize))
        {
            IReadOnlyList<ArchivedRevision?> there = await destination.ReadCopiedAsync(
                Array.ConvertAll(piece, number => (family, number)), cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < piece.Length; i++)
            {
                Written expected = written[piece[i]];

                // A look at the copy by somebody else may have removed a deleted revision by now.
                if (there[i] is not { } found ? !expected.MayBeGone : !IsSame(found, expected)) return false;
            }
        }

        return true;
    }

    private static bool IsSame(ArchivedRevision found, Written expected) =>
        IsWhole(found) && DigestOf(found, found.TaskDefinition.Value).AsSpan().SequenceEqual(expected.Digest);

    private static bool IsWhole(ArchivedRevision revision)
    {
        try
        {
            return revision.TaskDefinition.Value is { Family: not null, Revision: not null };
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    // The document as it is stored: status and deregisteredAt are facts beside it.
    private static byte[] DigestOf(ArchivedRevision revision, TaskDefinition definition)
    {
        ByteBuffer bytes = new(4096);
        bytes.Write(Encoding.UTF8.GetBytes(definition.Status ?? TaskDefinitionStatuses.Active));
        bytes.Write(TagsJson.Write(revision.Tags));
        bytes.Write(TaskDefinitionSplice.Undo(JsonText.OnOneLine(revision.TaskDefinition.Utf8Json)).Span);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes.Array, 0, bytes.Length);
        return hash.GetHashAndReset();
    }

    private readonly record struct Written(byte[] Digest, bool MayBeGone);
}
