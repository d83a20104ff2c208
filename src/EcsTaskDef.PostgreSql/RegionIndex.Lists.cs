using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>The lists of the index: each reads some rows at a time, and no more than somebody asks for.</summary>
internal sealed partial class RegionIndex
{
    private IEnumerable<Entry> ScanRevisions(byte[] from, byte[] to, bool descending)
    {
        RevisionStatus status = (RevisionStatus)from[1];
        (string Family, long Revision) low = KeyBound.Revision(from.AsSpan(2));
        (string Family, long Revision) high = to.Length > 1 && to[1] == from[1] ? KeyBound.Revision(to.AsSpan(2)) : (KeyBound.Last, 0);

        // Within one family: the first after all of its keys is its name with the byte after zero.
        bool isFamily = low.Family.Length > 0 && (high.Family == low.Family || high.Family == low.Family + "\u0001");
        if (isFamily && !FamilyFact.IsName(low.Family)) yield break;
        if (isFamily) Lock(low.Family);
        int size = Page.First;
        bool isWhole = isFamily && low.Revision == 0 && high.Family != low.Family;
        if (isWhole && descending && status == RevisionStatus.Active && _latest.TryGetValue(low.Family, out int? latest))
        {
            if (latest is not { } first) yield break;
            yield return new Entry(Keys.Status(status, low.Family, first), Records.Empty);
            high = (low.Family, first);
        }
        else if (isWhole && descending)
        {
            // Mostly the latest is all that is wanted.
            size = 1;
        }

        while (true)
        {
            List<(string Family, int Revision)> page = new();
            bool keeps = (!_locks || isFamily) && _revisions.Count < MaxKept;
            using (NpgsqlCommand command = PageOf(
                descending ? _sql.Reads.RevisionsDown : _sql.Reads.RevisionsUp, size, Sql.Text(_name), Sql.Text(status.ToText()),
                Sql.Text(low.Family), Sql.Long(low.Revision), Sql.Text(high.Family), Sql.Long(high.Revision)))
            using (NpgsqlDataReader reader = command.ExecuteReader())
            {
                while (reader.Read())
                {
                    (string Family, int Revision) one = (reader.GetString(0), reader.GetInt32(1));

                    // Facts that nobody holds are not kept in a change: when they count they are asked for by name.
                    if (keeps && !_revisions.ContainsKey(one)) ReadRevision(reader, 0, withDocument: false);
                    page.Add(one);
                }
            }

            foreach ((string family, int revision) in page) yield return new Entry(Keys.Status(status, family, revision), Records.Empty);
            if (page.Count < size) yield break;
            if (descending) high = page[^1];
            else low = (page[^1].Family, page[^1].Revision + 1L);
            size = Page.After(size);
        }
    }

    private IEnumerable<Entry> ScanFamilies(byte[] from, byte[] to)
    {
        bool active = from[1] == (byte)'A';
        string low = KeyBound.Single(from.AsSpan(2)), high = to.Length > 2 ? KeyBound.End(to.AsSpan(2)) : KeyBound.Last;
        for (int size = Page.First; ; size = Page.After(size))
        {
            List<string> page = new();
            using (NpgsqlCommand command = PageOf(
                _sql.Reads.ListedFamilies, size, Sql.Text(_name),
                Sql.Text(active ? RevisionStatusNames.Active : RevisionStatusNames.Inactive), Sql.Text(low), Sql.Text(high)))
            using (NpgsqlDataReader reader = command.ExecuteReader())
                while (reader.Read()) page.Add(reader.GetString(0));
            foreach (string family in page) yield return new Entry(Keys.Listed(active, family), Records.Empty);
            if (page.Count < size) yield break;
            low = page[^1] + "\u0001";
        }
    }

