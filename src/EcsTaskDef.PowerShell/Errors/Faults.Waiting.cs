namespace EcsTaskDef.PowerShell.Errors;

/// <content>The errors of waiting for a state.</content>
internal static partial class Faults
{
    public static EcsException WaitTimedOut(string name, string state, TimeSpan timeout, string progress) => Fault(
        $"'{name}' is not {state.ToLowerInvariant()} after {Length(timeout)}: {progress}.",
        "Wait longer with -Timeout; a service says in its Events why its tasks do not start.");

    public static EcsException WaitHopeless(string name, string state, string reason) => Fault(
        $"'{name}' will not be {state.ToLowerInvariant()}: {reason}.", "There is nothing to wait for.");

    public static EcsException ClockHeld(string name, string state, ClockSetting clock, string progress) => Fault(
        $"'{name}' is not {state.ToLowerInvariant()} ({progress}), and the store's clock stands still at {clock}.",
        "Move it with Set-TaskDefinitionStore -Clock, or let it go on with -Clock $null.");

    public static EcsException TimeoutNeedsWait() => Fault(
        "-Timeout says how long to wait, but nothing is waited for without -Wait.", "Add -Wait, or leave -Timeout out.");

    private static string Length(TimeSpan length) => length.TotalSeconds < 120
        ? FormattableString.Invariant($"{length.TotalSeconds:0.#} seconds")
        : FormattableString.Invariant($"{length.TotalMinutes:0.#} minutes");
}
