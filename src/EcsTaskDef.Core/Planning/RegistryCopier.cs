using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>Copies the registry of a region to another place.</summary>
public static class RegistryCopier
{
    /// <summary>
    /// Copies. To a store on disk everything goes as it is at the source; a second run brings the copy up to date, and one that was stopped
    /// goes on. An endpoint gives numbers, times and callers of its own: there, the definitions are registered.
    /// </summary>
    /// <exception cref="EcsException">
    /// The source or the destination fails; <c>CopyRuntimeOnDiskOnly</c>, <c>CopyRuntimeIncomplete</c>: what runs cannot be copied.
    /// </exception>
    public static ValueTask<RegistryCopy> RunAsync(CopyOptions options, CancellationToken cancellationToken = default) =>
        options.Destination is ICopyDestination destination
            ? new StoreCopy(options, destination).RunAsync(cancellationToken)
            : new EndpointCopy(options).RunAsync(cancellationToken);

    /// <summary>Whether the numbers, states and times of revisions, and what runs, can be kept there.</summary>
    public static bool KeepsEverything(IRegistry destination) => destination is ICopyDestination;
}
