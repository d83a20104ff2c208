namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The values of a container that have names: variables, secrets and labels. What is given is merged into them by name, null takes a name
/// away, and a name that becomes a secret is no variable any more, and the other way round: ECS refuses one that is both.
/// </summary>
internal sealed class NamedValues
{
    private const string Variables = "environment", Secrets = "secrets", Labels = "dockerLabels";

    private readonly ContainerDefinition _container;
    private readonly ObjectInspector _inspector;
    private readonly Dictionary<string, List<KeyValuePair<string, string?>>> _given = new();

    public NamedValues(ContainerDefinition container, ObjectInspector inspector) => (_container, _inspector) = (container, inspector);

    /// <summary>True for a member whose values have names.</summary>
    public static bool AreMembers(string member) => member is Variables or Secrets or Labels;

    /// <summary>
    /// True when a hashtable has a container's values for each name; false when it has the values of one container. Values are never
    /// hashtables or lists themselves, so the two cannot be mistaken for each other.
    /// </summary>
    public static bool IsByContainer(
        string parameter, IReadOnlyCollection<KeyValuePair<string, object?>> members, ObjectInspector inspector)
    {
        int several = members.Count(member => inspector.Unwrap(member.Value) is { } value
            && (inspector.MembersOf(value) is not null || inspector.ItemsOf(value) is not null));
        return several == 0 ? false : several == members.Count ? true : throw Faults.OverrideMixed(parameter);
    }

    /// <summary>Merges what is given into a member: a hashtable of values by name, or a list of pairs.</summary>
    public void Merge(string member, object value)
    {
        if (!_given.TryGetValue(member, out List<KeyValuePair<string, string?>>? given)) _given.Add(member, given = new());
        foreach (KeyValuePair<string, string?> one in PairsOf(value, member))
        {
            if (given.Any(other => other.Key == one.Key)) throw Faults.OverrideTwice(one.Key, _container.Name ?? "");
            given.Add(one);
        }
    }

    /// <summary>The members that are other ones now.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Changed
    {
        get
        {
            List<KeyValuePair<string, string?>> variables = GivenTo(Variables), secrets = GivenTo(Secrets), labels = GivenTo(Labels);
            string? both = SetBy(variables).Intersect(SetBy(secrets)).FirstOrDefault();
            if (both is not null) throw Faults.VariableAndSecret(both, _container.Name ?? "");
            if (variables.Count + secrets.Count > 0)
            {
                yield return new(Variables, Merged(
                    _container.Environment, static one => one.Name, variables, SetBy(secrets),
                    static (old, name, text) => (old ?? new NameValuePair { Name = name }) with { Value = text }));
                yield return new(Secrets, Merged(
                    _container.Secrets, static one => one.Name, secrets, SetBy(variables),
                    static (old, name, text) => (old ?? new Secret { Name = name }) with { ValueFrom = text }));
            }

            if (labels.Count == 0) yield break;
            Dictionary<string, string> merged = (_container.DockerLabels ?? new Dictionary<string, string>())
                .ToDictionary(static one => one.Key, static one => one.Value);
            foreach (KeyValuePair<string, string?> one in labels)
            {
                if (one.Value is { } text) merged[one.Key] = text;
                else merged.Remove(one.Key);
            }

            yield return new(Labels, merged);
        }
    }

    private List<KeyValuePair<string, string?>> GivenTo(string member) => _given.TryGetValue(member, out var given) ? given : new();

    private static IEnumerable<string> SetBy(IEnumerable<KeyValuePair<string, string?>> given) =>
        given.Where(static one => one.Value is not null).Select(static one => one.Key);

    // What is there stays in its place; what is new follows.
    private static List<T>? Merged<T>(
        IReadOnlyList<T>? present, Func<T, string?> nameOf, IReadOnlyList<KeyValuePair<string, string?>> given, IEnumerable<string> moved,
        Func<T?, string, string, T> make) where T : class
    {
        var merged = new List<T>();
        HashSet<string> away = new(moved.Concat(given.Where(static one => one.Value is null).Select(static one => one.Key)));
        foreach (T one in present ?? [])
        {
            string name = nameOf(one) ?? "";
            if (away.Contains(name)) continue;
            string? text = given.FirstOrDefault(other => other.Key == name).Value;
            merged.Add(text is null ? one : make(one, name, text));
        }

        merged.AddRange(given
            .Where(one => one.Value is not null && (present ?? []).All(other => nameOf(other) != one.Key))
            .Select(one => make(null, one.Key, one.Value!)));
        return present is null && merged.Count == 0 ? null : merged;
    }

    private IEnumerable<KeyValuePair<string, string?>> PairsOf(object given, string member)
    {
        object value = _inspector.Unwrap(given)!;
        string valueName = member == Secrets ? "valueFrom" : "value";
        if (_inspector.ItemsOf(value) is { } items)
            return items.Cast<object?>().Where(item => _inspector.Unwrap(item) is not null).SelectMany(item => PairsOf(item!, member));
        KeyValuePair<string, object?>[] members = _inspector.MembersOf(value)?.ToArray() ?? throw Faults.OverrideShapeWrong(member);
        if (member != Labels && Find(members, "name") is { } name && Find(members, valueName) is { } text)
            return [TextOf(_inspector.TextOf(_inspector.Unwrap(name.Value) ?? ""), text.Value, member)];
        return (value is System.Collections.Hashtable ? members.OrderBy(static m => m.Key, StringComparer.Ordinal) : members.AsEnumerable())
            .Select(one => TextOf(one.Key, one.Value, member));
    }

    private KeyValuePair<string, string?> TextOf(string name, object? given, string member)
    {
        if (_inspector.Unwrap(given) is not { } value) return new(name, null);
        if (_inspector.MembersOf(value) is not null || _inspector.ItemsOf(value) is not null) throw Faults.OverrideValueWrong(name, member);
        return new(name, _inspector.TextOf(value));
    }

    private static KeyValuePair<string, object?>? Find(KeyValuePair<string, object?>[] members, string name)
    {
        foreach (KeyValuePair<string, object?> member in members)
            if (string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)) return member;
        return null;
    }
}
