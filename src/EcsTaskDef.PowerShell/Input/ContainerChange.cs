namespace EcsTaskDef.PowerShell.Input;

/// <summary>A value that a parameter gives to a member of a container.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Container">The container's name; null = the only one.</param>
/// <param name="Member">ECS's name of the member.</param>
/// <param name="Value">The value; null = the container has it no more.</param>
internal sealed record ContainerChange(string Parameter, string? Container, string Member, object? Value)
{
    private const string Any = "ContainerOverride";

    private static readonly ValueShape s_container = ValueShape.Of(typeof(ContainerDefinition));

    // The parameters, with the members that they give.
    private static readonly Dictionary<string, string> s_members = new()
    {
        ["Image"] = "image",
        ["Command"] = "command",
        [nameof(ContainerDefinition.Environment)] = "environment",
        ["Secret"] = "secrets",
        [Any] = "",
    };

    /// <summary>True for a parameter that changes containers.</summary>
    public static bool IsGivenBy(string parameter) => s_members.ContainsKey(parameter);

    /// <summary>The changes that a parameter makes.</summary>
    public static IEnumerable<ContainerChange> Of(string parameter, object given, ObjectInspector inspector)
    {
        object value = inspector.Unwrap(given)!;
        KeyValuePair<string, object?>[]? members = inspector.MembersOf(value)?.ToArray();
        if (parameter == Any) return (members ?? throw Faults.OverrideShapeWrong(parameter)).SelectMany(one => OfAny(one, inspector));

        string member = s_members[parameter];
        bool isByContainer = members is not null
            && (!NamedValues.AreMembers(member) || NamedValues.IsByContainer(parameter, members, inspector));
        return isByContainer
            ? members!.Select(one => new ContainerChange(parameter, one.Key, member, Checked(parameter, member, one, inspector)))
            : [new ContainerChange(parameter, null, member, value)];
    }

    /// <summary>The container that is meant.</summary>
    /// <param name="names">The names of the definition's containers.</param>
    public string ContainerAmong(IReadOnlyList<string> names)
    {
        if (Container is null) return names.Count == 1 ? names[0] : throw Faults.ContainerNotNamed(Parameter, names);
        return names.Contains(Container) ? Container : throw Faults.ContainerUnknown(Container, names);
    }

    /// <summary>A container with its changes.</summary>
    public static ContainerDefinition Apply(ContainerDefinition container, IEnumerable<ContainerChange> changes, ObjectInspector inspector)
    {
        var plain = new Dictionary<string, object?>();
        var named = new NamedValues(container, inspector);
        foreach (ContainerChange change in changes)
        {
            if (change.Value is not null && NamedValues.AreMembers(change.Member)) named.Merge(change.Member, change.Value);
            else if (plain.ContainsKey(change.Member)) throw Faults.OverrideTwice(change.Member, container.Name ?? "");
            else plain.Add(change.Member, change.Value);
        }

        ContainerDefinition given = ObjectReader.Read<ContainerDefinition>(
            plain, inspector, out IReadOnlyList<EcsException> faults, path: $"$.containerDefinitions[{container.Name}]");
        if (faults.Count > 0) throw faults[0];
        return StructureChange.Apply(container, plain.Keys
            .Select(name => new KeyValuePair<string, object?>(name, s_container.Find(name)!.Get(given)))
            .Concat(named.Changed));
    }

    private static IEnumerable<ContainerChange> OfAny(KeyValuePair<string, object?> container, ObjectInspector inspector)
    {
        IEnumerable<KeyValuePair<string, object?>> members = inspector.Unwrap(container.Value) is { } value
            ? inspector.MembersOf(value) ?? throw Faults.OverrideShapeWrong(Any) : throw Faults.OverrideShapeWrong(Any);
        return members.Select(one =>
        {
            StructureMember member = MemberNames.Find(s_container, one.Key)
                ?? throw Faults.MemberUnknown(
                    one.Key, s_container.Members.Select(static m => m.Name), $"$.containerDefinitions[{container.Key}]");
            return new ContainerChange(Any, container.Key, member.Name, Checked(Any, member.Name, one, inspector));
        });
    }

    // A container without a name or image is none, so nobody means that.
    private static object? Checked(string parameter, string member, KeyValuePair<string, object?> given, ObjectInspector inspector) =>
        inspector.Unwrap(given.Value) is { } value && !(member == "image" && value is "") ? value
            : member is "image" or "name" ? throw Faults.OverrideEmpty(parameter, given.Key) : null;
}
