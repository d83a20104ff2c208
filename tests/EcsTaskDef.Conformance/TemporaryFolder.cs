namespace EcsTaskDef.Conformance;

/// <summary>A folder of one test's own; gone when the test is.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string name = "store")
    {
        Root = Path.Combine(Path.GetTempPath(), "ecs-task-def-tests", Guid.NewGuid().ToString("N"));
        Location = Path.Combine(Root, name);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    /// <summary>A path in it that does not exist yet.</summary>
    public string Location { get; }

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
    }
}
