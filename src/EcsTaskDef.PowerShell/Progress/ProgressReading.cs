namespace EcsTaskDef.PowerShell.Progress;

/// <summary>What is shown of a progress.</summary>
/// <param name="Activity">What is being done.</param>
/// <param name="Status">How far it is, in words.</param>
/// <param name="Percent">0 to 100; -1 where nobody knows.</param>
/// <param name="SecondsLeft">As far as can be told from what is done; -1 where nothing can.</param>
internal readonly record struct ProgressReading(string Activity, string Status, int Percent, int SecondsLeft);
