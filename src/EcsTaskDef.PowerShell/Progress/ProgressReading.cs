namespace EcsTaskDef.PowerShell.Progress;

/// <summary>Progress, ready to be shown.</summary>
/// <param name="Activity">What is being done.</param>
/// <param name="Status">How far it is, in words.</param>
/// <param name="Percent">0 to 100; -1 = unknown.</param>
/// <param name="SecondsLeft">An estimate; -1 = unknown.</param>
internal readonly record struct ProgressReading(string Activity, string Status, int Percent, int SecondsLeft);
