namespace EcsTaskDef.PowerShell.Views;

/// <summary>Revisions, or whatever comes, as numbered lines to choose from.</summary>
internal static class NumberedList
{
    /// <summary>The lines: number, name, status, when it was registered and images, below each other.</summary>
    /// <param name="items">What is chosen from.</param>
    public static IEnumerable<string> Of(IReadOnlyList<ItemView> items)
    {
        int digits = items.Count.ToString(CultureInfo.InvariantCulture).Length;
        int name = items.Max(static item => item.Caption.Length);
        int status = items.Max(static item => item.PlainStatus.Length);
        int time = items.Max(static item => item.Registered.Length);
        return items.Select((item, i) => string.Join("  ", new[]
        {
            (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits),
            item.Caption.PadRight(name),
            item.Status + new string(' ', status - item.PlainStatus.Length),
            item.Registered.PadRight(time),
            item.Image,
        }).TrimEnd());
    }
}
