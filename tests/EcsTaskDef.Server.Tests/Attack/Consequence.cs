namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>What an attack did to what is stored, for good.</summary>
internal sealed class Consequence
{
    private HashSet<Revision>? _base;

    /// <summary>Everything must be there.</summary>
    public static Consequence None { get; } = new();

    /// <summary>What took the place of what was there; null = nothing did.</summary>
    public IReadOnlyList<Found>? Base
    {
        init => _base = value?.Select(static found => found.Revision).ToHashSet();
    }

    /// <summary>What was acknowledged before then is not there any more, unless the base has it.</summary>
    public long Begun { get; init; }

    /// <summary>What is asked for after then has to be kept.</summary>
    public long Ended { get; init; }

    /// <summary>The one region that is concerned; null = all.</summary>
    public string? Region { get; init; }

    /// <summary>Where what was there must lie now; null = nowhere.</summary>
    public string? Aside { get; init; }

    /// <summary>Tokens and names of what was destroyed for good.</summary>
    public IReadOnlySet<string> Destroyed { get; init; } = new HashSet<string>();

    /// <summary>Another store begins, in which numbers may be given again.</summary>
    public bool BeginsAnew => _base is not null;

    /// <summary>Its time may be over: somebody asked for its end.</summary>
    public static bool IsRemovable(Revision revision) => revision.Status.Possible(long.MaxValue, long.MaxValue).Contains(Revision.Deleting);

    /// <summary>Whether a change of a revision was destroyed.</summary>
    public bool Damages(Revision revision) => Destroyed.Contains(revision.Token) || Destroyed.Contains(revision.Name);

    public bool Concerns(string region) => _base is not null && (Region is null || Region == region);

    /// <summary>Whether an acknowledged revision may be missing.</summary>
    public bool Excuses(Revision revision, Reading? aside)
    {
        if (IsRemovable(revision) || Destroyed.Contains(revision.Token)) return true;
        if (!Concerns(revision.Region) || _base!.Contains(revision) || revision.Called >= Ended) return false;
        return Aside is null || aside!.Contains(revision.Token);
    }

    /// <summary>When a change was made, in words.</summary>
    public string Describe(Revision revision)
    {
        if (!Concerns(revision.Region)) return "nothing took its place";
        string when = revision.Called >= Ended ? "it was asked for after the end"
            : revision.Returned < Begun ? "it was acknowledged before the beginning"
            : "it was made meanwhile";
        return $"{when}, and it is {(_base!.Contains(revision) ? "" : "not ")}in what took its place";
    }

    /// <summary>It was replaced, so it may not be there.</summary>
    public bool Forbids(Revision revision) =>
        Concerns(revision.Region) && revision.Returned > 0 && revision.Returned < Begun && !_base!.Contains(revision);
}
