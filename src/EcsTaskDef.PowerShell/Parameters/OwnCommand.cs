using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>
/// Asks our own cmdlets on behalf of a completer, in the user's runspace, so that store and region are found as they
/// will be when the line runs. It never throws, and gives up before a person notices.
/// </summary>
internal static class OwnCommand
{
    private const int Patience = 1000;
    private const int Enough = 200;

    /// <summary>The objects a cmdlet answers; none when anything goes wrong.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="typed">What stands on the line already; its <c>-Region</c> and <c>-Store</c> count.</param>
    /// <param name="parameters">The cmdlet's parameters.</param>
    public static IReadOnlyList<object> Ask(
        string command, IDictionary? typed, IReadOnlyDictionary<string, object> parameters)
    {
        ArrayList? errors = null;
        object? latest = null;
        try
        {
            errors = ErrorsOfSession();
            if (errors?.Count > 0) latest = errors[0];
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(command).AddParameter("ErrorAction", ActionPreference.Ignore);
            foreach (KeyValuePair<string, object> parameter in parameters)
                shell.AddParameter(parameter.Key, parameter.Value);
            foreach (string shared in new[] { "Region", "Store" })
            {
                if (PSValue.Text(typed, shared) is { } value) shell.AddParameter(shared, value);
            }

            shell.AddCommand("Select-Object").AddParameter("First", Enough);
            using var clock = new Timer(_ => Stop(shell), null, Patience, Timeout.Infinite);
            return shell.Invoke().Where(static one => one is not null).Select(static one => one.BaseObject).ToArray();
        }
        catch (Exception)
        {
            // A completer that throws would spoil the line being typed; the command itself will say what is wrong.
            return Array.Empty<object>();
        }
        finally
        {
            // Nobody ran a command, so $Error has nothing new.
            while (errors?.Count > 0 && !ReferenceEquals(errors[0], latest)) errors.RemoveAt(0);
        }
    }

    private static ArrayList? ErrorsOfSession()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript(", $global:Error").Invoke().FirstOrDefault()?.BaseObject as ArrayList;
    }

    /// <summary>The cluster that stands on the line already, as a parameter.</summary>
    public static IReadOnlyDictionary<string, object> ClusterOf(IDictionary? typed)
    {
        var parameters = new Dictionary<string, object>();
        if (PSValue.Text(typed, "Cluster") is { } cluster) parameters.Add("Cluster", cluster);
        return parameters;
    }

    private static void Stop(System.Management.Automation.PowerShell shell)
    {
        try
        {
            shell.BeginStop(null, null);
        }
        catch (ObjectDisposedException)
        {
            // It was done just in time.
        }
    }
}
