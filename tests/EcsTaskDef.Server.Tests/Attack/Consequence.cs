using System.Collections.Generic;
using System.Linq;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>What an attack did to what is stored, for good.</summary>
/// <param name="Base">What must be there all the same; null = everything.</param>
/// <param name="Begun">What was acknowledged before then is replaced by the base.</param>
/// <param name="Ended">What is asked for after then has to be kept.</param>
/// <param name="Aside">Where what was there must lie now; null = nowhere.</param>
internal sealed record Consequence(IReadOnlyList<Found>? Base, long Begun, long Ended, string? Aside)
{
    /// <summary>Everything must be there.</summary>
    public static Consequence None { get; } = new(null, 0, 0, null);

    /// <summary>Whether a revision may be missing in the store.</summary>
    public bool Excuses(Revision revision) =>
        IsRemovable(revision) || (Base is not null && revision.Called < Ended && Base.All(found => found.Revision != revision));

    /// <summary>Its time may be over: somebody asked for its end.</summary>
    public static bool IsRemovable(Revision revision) => revision.Status.Ever().Contains(Revision.Deleting);

    /// <summary>Whether a revision must be in what was put aside, or in the store.</summary>
    public bool MustBeKept(Revision revision) => Aside is not null && revision.Fate == Fate.Acknowledged && !IsRemovable(revision);

    /// <summary>What it may not be: there, though it was replaced.</summary>
    public bool Forbids(Revision revision) =>
        Base is not null && revision.Returned > 0 && revision.Returned < Begun && Base.All(found => found.Revision != revision);
}
