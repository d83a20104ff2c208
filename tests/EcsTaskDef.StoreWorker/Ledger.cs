using System.Collections.Immutable;
using EcsTaskDef.Storage;

namespace EcsTaskDef.StoreWorker;

/// <summary>What a region must say, kept by the simplest means there are: a sorted list of facts.</summary>
internal sealed record Ledger(ImmutableSortedDictionary<string, string> Facts)
{
    public static readonly string[] Families = ["web", "api", "job"];
    private static readonly string[] s_keys = ["a", "b"];
    private static readonly DateTimeOffset s_time = new(2026, 9, 16, 12, 0, 0, TimeSpan.Zero);

    public static Ledger Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public int Latest(string family) => int.Parse(Facts.GetValueOrDefault("family " + family, "0"), CultureInfo.InvariantCulture);

    public int[] Revisions(string family)
    {
        string prefix = $"revision {family}:";
        return Facts.Keys.SkipWhile(key => string.CompareOrdinal(key, prefix) < 0)
            .TakeWhile(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => int.Parse(key.AsSpan(prefix.Length), CultureInfo.InvariantCulture)).ToArray();
    }

    /// <summary>The events of a change, and the ledger after it.</summary>
    public (Ledger After, List<StoreEvent> Events) Register(string family, int count, int size)
    {
        var facts = Facts.ToBuilder();
        List<StoreEvent> events = [];
        int latest = Latest(family);
        for (int i = 1; i <= count; i++)
        {
            byte[] document = Document(latest + i, size);
            events.Add(new RevisionRegistered(family, latest + i, s_time, document, []));
            facts[RevisionKey(family, latest + i)] = "ACTIVE " + Encoding.ASCII.GetString(document);
        }

        facts["family " + family] = (latest + count).ToString(CultureInfo.InvariantCulture);
        return (new(facts.ToImmutable()), events);
    }

    public (Ledger After, List<StoreEvent> Events) Deregister(string family, int revision)
    {
        string key = RevisionKey(family, revision), fact = Facts[key];
        if (!fact.StartsWith("ACTIVE", StringComparison.Ordinal)) return (this, []);
        return (
            new(Facts.SetItem(key, "INACTIVE" + fact["ACTIVE".Length..])),
            [new RevisionStatusChanged(family, revision, s_time.AddSeconds(1), RevisionStatus.Inactive)]);
    }

    public (Ledger After, List<StoreEvent> Events) Remove(string family, IEnumerable<int> revisions)
    {
        var facts = Facts.ToBuilder();
        List<StoreEvent> events = [];
        foreach (int revision in revisions)
        {
            string key = RevisionKey(family, revision);
            if (facts[key].StartsWith("ACTIVE", StringComparison.Ordinal))
                events.Add(new RevisionStatusChanged(family, revision, s_time.AddSeconds(1), RevisionStatus.Inactive));
            events.Add(new RevisionStatusChanged(family, revision, s_time.AddSeconds(2), RevisionStatus.DeleteInProgress));
            events.Add(new RevisionStatusChanged(family, revision, s_time.AddSeconds(3), RevisionStatus.Removed));
            facts.Remove(key);
        }

        return (new(facts.ToImmutable()), events);
    }

    public (Ledger After, List<StoreEvent> Events) Put(int key, int size)
    {
        string name = s_keys[key % s_keys.Length];
        byte[] document = size == 0 ? [] : Document(size, size);
        string fact = "resource " + name;
        return (
            new(size == 0 ? Facts.Remove(fact) : Facts.SetItem(fact, Encoding.ASCII.GetString(document))),
            size == 0 && !Facts.ContainsKey(fact) ? [] : [new ResourceChanged("cluster", name, s_time, document, ["active"])]);
    }

    /// <summary>A hundred resources, each found under so many texts that the index is full at once.</summary>
    public (Ledger After, List<StoreEvent> Events) PutMany()
    {
        var facts = Facts.ToBuilder();
        List<StoreEvent> events = [];
        string[] texts = Enumerable.Range(0, 48).Select(static i => i.ToString("D2", CultureInfo.InvariantCulture)).ToArray();
        for (int i = 0; i < 100; i++)
        {
            string key = i.ToString("D2", CultureInfo.InvariantCulture);
            byte[] document = Document(i, 10);
            facts["resource " + key] = Encoding.ASCII.GetString(document);
            events.Add(new ResourceChanged("cluster", key, s_time, document, texts));
        }

        return (new(facts.ToImmutable()), events);
    }

    /// <summary>The same from a region, by every way that there is to ask.</summary>
    public static Ledger Of(IRegionView view) => Of(view, Families);

    public static Ledger Of(IRegionView view, params string[] families)
    {
        var facts = Empty.Facts.ToBuilder();
        foreach (string family in families)
        {
            if (view.GetFamily(family) is { } fact) facts["family " + family] = fact.LatestRevision.ToString(CultureInfo.InvariantCulture);
            foreach (RevisionStatus status in new[] { RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress })
            {
                foreach ((_, int number) in view.ListRevisions(status, family, null, false))
                {
                    RevisionFact revision = view.GetRevision(family, number)!;
                    facts[RevisionKey(family, number)] =
                        $"{revision.Status.ToText()} {Encoding.ASCII.GetString(view.ReadDocument(revision).Span)}";
                }
            }
        }

        foreach (string key in view.ListResources("cluster", "", null))
            facts["resource " + key] = Encoding.ASCII.GetString(view.ReadDocument(view.GetResource("cluster", key)!).Span);
        return new(facts.ToImmutable());
    }

    public bool Same(Ledger other) => Facts.Count == other.Facts.Count && Facts.SequenceEqual(other.Facts);

    public string Difference(Ledger other)
    {
        string[] missing = Facts.Except(other.Facts).Select(Short).Take(3).ToArray();
        string[] more = other.Facts.Except(Facts).Select(Short).Take(3).ToArray();
        return $"missing: [{string.Join("; ", missing)}], too many: [{string.Join("; ", more)}]";

        static string Short(KeyValuePair<string, string> fact) => fact.Key + " = " + fact.Value[..Math.Min(fact.Value.Length, 40)];
    }

    private static string RevisionKey(string family, int revision) => $"revision {family}:{revision:D7}";

    private static byte[] Document(int number, int size) =>
        Encoding.ASCII.GetBytes($"{{\"n\":{number},\"pad\":\"{new string('x', size)}\"}}");
}
