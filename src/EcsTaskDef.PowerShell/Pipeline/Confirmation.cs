using System.Management.Automation.Host;
using System.Reflection;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// Confirmation of a change: <c>-WhatIf</c>, <c>-Confirm</c> and the preferences of the session. <c>-Force</c>, which every cmdlet that
/// changes something has, silences the question, but never <c>-WhatIf</c>.
/// </summary>
internal sealed class Confirmation
{
    private readonly VisibleCommand _command;

    public Confirmation(VisibleCommand command) => _command = command;

    /// <summary>True when the change is only described.</summary>
    public bool IsWhatIf => Given("WhatIf") ?? LanguagePrimitives.IsTrue(_command.GetVariableValue("WhatIfPreference", false));

    /// <summary>True when PowerShell describes a change or asks before it is made.</summary>
    public bool IsExpected => IsWhatIf || (Given("Confirm") ?? (!IsForced && IsPreferred));

    private bool IsForced => Given("Force") == true;

    private bool IsPreferred =>
        LanguagePrimitives.TryConvertTo(_command.GetVariableValue("ConfirmPreference"), out ConfirmImpact asked)
        && asked != ConfirmImpact.None
        && _command.GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact >= asked;

    /// <summary>Asks PowerShell whether to go on.</summary>
    /// <exception cref="EcsException"><c>NobodyToAsk</c>: the host cannot ask.</exception>
    public bool Ask(string target, string action)
    {
        if (IsForced && Given("Confirm") is null && !IsWhatIf)
        {
            _command.WriteVerbose($"Performing the operation \"{action}\" on target \"{target}\".");
            return true;
        }

        try
        {
            return _command.ShouldProcess(target, action);
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NullReferenceException)
        {
            // Hosts that cannot ask throw various exceptions, and the console at the end of its input a NullReferenceException.
            throw Faults.NobodyToAsk(target, action, exception);
        }
    }

    private bool? Given(string parameter) =>
        _command.MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) ? LanguagePrimitives.IsTrue(given) : null;
}