    private IEnumerable<Entry> ScanQueue(byte[] from)
    {
        bool deletions = from[0] == (byte)'D';
        bool isKnown = deletions || State.IsFull;
        QueueHead? first = deletions ? State.FirstDeletion : State.FirstDeregistration;
        if (isKnown && first is null) yield break;
        if (isKnown) yield return Of(first!);
        else _store.WantsDeregistrations = true;
        QueueHead head = first ?? new QueueHead(DateTimeOffset.MinValue, "", 0);
        for (int size = Page.First; ; size = Page.After(size))
        {
            List<QueueHead> page = new();
            using (NpgsqlCommand command = PageOf(
                deletions ? _sql.Reads.Deletions : _sql.Reads.Deregistrations, size, Sql.Text(_name), Sql.Time(head.At),
                Sql.Text(head.Family), Sql.Long(head.Revision + 1L)))
            using (NpgsqlDataReader reader = command.ExecuteReader())
                while (reader.Read()) page.Add(new QueueHead(reader.TimeAt(0), reader.GetString(1), reader.GetInt32(2)));
            foreach (QueueHead one in page) yield return Of(one);
            if (page.Count < size) yield break;
            head = page[^1];
        }

        Entry Of(QueueHead one) => new(
            deletions ? Keys.Deletion(one.At, one.Family, one.Revision) : Keys.Deregistration(one.At, one.Family, one.Revision),
            Records.Empty);
    }

    private IEnumerable<Entry> ScanResources(byte[] from, byte[] to)
    {
        (string kind, byte[] low, byte[]? high) = KindedBounds(from, to);
        LockWorkloads();
        if (_workloadsVersion == 0) yield break;
        string first = KeyBound.Single(low), end = high is null ? KeyBound.Last : KeyBound.End(high);
        for (int size = Page.First; ; size = Page.After(size))
        {
            List<string> page = new();
            using (NpgsqlCommand command = PageOf(
                _sql.Resources.List, size, Sql.Text(_name), Sql.Text(kind), Sql.Text(first), Sql.Text(end)))
            using (NpgsqlDataReader reader = command.ExecuteReader())
                while (reader.Read()) page.Add(ReadResource(kind, reader, 0).Key);
            foreach (string key in page)
            {
                byte[] entry = Keys.Resource(kind, key);
                if (Entry.Compare(entry, to) >= 0) yield break;
                yield return new Entry(entry, Records.Empty);
            }

            if (page.Count < size) yield break;
            first = page[^1] + "\u0001";
        }
    }

    private IEnumerable<Entry> ScanTexts(byte[] from, byte[] to)
    {
        (string kind, byte[] low, byte[]? high) = KindedBounds(from, to);
        LockWorkloads();
        if (_workloadsVersion == 0) yield break;
        (string Text, string Key) first = KeyBound.Pair(low);
        string end = high is null ? KeyBound.Last : KeyBound.End(high);
        for (int size = Page.First; ; size = Page.After(size))
        {
            List<(string Text, string Key)> page = new();
            using (NpgsqlCommand command = PageOf(
                _sql.Resources.Find, size, Sql.Text(_name), Sql.Text(kind), Sql.Text(first.Text), Sql.Text(first.Key), Sql.Text(end)))
            using (NpgsqlDataReader reader = command.ExecuteReader())
                while (reader.Read()) page.Add((reader.GetString(0), ReadResource(kind, reader, 1).Key));
            foreach ((string text, string key) in page)
            {
                byte[] entry = Keys.Index(kind, text, key);
                if (Entry.Compare(entry, to) >= 0) yield break;
                yield return new Entry(entry, Records.Empty);
            }

            if (page.Count < size) yield break;
            first = (page[^1].Text, page[^1].Key + "\u0001");
        }
    }

    // The number stands in the text: were it a parameter, PostgreSQL would plan the statement anew each time in a large store.
    private NpgsqlCommand PageOf(string text, int size, params ReadOnlySpan<NpgsqlParameter> values) =>
        Command(string.Create(CultureInfo.InvariantCulture, $"{text} LIMIT {size}"), values);

    // A range lies within a kind. Where its end is not, it is the end of the kind.
    private static (string Kind, byte[] Low, byte[]? High) KindedBounds(byte[] from, byte[] to)
    {
        int zero = Array.IndexOf(from, (byte)0);
        bool ends = to.Length > zero + 1 && to.AsSpan(0, zero + 1).SequenceEqual(from.AsSpan(0, zero + 1));
        return (Encoding.UTF8.GetString(from, 1, zero - 1), from[(zero + 1)..], ends ? to[(zero + 1)..] : null);
    }

    /// <summary>How many rows a list reads at a time: as many as a page of ECS's lists has, then more and more.</summary>
    private static class Page
    {
        public const int First = 128;

        private const int Most = 4096;

        public static int After(int size) => size < First ? First : Math.Min(size * 4, Most);
    }
}
