using System;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;

namespace EcsTaskDef.Registry;

/// <summary>
/// A store opened, with a registry for every region in it: what a door asks for at its start. Safe for concurrent use;
/// several hosts, in several processes too, may open one store.
/// </summary>
public sealed class RegistryHost : IDisposable
{
    /// <summary>Opens the store, or prepares a new one; the folder is made at the first change.</summary>
    /// <exception cref="EcsException">
    /// The store is of a newer format (<c>StoreVersionTooNew</c>), of another account (<c>StoreAccountMismatch</c>), or
    /// cannot be read.
    /// </exception>
    public static RegistryHost Open(RegistryHostOptions options) => throw null!;

    /// <summary>The account id in every ARN.</summary>
    public string Account => throw null!;

    /// <summary>
    /// The registry of one region. Cheap: everything large is shared by all registries of the region.
    /// </summary>
    /// <param name="region">
    /// The region; it must match a partition's pattern or be made of lower-case letters, digits and hyphens
    /// (<see cref="Regions.IsSafeName"/>).
    /// </param>
    /// <param name="user">
    /// Who asks: the last part of <c>registeredBy</c>, <c>arn:{partition}:iam::{account}:user/{user}</c>.
    /// </param>
    public LocalRegistry GetRegistry(string region, string user) => throw null!;

    /// <summary>What the store holds and how large it is.</summary>
    public ValueTask<StoreDescription> DescribeAsync(CancellationToken cancellationToken = default) => throw null!;

    /// <summary>
    /// Keeps the removal delay in the store, for every process from now on. 0 to 365 days.
    /// </summary>
    public ValueTask SetRemovalDelayAsync(TimeSpan removalDelay, CancellationToken cancellationToken = default) => throw null!;

    /// <inheritdoc/>
    public void Dispose() => throw null!;
}
