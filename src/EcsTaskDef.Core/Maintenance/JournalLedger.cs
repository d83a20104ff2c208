using EcsTaskDef.Storage;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// What the events of a journal add up to, in a byte a revision: which numbers were given, what became of them, and which
/// resources hold on to which revisions.
/// </summary>
internal sealed class JournalLedger
{
    private const byte WithoutDocument = 0x80;

    /// <summary>A family has a million numbers: damage must not use them up.</summary>
    public const int MostDoubt = 10_000;

    private readonly Dictionary<string, Family> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Key), string[]> _resources = new();

    // Damaged places so far.
    private int _losses;

    /// <summary>What is gone, as far as anything tells: revisions, and events that have nothing to refer to.</summary>
    public SortedSet<string> Lost { get; } = new(StringComparer.Ordinal);

    /// <summary>Applies an event; says what is wrong with it, and then leaves everything as it was.</summary>
    public string? Apply(StoreEvent storeEvent, Extent document)
    {
        if (storeEvent is ResourceChanged resource)
        {
            if (document.IsEmpty) _resources.Remove((resource.Kind, resource.Key));
            else _resources[(resource.Kind, resource.Key)] = resource.Index
                .Where(static text => text.EndsWith("/live", StringComparison.Ordinal)).ToArray();
            return null;
        }

        RevisionFactEvent revision = (RevisionFactEvent)storeEvent;
        if (revision is RevisionRegistered)
        {
            Family family = FamilyOf(revision.Family);
            if (family.StateOf(revision.Revision) != 0) return $"{Name(revision)} is registered twice";
            if (revision.Revision > family.Highest) TellNext(family, revision);
            family.Set(revision.Revision, (byte)((byte)RevisionStatus.Active | (document.IsEmpty ? WithoutDocument : 0)));
            return null;
        }

        if (!_families.TryGetValue(revision.Family, out Family? known)
            || known.StateOf(revision.Revision) is 0 or (byte)RevisionStatus.Removed)
            return $"{Name(revision)} is not there";
        if (revision is RevisionStatusChanged changed)
        {
            byte missing = (byte)(known.StateOf(revision.Revision) & WithoutDocument);
            known.Set(revision.Revision, changed.Status == RevisionStatus.Removed ? (byte)changed.Status
                : (byte)((byte)changed.Status | missing));
        }

        return null;
    }

    /// <summary>A number that was given, or may have been: it is not given again.</summary>
    public void Reserve(string family, int revision)
    {
        Family known = FamilyOf(family);
        known.Floor = Math.Max(known.Floor, Math.Min(revision, FamilyFact.MaxRevisions));
    }

    /// <summary>
    /// Registrations are lost, and nothing tells of which families: no family gives the next <paramref name="count"/> numbers, unless
    /// a later registration shows which number was its next.
    /// </summary>
    public void Doubt(int count)
    {
        _losses++;
        foreach (Family family in _families.Values) family.Doubt = Math.Min(family.Doubt + count, MostDoubt);
    }

    public bool IsKnown(string family, int revision) => _families.TryGetValue(family, out Family? known) && known.StateOf(revision) != 0;

    /// <summary>Families whose counter must be higher than their revisions say.</summary>
    public IReadOnlyList<(string Family, int Revision)> Reserved() => _families
        .Where(static pair => pair.Value.Reserved > pair.Value.Latest).Select(static pair => (pair.Key, pair.Value.Reserved))
        .OrderBy(static one => one.Key, StringComparer.Ordinal).ToArray();

    /// <summary>Revisions that are there, but without their document.</summary>
    public IReadOnlyList<(string Family, int Revision)> WithoutDocuments()
    {
        List<(string, int)> found = new();
        foreach (KeyValuePair<string, Family> pair in _families)
        {
            for (int number = 1; number <= pair.Value.Latest; number++)
                if ((pair.Value.StateOf(number) & WithoutDocument) != 0) found.Add((pair.Key, number));
        }

        return found;
    }

    public IEnumerable<string> Families => _families.Keys;

    /// <summary>A family's latest revision, and how many of its revisions have each status; as the index has them.</summary>
    public FamilyFact FactOf(string family)
    {
        FamilyFact fact = new() { Family = family };
        if (!_families.TryGetValue(family, out Family? known)) return fact;
        int[] counts = new int[5];
        for (int number = 1; number <= known.Latest; number++) counts[known.StateOf(number) & ~WithoutDocument]++;
        return fact with { LatestRevision = known.Latest, ActiveCount = counts[1], InactiveCount = counts[2],
            DeleteInProgressCount = counts[3] };
    }

    /// <summary>Numbers below a family's latest that nothing tells of, as ranges.</summary>
    public IEnumerable<(string Family, int First, int Last)> Gaps()
    {
        foreach (KeyValuePair<string, Family> pair in _families.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            int first = 0;
            for (int number = 1; number <= pair.Value.Latest; number++)
            {
                bool missing = pair.Value.StateOf(number) == 0;
                if (missing && first == 0) first = number;
                if (missing || first == 0) continue;
                yield return (pair.Key, first, number - 1);
                first = 0;
            }
        }
    }

    /// <summary>Resources in use whose revision or cluster is not there: who, and what is missing.</summary>
    public IEnumerable<(string Resource, string Missing)> BrokenReferences()
    {
        Dictionary<string, (string, int)> hashed = new(StringComparer.Ordinal);
        foreach (KeyValuePair<(string Kind, string Key), string[]> pair in _resources)
        {
            string name = $"{pair.Key.Kind} {pair.Key.Key}";
            foreach (string text in pair.Value.Where(static text => text.StartsWith("use/", StringComparison.Ordinal)))
            {
                string use = text.Substring(4, text.Length - 9);
                int colon = use.LastIndexOf(':');

                // Long names have only their hash here, which tells a reader nothing.
                if (colon <= 0 || !int.TryParse(use.Substring(colon + 1), out int number)) continue;
                int state = _families.TryGetValue(use.Substring(0, colon), out Family? family) ? family.StateOf(number) : 0;
                if (state is 0 or (byte)RevisionStatus.Removed) yield return (name, $"task definition {use}");
            }

            int slash = pair.Key.Key.IndexOf('/');
            if (pair.Value.Length > 0 && slash > 0 && !_resources.ContainsKey(("cluster", pair.Key.Key.Substring(0, slash))))
                yield return (name, $"cluster {pair.Key.Key.Substring(0, slash)}");
        }
    }

    // Behind damage it tells which numbers were given in what is lost.
    private void TellNext(Family family, RevisionFactEvent next)
    {
        for (int number = family.Highest + 1; family.Losses < _losses && number < next.Revision && Lost.Count < MostDoubt; number++)
            Lost.Add($"{next.Family}:{number}");
        (family.Losses, family.Doubt) = (_losses, 0);
    }

    public static string Name(RevisionFactEvent revision) => $"{revision.Family}:{revision.Revision}";

    private Family FamilyOf(string name)
    {
        if (!_families.TryGetValue(name, out Family? family)) _families.Add(name, family = new Family());
        return family;
    }

    private sealed class Family
    {
        private readonly List<byte> _states = new();

        /// <summary>A number that was given, whatever the revisions say.</summary>
        public int Floor { get; set; }

        /// <summary>How many more may have been given.</summary>
        public int Doubt { get; set; }

        /// <summary>How many damaged places lay before its newest number.</summary>
        public int Losses { get; set; }

        public int Highest => Math.Max(Latest, Floor);

        public int Reserved => Math.Min(Highest + Doubt, FamilyFact.MaxRevisions);

        public int Latest => _states.Count;

        public byte StateOf(int revision) => revision <= _states.Count ? _states[revision - 1] : (byte)0;

        public void Set(int revision, byte state)
        {
            while (_states.Count < revision) _states.Add(0);
            _states[revision - 1] = state;
        }
    }
}
