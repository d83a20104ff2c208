namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The members that a revision has in PowerShell and not in ECS: what the tables show, and what cmdlets say of it. They come back in its
/// copies: of Select-Object, of jobs, of ConvertTo-Json. Nothing that is registered has them.
/// </summary>
internal static class ShownMembers
{
    private static readonly string[] s_names =
    {
        "Containers", "Image", TaggedRevision.InUse, "Name", TaggedRevision.Note, "Region", ConditionalRevision.Registered, "Rev", "Since",
    };

    /// <summary>Whether a revision has the member in PowerShell only; ECS has none in capitals.</summary>
    public static bool Contains(string name) => Array.IndexOf(s_names, name) >= 0 || Origin.IsMember(name);
}
