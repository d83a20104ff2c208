using System.Reflection;

namespace EcsTaskDef.PowerShell.Views;

/// <summary>
/// The colours of views, as escape sequences. They are what <c>$PSStyle</c> has, so a user's own colours hold; PowerShell takes
/// them out again where the host or <c>$PSStyle.OutputRendering</c> wants none. Windows PowerShell has no <c>$PSStyle</c>: no colours.
/// </summary>
internal sealed record Palette
{
    private static readonly object? s_style = typeof(PSObject).Assembly
        .GetType("System.Management.Automation.PSStyle")
        ?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);

    /// <summary>No colours.</summary>
    public static Palette None { get; } = new();

    /// <summary>The colours of this session.</summary>
    public static Palette Current => s_style is null ? None : new Palette
    {
        Good = Of("Foreground", "Green"),
        Moving = Of("Foreground", "Yellow"),
        Idle = Of("Foreground", "BrightBlack"),
        Gone = Of("Foreground", "Red"),
        Warning = Of("Formatting", "Warning"),
        Error = Of("Formatting", "Error"),
        Reset = s_style.GetType().GetProperty("Reset")?.GetValue(s_style) as string,
    };

    /// <summary>What is as it should be, and what was added.</summary>
    public string? Good { get; init; }

    /// <summary>What is on its way to another state.</summary>
    public string? Moving { get; init; }

    /// <summary>What is over, or stays as it is.</summary>
    public string? Idle { get; init; }

    /// <summary>What goes, or was taken away.</summary>
    public string? Gone { get; init; }

    /// <summary>A warning.</summary>
    public string? Warning { get; init; }

    /// <summary>An error.</summary>
    public string? Error { get; init; }

    /// <summary>Ends a colour.</summary>
    public string? Reset { get; init; }

    /// <summary>A text in a colour.</summary>
    /// <param name="text">The text; null is an empty one.</param>
    /// <param name="colour">One of the palette's; null = none.</param>
    public string Paint(string? text, string? colour) =>
        string.IsNullOrEmpty(text) ? "" : string.IsNullOrEmpty(colour) ? text! : colour + text + Reset;

    private static string? Of(string group, string name)
    {
        object? colours = s_style!.GetType().GetProperty(group)?.GetValue(s_style);
        return colours?.GetType().GetProperty(name)?.GetValue(colours) as string;
    }
}
