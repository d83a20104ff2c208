namespace EcsTaskDef.Help;

/// <summary>
/// The facts of a parameter as its page has them, in the YAML of PlatyPS: a fixed set of keys, one level deep but for the
/// parameter sets. More of YAML is not understood.
/// </summary>
internal sealed record ParameterFacts
{
    /// <summary>What a parameter that is in every set calls them.</summary>
    public const string EverySet = "(All)";

    private const string SetStart = "- Name: ";

    public required string Type { get; init; }

    /// <summary>In words; no attribute says it. Empty where there is none.</summary>
    public string DefaultValue { get; init; } = "";

    public bool SupportsWildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required IReadOnlyList<ParameterUse> Sets { get; init; }

    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    /// <summary>How the parameter is used in a set; null when it is not in it.</summary>
    public ParameterUse? In(string set) => Sets.SingleOrDefault(use => use.Set == set || use.Set == EverySet);

    /// <summary>Reads the block under a parameter.</summary>
    /// <exception cref="FormatException">A line or a key is not as it should be.</exception>
    public static ParameterFacts Parse(string yaml)
    {
        string[] lines = yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        string key = "";
        foreach (string line in lines)
        {
            if (line.StartsWith('-') || line.StartsWith(' '))
            {
                if (!lists.TryGetValue(key, out List<string>? items)) throw Unknown(line);
                items.Add(line);
                continue;
            }

            (key, string value) = Split(line);
            values.Add(key, value);
            lists.Add(key, []);
        }

        return new ParameterFacts
        {
            Type = Value("Type"),
            DefaultValue = Value("DefaultValue"),
            SupportsWildcards = Truth(Value("SupportsWildcards")),
            Aliases = Items("Aliases"),
            Sets = Uses(lists["ParameterSets"]),
            AcceptedValues = Items("AcceptedValues"),
        };

        string Value(string name) =>
            values.TryGetValue(name, out string? value) ? value.Trim('\'') : throw new FormatException($"'{name}' is missing.");

        string[] Items(string name) => Value(name) == "[]" ? [] : [.. lists[name].Select(static line => line[1..].Trim().Trim('\''))];
    }

    /// <summary>The block as it stands in a page.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("Type: ").Append(Type).Append('\n');
        text.Append("DefaultValue: ").Append(DefaultValue.Length == 0 ? "''" : DefaultValue).Append('\n');
        text.Append("SupportsWildcards: ").Append(Word(SupportsWildcards)).Append('\n');
        Append("Aliases", Aliases);
        text.Append("ParameterSets:\n");
        foreach (ParameterUse use in Sets)
        {
            text.Append(SetStart).Append(use.Set).Append('\n');
            text.Append("  Position: ").Append(use.Position?.ToString() ?? "Named").Append('\n');
            text.Append("  IsRequired: ").Append(Word(use.IsRequired)).Append('\n');
            text.Append("  ValueFromPipeline: ").Append(Word(use.FromPipeline)).Append('\n');
            text.Append("  ValueFromPipelineByPropertyName: ").Append(Word(use.FromPipelineByName)).Append('\n');
            text.Append("  ValueFromRemainingArguments: ").Append(Word(use.FromRemaining)).Append('\n');
        }

        text.Append("DontShow: false\n");
        Append("AcceptedValues", AcceptedValues);
        return text.Append("HelpMessage: ''\n").ToString();

        void Append(string name, IReadOnlyList<string> items)
        {
            text.Append(name).Append(items.Count == 0 ? ": []\n" : ":\n");
            foreach (string item in items) text.Append("- ").Append(item).Append('\n');
        }
    }

    private static List<ParameterUse> Uses(List<string> lines)
    {
        var uses = new List<ParameterUse>();
        foreach (string line in lines)
        {
            if (line.StartsWith(SetStart, StringComparison.Ordinal))
            {
                uses.Add(new ParameterUse(line[SetStart.Length..]));
                continue;
            }

            (string key, string value) = Split(line.Trim());
            if (uses.Count == 0) throw Unknown(line);
            ParameterUse use = uses[^1];
            uses[^1] = key switch
            {
                "Position" => use with { Position = value == "Named" ? null : int.Parse(value) },
                "IsRequired" => use with { IsRequired = Truth(value) },
                "ValueFromPipeline" => use with { FromPipeline = Truth(value) },
                "ValueFromPipelineByPropertyName" => use with { FromPipelineByName = Truth(value) },
                "ValueFromRemainingArguments" => use with { FromRemaining = Truth(value) },
                _ => throw Unknown(line),
            };
        }

        return uses;
    }

    private static (string Key, string Value) Split(string line) =>
        line.Split(':', 2) is [{ } key, { } value] ? (key, value.Trim()) : throw Unknown(line);

    private static bool Truth(string value) => value switch { "true" => true, "false" => false, _ => throw Unknown(value) };

    private static string Word(bool value) => value ? "true" : "false";

    private static FormatException Unknown(string line) => new($"'{line}' is not understood.");
}
