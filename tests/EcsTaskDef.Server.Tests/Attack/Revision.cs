namespace EcsTaskDef.Server.Tests.Attack;

internal enum Fate
{
    /// <summary>Asked for, not answered yet.</summary>
    Pending,

    Acknowledged,

    /// <summary>No answer, or one that says that the outcome is not known: it may be there.</summary>
    Unknown,

    /// <summary>The answer said that nothing was changed.</summary>
    Refused,

    /// <summary>Known not to be there any more, for a reason that counts.</summary>
    Gone,
}

/// <summary>A value that somebody asked the store to keep.</summary>
internal sealed class Write(string value, long called)
{
    public string Value => value;

    public long Called => called;

    public long Returned { get; set; }

    public Fate Fate { get; set; }
}

/// <summary>One of the members of a revision that change: its values one after the other, all written by one caller.</summary>
/// <param name="initial">Its value at first.</param>
/// <param name="past">Values that it had before; null = none.</param>
internal sealed class Register(string initial, IReadOnlySet<string>? past = null)
{
    private readonly List<Write> _writes = [];

    /// <summary>The value if all is well.</summary>
    public string Last => _writes.FindLast(static w => w.Fate is Fate.Acknowledged)?.Value ?? initial;

    public Write Begin(string value, long called)
    {
        Write write = new(value, called);
        _writes.Add(write);
        return write;
    }

    /// <summary>What an answer may say that was asked for and given between two moments.</summary>
    public HashSet<string> Possible(long called, long returned)
    {
        HashSet<string> possible = [];
        for (int i = _writes.Count - 1; i >= 0; i--)
        {
            Write write = _writes[i];
            if (write.Called > returned || write.Fate == Fate.Refused) continue;
            possible.Add(write.Value);
            if (write.Fate == Fate.Acknowledged && write.Returned < called) return possible;
        }

        possible.Add(initial);
        return possible;
    }

    /// <summary>Whether one was acknowledged that was asked for after a moment.</summary>
    public bool IsAcknowledgedAfter(long moment) => _writes.Exists(write => write.Fate == Fate.Acknowledged && write.Called >= moment);

    public override string ToString() => string.Join(", ", _writes.Select(static write => $"{write.Value} {write.Fate}").Prepend(initial));

    /// <summary>Every value that it may ever have had.</summary>
    public HashSet<string> Ever()
    {
        HashSet<string> ever = [initial, .. past ?? new HashSet<string>()];
        foreach (Write write in _writes)
            if (write.Fate != Fate.Refused) ever.Add(write.Value);
        return ever;
    }
}

/// <summary>A registration, and all that is known of it.</summary>
internal sealed class Revision(string region, string family, string token, int padding, string user, long called)
{
    public const string Active = "ACTIVE", Inactive = "INACTIVE", Deleting = "DELETE_IN_PROGRESS";

    public string Region => region;

    public string Family => family;

    /// <summary>Nobody else's word: it is in every member that the caller chooses.</summary>
    public string Token => token;

    public int Padding => padding;

    public string User => user;

    public long Called => called;

    public long Returned { get; set; }

    public Fate Fate { get; set; }

    /// <summary>0 until somebody saw it.</summary>
    public int Number { get; set; }

    /// <summary>As the first answer had it; it never changes.</summary>
    public string? RegisteredAt { get; set; }

    public string? DeregisteredAt { get; set; }

    public Register Status { get; private set; } = new(Active);

    public Register Tag { get; private set; } = new(token);

    public (string Region, string Family, int Number) Key => (region, family, Number);

    public string Name => $"{family}:{Number}";

    /// <summary>What was read while nobody wrote is what it is from now on.</summary>
    public void Settle(string status, string? deregisteredAt, string tag)
    {
        Status = new Register(status, Status.Ever());
        Tag = new Register(tag, Tag.Ever());
        DeregisteredAt = deregisteredAt;
        Fate = Fate.Acknowledged;
    }

    public override string ToString() => $"{region} {Name} ({token}, {Fate}, {Status.Last})";
}
