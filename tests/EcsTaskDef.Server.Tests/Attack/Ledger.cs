using System.Text.Json;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>
/// All that was ever asked for and what became of it, as the callers know it; it judges answers. Members may be used by many at once.
/// </summary>
internal sealed class Ledger(Template template, Findings findings)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Revision> _byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Region, string Family, int Number), Revision> _current = [];

    // Also those that are removed, or destroyed.
    private readonly Dictionary<(string Region, string Family, int Number), Revision> _given = [];

    /// <summary>An answer to a question of then may say whatever was true at any time.</summary>
    public const long LongAgo = 0;

    // While the attack replaces what is stored, one number may be given in what was there and in what comes.
    private List<Revision>? _contested;

    // What was asked for meanwhile: it may have met another one that had got the number.
    private readonly Dictionary<(string Region, string Family, int Number), HashSet<string>> _named = [];
    private long _settledAt;

    public long Checked { get; private set; }

    public long Acknowledged { get; private set; }

    /// <summary>What the store must hold as far as anybody knows.</summary>
    public IReadOnlyList<Revision> Current
    {
        get
        {
            lock (_gate) return _current.Values.ToArray();
        }
    }

    /// <summary>Begins to allow that answers come from before or after.</summary>
    public void BeginTransition()
    {
        lock (_gate)
        {
            _contested = [];
            _named.Clear();
        }
    }

    /// <summary>Ends it; what is asked from now on must be answered by what was settled.</summary>
    public void EndTransition(long now)
    {
        lock (_gate)
        {
            _contested = null;
            _settledAt = now;
        }
    }

    public void Begin(Revision revision)
    {
        lock (_gate) _byToken.Add(revision.Token, revision);
    }

    /// <summary>Takes down what a registration answered.</summary>
    public void End(Revision revision, Reply reply)
    {
        lock (_gate)
        {
            revision.Returned = reply.Returned;
            if (reply.Outcome != Outcome.Done)
            {
                if (revision.Fate == Fate.Pending) revision.Fate = reply.IsForSure ? Fate.Refused : Fate.Unknown;
                if (revision is { Fate: Fate.Refused, Number: > 0 }) findings.Add($"{revision} was seen, and then refused: {reply}");
                return;
            }

            Acknowledged++;
            revision.Fate = Fate.Acknowledged;
            Judge(reply, root => JudgeDefinition(root.GetProperty("taskDefinition"), reply, exactly: revision));
        }
    }

    /// <summary>Takes down what is going to be asked for.</summary>
    public Write Begin(Revision revision, Register register, string value)
    {
        lock (_gate)
        {
            if (_contested is not null)
            {
                if (!_named.TryGetValue(revision.Key, out HashSet<string>? values)) _named[revision.Key] = values = [];
                values.Add(value);
            }

            return register.Begin(value, System.Diagnostics.Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Takes down what a change answered.</summary>
    /// <param name="write">The change.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="failure">What the answer to several says of this one; null = nothing.</param>
    public void End(Write write, Reply reply, string? failure = null)
    {
        lock (_gate)
        {
            write.Returned = reply.Returned;
            if (failure is not null)
            {
                write.Fate = Fate.Refused;
                if (!IsLenient(reply.Called)) findings.Add($"{write.Value} was refused: {reply}");
                return;
            }

            write.Fate = reply.Outcome == Outcome.Done ? Fate.Acknowledged : reply.IsForSure ? Fate.Refused : Fate.Unknown;
            if (reply.Outcome == Outcome.Done) Acknowledged++;
        }
    }

    /// <summary>Judges an answer that has one definition, and its tags where it has them.</summary>
    /// <returns>Whose it is; null where nothing was answered, or nothing that anybody wrote.</returns>
    public Revision? JudgeDescription(Reply reply, string region, string family, int? number = null)
    {
        Revision? found = null;
        lock (_gate)
        {
            Judge(reply, root =>
            {
                found = JudgeDefinition(root.GetProperty("taskDefinition"), reply);
                if (found is null) return;
                if (found.Region != region || found.Family != family || (number is { } n && found.Number != n))
                    findings.Add($"Asked for {region} {family}:{number}, answered {found}");
                if (root.TryGetProperty("tags", out JsonElement tags)) JudgeTags(found, tags, reply);
            });
        }

        return found;
    }

    /// <summary>Judges the definitions of an answer that has several.</summary>
    /// <returns>What was refused of what was asked for; null = nothing.</returns>
    public string? JudgeDefinitions(Reply reply)
    {
        string? failure = null;
        lock (_gate)
        {
            Judge(reply, root =>
            {
                foreach (JsonElement one in root.GetProperty("taskDefinitions").EnumerateArray()) JudgeDefinition(one, reply);
                if (root.GetProperty("failures") is var failures && failures.GetArrayLength() > 0) failure = failures.GetRawText();
            });
        }

        return failure;
    }

    /// <summary>A revision was asked for, and the answer is that it is not there.</summary>
    public void JudgeAbsence(Revision revision, Reply reply)
    {
        lock (_gate)
        {
            Checked++;
            if (IsLenient(reply.Called) || revision.Fate != Fate.Acknowledged || revision.Returned >= reply.Called) return;
            if (!revision.Status.Possible(reply.Called, reply.Returned).Contains(Revision.Deleting))
                findings.Add($"{revision} was acknowledged and is not there: {reply}");
        }
    }

    /// <summary>Judges a list of one family's active revisions.</summary>
    public void JudgeList(string region, string family, IReadOnlyCollection<string> arns, long called, long returned)
    {
        lock (_gate)
        {
            Checked++;
            if (IsLenient(called)) return;
            string prefix = $"arn:aws:ecs:{region}:000000000000:task-definition/{family}:";
            HashSet<int> listed = [];
            foreach (string arn in arns)
            {
                if (!arn.StartsWith(prefix, StringComparison.Ordinal) || !int.TryParse(arn[prefix.Length..], out int number))
                {
                    findings.Add($"{arn} is in the list of {region} {family}.");
                    continue;
                }

                listed.Add(number);
                if (_current.TryGetValue((region, family, number), out Revision? known))
                {
                    if (!known.Status.Possible(called, returned).Contains(Revision.Active)) findings.Add($"{known} is listed as active.");
                }
                else if (
                    !_byToken.Values.Any(
                        one => one.Region == region && one.Family == family && one.Number == 0 && one.Fate is Fate.Unknown or Fate.Pending))
                {
                    findings.Add($"{arn} is listed, and nobody registered it.");
                }
            }

            foreach (Revision known in _current.Values)
            {
                if (known.Region != region || known.Family != family || listed.Contains(known.Number) || known.Fate != Fate.Acknowledged)
                    continue;
                if (known.Returned < called && known.Status.Possible(called, returned) is { Count: 1 } only
                    && only.Contains(Revision.Active))
                    findings.Add($"{known} is not in the list of active ones.");
            }
        }
    }

    /// <summary>The newest active revision that everybody must know of.</summary>
    public int NewestActive(string region, string family, long called, long returned)
    {
        lock (_gate)
        {
            return IsLenient(called) ? 0 : _current.Values
                .Where(one => one.Region == region && one.Family == family && one.Fate == Fate.Acknowledged && one.Returned < called)
                .Where(one => one.Status.Possible(called, returned) is { Count: 1 } only && only.Contains(Revision.Active))
                .Select(static one => one.Number).DefaultIfEmpty().Max();
        }
    }

    /// <summary>Makes what was read while nobody wrote the truth from now on, and says what is missing or ought to be.</summary>
    /// <param name="read">Everything in the store.</param>
    /// <param name="aside">Everything in what was put aside; null = nothing was.</param>
    /// <param name="consequence">What has become of what was there.</param>
    public void Settle(Reading read, Reading? aside, Consequence consequence)
    {
        lock (_gate)
        {
            foreach (Found found in aside?.All ?? []) JudgeAside(found, consequence);
            foreach (Revision known in _byToken.Values)
            {
                if (read.Contains(known.Token)) continue;
                bool mayBeDeleted = Meanwhile(known).Contains(Revision.Deleting);
                if (known.Fate == Fate.Acknowledged && !mayBeDeleted && !consequence.Excuses(known, aside))
                    findings.Add($"{known} was acknowledged and is lost: {consequence.Describe(known)}.");
                if (known.Fate is Fate.Acknowledged or Fate.Unknown) known.Fate = Fate.Gone;
            }

            _current.Clear();
            foreach (var given in _given.Keys.Where(key => consequence.Concerns(key.Region)).ToArray()) _given.Remove(given);
            foreach ((Revision revision, string status, string? deregistered, string tag) in read.All)
            {
                if (consequence.Forbids(revision)) findings.Add($"{revision} was replaced, and is there.");
                JudgeChanges(revision, revision.Status, status, consequence);
                JudgeChanges(revision, revision.Tag, tag, consequence);
                revision.Settle(status, deregistered, tag);
                if (!_current.TryAdd(revision.Key, revision)) findings.Add($"{revision} is there twice.");
                _given[revision.Key] = revision;
            }
        }
    }

    // What was asked for when all was over counts; what came before it may have been replaced.
    private void JudgeChanges(Revision revision, Register register, string found, Consequence consequence)
    {
        long ended = consequence.Concerns(revision.Region) ? consequence.Ended : LongAgo;
        if (!register.IsAcknowledgedAfter(ended) || consequence.Damages(revision)) return;
        HashSet<string> possible = register.Possible(long.MaxValue, long.MaxValue);
        if (!possible.Contains(found) && !Meanwhile(revision).Contains(found))
            findings.Add($"{revision} has {found}, and {string.Join(" or ", possible)} was acknowledged after the attack ({register}).");
    }

    // It is as it was at one moment of the replacement.
    private void JudgeAside(Found found, Consequence consequence)
    {
        Revision revision = found.Revision;
        if (!revision.Tag.Possible(consequence.Begun, consequence.Ended).Contains(found.Tag))
            findings.Add($"{revision} lies aside with the tag {found.Tag}.");
        if (!revision.Status.Possible(consequence.Begun, consequence.Ended).Contains(found.Status))
            findings.Add($"{revision} lies aside as {found.Status}.");
    }

    /// <summary>Finds whose a definition is, and compares every byte.</summary>
    public Revision? JudgeDefinition(JsonElement definition, Reply reply, Revision? exactly = null)
    {
        // The answers to deregistration and deletion say what it was; nothing else does.
        string text = definition.GetRawText();
        foreach (string before in new[] { Revision.Active, Revision.Inactive, Revision.Deleting })
            text = text.Replace($"\"previousStatus\":\"{before}\",", "", StringComparison.Ordinal);
        string image = definition.GetProperty("containerDefinitions")[0].GetProperty("image").GetString()!;
        string token = image.Split('/')[^1].Split(':')[0];
        if (!_byToken.TryGetValue(token, out Revision? revision))
        {
            findings.Add($"Nobody wrote {image}, or it is gone: {text}");
            return null;
        }

        if (exactly is not null && exactly != revision) findings.Add($"{exactly} was registered, and answered {revision}");
        int number = definition.GetProperty("revision").GetInt32();
        string status = definition.GetProperty("status").GetString()!;
        string registered = definition.GetProperty("registeredAt").GetRawText();
        string? deregistered = definition.TryGetProperty("deregisteredAt", out JsonElement at) ? at.GetRawText() : null;
        bool isLenient = IsLenient(reply.Called);
        if (revision.Number == 0) Number(revision, number);
        revision.RegisteredAt ??= registered;
        if (!isLenient) revision.DeregisteredAt ??= deregistered;
        if (revision.Fate == Fate.Refused) findings.Add($"{revision} was refused for sure, and is there: {text}");
        if (revision.Fate == Fate.Gone && !isLenient) findings.Add($"{revision} is gone, and is there: {text}");

        // The answer to a deregistration does not have it.
        string expected = template.Expect(revision, status, isLenient || deregistered is null ? deregistered : revision.DeregisteredAt);
        if (text != expected) findings.Add($"{revision}: {Difference(expected, text)}");
        HashSet<string> possible = isLenient ? Ever(revision, revision.Status) : revision.Status.Possible(reply.Called, reply.Returned);
        if (!possible.Contains(status))
            findings.Add($"{revision} is {status}, and should be {string.Join(" or ", possible)} ({revision.Status}).");
        return revision;
    }

    public void JudgeTags(Revision revision, JsonElement tags, Reply reply)
    {
        HashSet<string> possible = IsLenient(reply.Called)
            ? Ever(revision, revision.Tag)
            : revision.Tag.Possible(reply.Called, reply.Returned);
        if (!possible.Any(value => tags.GetRawText() == $"[{{\"key\":\"mark\",\"value\":\"{value}\"}}]"))
            findings.Add($"{revision} has the tags {tags.GetRawText()}, and should have {string.Join(" or ", possible)} ({revision.Tag}).");
    }

    public void Judge(Reply reply, Action<JsonElement> judge)
    {
        Checked++;
        if (reply.Outcome != Outcome.Done) return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(reply.Body);
            judge(document.RootElement);
        }
        catch (Exception exception) when (
            exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            findings.Add($"This is no answer ({exception.Message}): {reply}");
        }
    }

    private HashSet<string> Meanwhile(Revision revision) => _named.GetValueOrDefault(revision.Key) ?? [];

    private HashSet<string> Ever(Revision revision, Register register)
    {
        HashSet<string> ever = register.Ever();
        ever.UnionWith(Meanwhile(revision));
        return ever;
    }

    private bool IsLenient(long called) => _contested is not null || called <= _settledAt;

    private void Number(Revision revision, int number)
    {
        revision.Number = number;
        if (_given.TryGetValue(revision.Key, out Revision? other) && _contested is null)
            findings.Add(
                $"{revision.Region} {revision.Name} was given twice: to {other.Token} ({other.Fate}) and {revision.Token} "
                    + $"({revision.Fate}).");
        _contested?.Add(revision);
        _current[revision.Key] = _given[revision.Key] = revision;
    }

    private static string Difference(string expected, string text)
    {
        int at = 0;
        while (at < expected.Length && at < text.Length && expected[at] == text[at]) at++;
        return $"nobody wrote '{Around(text, at)}', but '{Around(expected, at)}'";
    }

    private static string Around(string text, int at) => text[Math.Max(at - 30, 0)..Math.Min(at + 30, text.Length)];
}
