namespace EcsTaskDef.Testing;

/// <summary>A folder of one test's own; gone when the test is.</summary>
/// <param name="name">What <see cref="Location"/> is named.</param>
/// <param name="mayStayInUse">A process that the test started may have files open at the end: the folder then stays.</param>
public sealed class TemporaryFolder(string name = "store", bool mayStayInUse = false) : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("ecs-task-def-").FullName;

    /// <summary>A path in it that does not exist yet.</summary>
    public string Location => Combine(name);

    public string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The test took it away itself.
        }
        catch (IOException) when (mayStayInUse)
        {
            // A file still open somewhere must not fail a test that passed.
        }
    }
}
