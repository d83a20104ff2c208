namespace EcsTaskDef.Storage.Json;

/// <summary>Work that nobody asked for: checkpoints and compaction.</summary>
internal static class Housekeeping
{
    /// <summary>Does it; its failure never fails the change that brought it on, nor those that wait.</summary>
    public static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or InvalidDataException or EcsException or ObjectDisposedException)
        {
            // The next reading finds out what is wrong, and says so or rebuilds.
        }
    }
}
