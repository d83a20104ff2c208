using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Views;

/// <summary>
/// The code behind the hidden member <c>PSView</c> of our types. Views read it as a property, since the script of a view may call
/// no method where the language is constrained.
/// </summary>
public static class ViewMember
{
    /// <summary>What the views show of an object.</summary>
    public static object Of(PSObject instance) => For(instance);

    /// <summary>The same without colours, for properties.</summary>
    public static object Plain(PSObject instance) => In(Palette.None, instance);

    /// <summary>The remark that was kept with a revision's registration; null = none.</summary>
    public static string? NoteOf(PSObject instance) =>
        instance.BaseObject is TaskDefinition revision ? NoteBook.NoteOf(revision) : null;

    /// <summary>The same for code that knows it.</summary>
    internal static ItemView For(PSObject instance) => In(Palette.Current, instance);

    private static ItemView In(Palette palette, PSObject instance) => new(
        instance,
        static (item, name) => PSValue.Unwrap(PSValue.Member(item, name)),
        palette,
        HostEnvironment.Clock.GetUtcNow(),
        CultureInfo.CurrentCulture);
}
