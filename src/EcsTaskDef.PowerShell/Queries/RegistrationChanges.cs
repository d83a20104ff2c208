using EcsTaskDef.Comparison;

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>What each registration of a history changed: the differences to the revision before it, secrets masked.</summary>
internal sealed class RegistrationChanges
{
    private const int Kept = 64;

    // A history comes by one revision after the other, and each is one side of two comparisons.
    private readonly Dictionary<string, NormalForm> _forms = new(StringComparer.Ordinal);
    private readonly IRegistry _registry;
    private readonly IWaiter _waiter;

    public RegistrationChanges(IRegistry registry, IWaiter waiter) => (_registry, _waiter) = (registry, waiter);

    /// <summary>The record with its changes, where it has some.</summary>
    public HistoryRecord In(HistoryRecord record)
    {
        if (record is not { Event: HistoryEvent.Registered, Family: { } family, Revision: { } number }) return record;

        // Its tags are in the record, as they were; those that it has now are another matter.
        if (Read(family, number) is not { } after) return record;
        if (PrecedingRevision.Of(_registry, family, number, _waiter) is not { } before) return record with { Changes = [] };
        return record with { Changes = Form(before).Compare(after) };
    }

    private NormalForm? Read(string family, int number)
    {
        if (_forms.TryGetValue($"{family}:{number}", out NormalForm? known)) return known;
        IReadOnlyList<ArchivedRevision> page = _waiter.Wait(token => _registry.ReadFamilyAsync(family, number - 1, 1, token));
        return page.Count > 0 && page[0].TaskDefinition.Value.Revision == number ? Form(page[0]) : null;
    }

    private NormalForm Form(ArchivedRevision revision)
    {
        string name = revision.TaskDefinition.Value.ToString();
        if (_forms.TryGetValue(name, out NormalForm? known)) return known;
        if (_forms.Count >= Kept) _forms.Clear();
        return _forms[name] = NormalForm.Of(revision.TaskDefinition);
    }
}
