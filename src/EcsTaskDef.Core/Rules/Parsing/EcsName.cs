namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// ECS's names: 1 to 255 letters, digits, hyphens and underscores, ASCII only.
/// Evidence: docs/ECS.md §2, <c>^[a-zA-Z0-9\-_]{1,255}$</c> [bench][model].
/// </summary>
internal static class EcsName
{
    public const int MaxLength = 255;

    public static bool HasValidCharacters(string name)
    {
        foreach (char c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_')) return false;
        }

        return true;
    }

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaxLength } && HasValidCharacters(name);
}
