namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Members that parameters give beside a definition, its base: those of the definition take the place of its own, those of its containers
/// are changed container by container.
/// </summary>
internal sealed class RegistrationOverrides
{
    private const string Containers = "containerDefinitions";

    private static readonly ValueShape s_request = ValueShape.Of(typeof(RegisterTaskDefinitionRequest));

    private readonly Dictionary<string, object?> _members;
    private readonly IReadOnlyList<ContainerChange> _changes;
    private readonly ObjectInspector _inspector;

    private RegistrationOverrides(Dictionary<string, object?> members, IReadOnlyList<ContainerChange> changes, ObjectInspector inspector) =>
        (_members, _changes, _inspector) = (members, changes, inspector);

    /// <summary>True for a parameter that is a member of the definition. Family and tags have rules of their own.</summary>
    public static bool IsMember(string parameter) =>
        MemberNames.Find(s_request, parameter)?.Name is not (null or "family" or "tags");

    /// <summary>What the parameters change; null = nothing.</summary>
    /// <param name="parameters">All parameters of the command.</param>
    /// <param name="ofContainersOnly">The definition's own members are the definition, not changes to one.</param>
    /// <param name="inspector">How values are looked into.</param>
    /// <exception cref="EcsException">A parameter is empty, or its value cannot be a change.</exception>
    public static RegistrationOverrides? Of(
        IEnumerable<KeyValuePair<string, object>> parameters, bool ofContainersOnly, ObjectInspector inspector)
    {
        var members = new Dictionary<string, object?>();
        var changes = new List<ContainerChange>();
        foreach (KeyValuePair<string, object> parameter in parameters)
        {
            bool isOfContainers = ContainerChange.IsGivenBy(parameter.Key);
            if (!isOfContainers && (ofContainersOnly || !IsMember(parameter.Key))) continue;

            // An unset variable must not take a role or an image away.
            if (inspector.Unwrap(parameter.Value) is null or "") throw Faults.OverrideEmpty(parameter.Key);
            if (isOfContainers) changes.AddRange(ContainerChange.Of(parameter.Key, parameter.Value, inspector));
            else members.Add(MemberNames.Find(s_request, parameter.Key)!.Name, parameter.Value);
        }

        return members.Count + changes.Count == 0 ? null : new RegistrationOverrides(members, changes, inspector);
    }

    /// <summary>True for a member of the definition whose own value does not count.</summary>
    public bool Replaces(string member) => _members.ContainsKey(member);

    /// <summary>The members whose own values do not count.</summary>
    public IEnumerable<string> Replaced => _members.Keys;

    /// <summary>The definition with the changes.</summary>
    /// <exception cref="EcsException">A value fits nowhere, or the definition has no such container.</exception>
    public RegisterTaskDefinitionRequest Apply(RegisterTaskDefinitionRequest definition)
    {
        if (_members.Count > 0)
        {
            RegisterTaskDefinitionRequest given = ObjectReader.Read<RegisterTaskDefinitionRequest>(
                _members, _inspector, out IReadOnlyList<EcsException> faults);
            if (faults.Count > 0) throw faults[0];
            definition = StructureChange.Apply(
                definition, _members.Keys.Select(name => new KeyValuePair<string, object?>(name, s_request.Find(name)!.Get(given))));
        }

        if (_changes.Count == 0) return definition;
        IReadOnlyList<ContainerDefinition> containers = definition.ContainerDefinitions ?? [];
        string[] names = containers.Select(static container => container.Name ?? "").ToArray();
        ILookup<string, ContainerChange> changes = _changes.ToLookup(change => change.ContainerAmong(names));
        ContainerDefinition[] changed = containers
            .Select(container => changes.Contains(container.Name ?? "")
                ? ContainerChange.Apply(container, changes[container.Name ?? ""], _inspector) : container)
            .ToArray();
        return StructureChange.Apply(
            definition, [new KeyValuePair<string, object?>(Containers, s_request.Find(Containers)!.Shape.NewList(changed))]);
    }
}
