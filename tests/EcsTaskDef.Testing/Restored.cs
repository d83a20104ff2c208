using System.Text.RegularExpressions;

namespace EcsTaskDef.Testing;

/// <summary>What is restored from NuGet, or from its cache on this machine, when a test needs it.</summary>
public static partial class Restored
{
    /// <summary>Why a restore failed if that is because the registry did not answer; null for one that succeeded.</summary>
    /// <exception cref="InvalidOperationException">The registry can be reached, and something else is wrong.</exception>
    public static string? WhyNot(string what, Ended restore)
    {
        if (restore.ExitCode == 0) return null;
        Match unreachable = Unreachable().Match(restore.Out);
        return unreachable.Success
            ? $"{what} is not in the cache of NuGet, and the registry cannot be reached: {unreachable.Value}"
            : throw new InvalidOperationException($"{what} cannot be restored:\n{restore.Out}");
    }

    [GeneratedRegex(@"Unable to load the service index for source [^\s]+[^\s.]")]
    private static partial Regex Unreachable();
}
