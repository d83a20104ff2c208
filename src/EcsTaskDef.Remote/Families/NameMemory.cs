namespace EcsTaskDef.Remote.Families;

/// <summary>The names of the families that were listed last, so that the next page of a listing lists them not once more.</summary>
internal sealed class NameMemory
{
    private volatile Listed? _last;

    public string[]? Find(string key) => _last is { } last && last.Key == key ? last.Names : null;

    public void Keep(string key, string[] names) => _last = new Listed(key, names);

    private sealed record Listed(string Key, string[] Names);
}
