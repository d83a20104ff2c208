namespace EcsTaskDef.PowerShell.Progress;

/// <summary>
/// Shows progress. An interface, so that nothing above it has PowerShell's types: only then are images compiled of it, which is what the
/// first command of a session waits for (docs/decisions/0010).
/// </summary>
internal interface IProgressScreen
{
    void Show(int id, ProgressReading reading);

    void Complete(int id);

    /// <summary>The same after the command was stopped, when PowerShell accepts nothing from it.</summary>
    void Abandon(int id);
}

/// <summary>Shows the progress of a command: its own and, below it, the engine's.</summary>
internal sealed class ProgressScreen : IProgressScreen
{
    public const int Own = 1;
    public const int Engine = 2;

    private readonly VisibleCommand _command;

    public ProgressScreen(VisibleCommand command) => _command = command;

    public void Show(int id, ProgressReading reading) => _command.WriteProgress(new ProgressRecord(id, reading.Activity, reading.Status)
    {
        ParentActivityId = ParentOf(id),
        PercentComplete = reading.Percent,
        SecondsRemaining = reading.SecondsLeft,
    });

    public void Complete(int id) => _command.WriteProgress(Completed(id));

    public void Abandon(int id)
    {
        try
        {
            _command.Host.UI.WriteProgress(0, Completed(id));
        }
        catch (Exception)
        {
            // The host is going away.
        }
    }

    private static int ParentOf(int id) => id == Engine ? Own : -1;

    private static ProgressRecord Completed(int id) =>
        new(id, "Task definitions", "Done") { ParentActivityId = ParentOf(id), RecordType = ProgressRecordType.Completed };
}
