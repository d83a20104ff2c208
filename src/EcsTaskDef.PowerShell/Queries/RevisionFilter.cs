using System.Collections;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>
/// Conditions on revisions, tested on their JSON one by one. All conditions must hold, and one of the patterns of each.
/// </summary>
internal sealed class RevisionFilter
{
    private static readonly MemberPath[] s_images = Paths("containerDefinitions.image");
    private static readonly MemberPath[] s_roles = Paths("taskRoleArn", "executionRoleArn");
    private static readonly MemberPath[] s_secrets = Paths(
        "containerDefinitions.secrets.valueFrom",
        "containerDefinitions.logConfiguration.secretOptions.valueFrom",
        "containerDefinitions.repositoryCredentials.credentialsParameter");

    private readonly List<Func<JsonElement, bool>> _conditions = new();
    private readonly List<Func<IReadOnlyList<Tag>, bool>> _tags = new();
    private readonly Func<string, Func<string, bool>> _wildcardOf;
    private Func<ReadOnlyMemory<byte>, IReadOnlyList<Tag>, bool>? _rules;
    private DateTimeOffset? _after;
    private DateTimeOffset? _before;

    /// <param name="wildcardOf">Compiles a wildcard pattern.</param>
    public RevisionFilter(Func<string, Func<string, bool>> wildcardOf) => _wildcardOf = wildcardOf;

    /// <summary>Whether the revision must be in use, or must not be; null = either.</summary>
    public bool? InUse { get; init; }

    /// <summary>True when there are no conditions.</summary>
    public bool IsEmpty => _conditions.Count == 0 && _tags.Count == 0 && _rules is null
        && _after is null && _before is null && InUse is null;

    public bool NeedsTags => _tags.Count > 0 || _rules is not null;

    /// <summary>An image as the definition has it, or as the table shows it: without its registry.</summary>
    public void AddImage(IReadOnlyList<string> patterns) => Add(s_images, patterns, static image => WorkloadName.Last(image));

    public void AddRole(IReadOnlyList<string> patterns) => Add(s_roles, patterns);

    /// <summary>Where a secret of a container, of its logging or of its image repository comes from.</summary>
    public void AddSecret(IReadOnlyList<string> patterns) => Add(s_secrets, patterns);

    /// <summary>What a review of the revision would find.</summary>
    /// <param name="patterns">Patterns of rules' names.</param>
    /// <param name="review">Reviews a definition with its tags: the names of the rules that find something.</param>
    public void AddFinding(IReadOnlyList<string> patterns, Func<ReadOnlyMemory<byte>, IReadOnlyList<Tag>, IEnumerable<string>> review)
    {
        Func<string, bool>[] tests = patterns.Select(_wildcardOf).ToArray();
        _rules = (definition, tags) => review(definition, tags).Any(rule => Array.Exists(tests, test => test(rule)));
    }

    public void AddAfter(DateTimeOffset time) => _after = time;

    public void AddBefore(DateTimeOffset time) => _before = time;

    /// <summary>A tag by its key, whose case counts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="patterns">Patterns of its value; null = any value.</param>
    public void AddTag(string key, IReadOnlyList<string>? patterns)
    {
        Func<string, bool>[]? tests = patterns?.Select(_wildcardOf).ToArray();
        _tags.Add(tags => tags.Any(tag => tag.Key == key && (tests is null || tests.Any(test => test(tag.Value ?? "")))));
    }

    /// <summary>Any member.</summary>
    /// <param name="path">The member.</param>
    /// <param name="expected">A wildcard pattern, a value, or a list of which one must match; null = the member must be absent.</param>
    public void AddMember(MemberPath path, object? expected)
    {
        Func<JsonElement, bool>[] tests = (expected is IEnumerable several and not string ? several.Cast<object?>() : new[] { expected })
            .Select(static one => PSValue.Unwrap(one)).OfType<object>().Select(TestOf).ToArray();
        _conditions.Add(definition => path.GroupsIn(definition).Any(values => tests.Length == 0
            ? !values.Any()
            : values.Any(value => Array.Exists(tests, test => test(value)))));
    }

    /// <summary>Tests a revision, but not its time nor whether it is in use.</summary>
    public bool Matches(ReadOnlyMemory<byte> definition, IReadOnlyList<Tag> tags)
    {
        if (!_tags.TrueForAll(condition => condition(tags))) return false;
        if (_conditions.Count > 0)
        {
            using JsonDocument document = JsonDocument.Parse(definition);
            JsonElement root = document.RootElement;
            if (!_conditions.TrueForAll(condition => condition(root))) return false;
        }

        // It costs the most.
        return _rules is null || _rules(definition, tags);
    }

    public bool MatchesTime(DateTimeOffset? registeredAt) =>
        (_after is null || registeredAt >= _after) && (_before is null || registeredAt < _before);

    private static MemberPath[] Paths(params string[] paths) => Array.ConvertAll(paths, MemberPath.Parse);

    private void Add(MemberPath[] paths, IReadOnlyList<string> patterns, Func<string, string>? shorten = null)
    {
        Func<string, bool>[] tests = patterns.Select(_wildcardOf).ToArray();
        _conditions.Add(definition => paths.SelectMany(path => path.ValuesIn(definition))
            .Where(static value => value.ValueKind == JsonValueKind.String).Select(static value => value.GetString()!)
            .Any(value => Array.Exists(tests, test => test(value) || (shorten is not null && test(shorten(value))))));
    }

    private Func<JsonElement, bool> TestOf(object expected)
    {
        string text = Convert.ToString(expected, CultureInfo.InvariantCulture) ?? "";
        if (expected is not (string or char or Enum or bool)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return value => value.ValueKind == JsonValueKind.Number
                ? value.TryGetDecimal(out decimal actual) && actual == number
                : value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
        }

        Func<string, bool> matches = _wildcardOf(text);
        return value => matches(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
    }
}
