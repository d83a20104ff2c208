namespace EcsTaskDef.Engine.Region;

/// <summary>The pages of lists, and their tokens.</summary>
internal static class Paging
{
    /// <summary>docs/ECS.md §4.4, §4.5: 1 to 100, 100 by default.</summary>
    public const int MaxSize = 100;

    public static EcsException TokenInvalid => EcsErrors.InvalidParameter(SR.TokenInvalid, SR.AdviceToken);

    public static int Size(int? maxResults) => maxResults switch
    {
        null => MaxSize,
        < 1 => throw EcsErrors.InvalidParameter(SR.MaxResultsTooSmall, SR.AdviceMaxResults),
        > MaxSize => throw EcsErrors.InvalidParameter(SR.MaxResultsTooLarge, SR.AdviceMaxResults),
        { } size => size,
    };

    /// <summary>The same where a page has fewer items: more are not refused, a page just has no more (ECS API model).</summary>
    public static int Size(int? maxResults, int most) => Math.Min(Size(maxResults ?? most), most);

    /// <summary>A page of what is listed, and the token of the next one.</summary>
    public static (IReadOnlyList<T> Items, string? Token) Of<T>(IEnumerable<T> items, int size, Func<T, string> token)
    {
        List<T> page = items.Take(size + 1).ToList();
        if (page.Count <= size) return (page, null);
        page.RemoveAt(size);
        return (page, token(page[size - 1]));
    }

    // A token is the place in the index of the last item of its page; opaque to clients, as ECS's own.
    public static string WriteToken(string text, string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text + "\n" + key));

    public static (string Text, string Key)? ReadToken(string? token)
    {
        if (token is null) return null;
        try
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split('\n');
            if (parts.Length == 2 && parts.All(static p => p.IndexOf('\0') < 0)) return (parts[0], parts[1]);
        }
        catch (FormatException)
        {
            // Not one of ours.
        }

        throw TokenInvalid;
    }
}
