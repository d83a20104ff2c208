namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Makes a registration of what users have at hand: a request, or what describe calls answer, wrapped in
/// <c>taskDefinition</c> or not. Members that only answers have are dropped; everything else is left to the registry.
/// </summary>
internal static class RegistrationReader
{
    private const string Wrapper = "taskDefinition";
    private const string Tags = "tags";
    private const string Region = "region";

    /// <summary>
    /// The members of a description that no registration has, from the model itself. The reading of JSON drops them by
    /// their exact names; objects have them in any case.
    /// </summary>
    private static readonly HashSet<string> s_outputOnly = new(
        ValueShape.Of(typeof(TaskDefinition)).Members.Select(static member => member.Name)
            .Except(ValueShape.Of(typeof(RegisterTaskDefinitionRequest)).Members.Select(static member => member.Name)),
        StringComparer.OrdinalIgnoreCase);

    private static readonly ObjectInspector s_plain = new();

    /// <summary>JSON text, which is judged as strictly as on the wire; with .NET's names, as an object.</summary>
    public static Registration OfJson(ReadOnlyMemory<byte> utf8Json)
    {
        JsonObjectText? whole = JsonObjectText.Of(utf8Json.Span);
        return whole is not null && CapitalJson.ObjectOf(utf8Json, whole) is { } value
            ? OfObject(value, s_plain)
            : RegistrationText.Of(utf8Json, whole, s_outputOnly.Contains);
    }

    /// <summary>True for the members that only answers have.</summary>
    public static bool IsOfAnswer(string name) => s_outputOnly.Contains(name);

    /// <summary>A registered revision, without its tags.</summary>
    public static Registration OfRevision(TaskDefinitionDocument revision)
    {
        RegisterTaskDefinitionRequest request = EcsJson.ReadRequest<RegisterTaskDefinitionRequest>(revision.Utf8Json, out bool isPlain);
        return new RegistrationObject(request, [], hasUnknown: !isPlain) { Revision = revision };
    }

    /// <summary>An object of the pipeline.</summary>
    public static Registration OfObject(object input, ObjectInspector inspector)
    {
        object value = inspector.Unwrap(input) ?? throw Faults.NothingToRegister();
        KeyValuePair<string, object?>[] members = MembersOf(value, inspector);
        if (inspector.IsForeign(value) && !members.Any(static member => IsMark(member.Key))) throw Faults.NothingToRegister();
        KeyValuePair<string, object?>[]? envelope = null;
        if (Find(members, Wrapper) is { } inner
            && inspector.Unwrap(inner) is { } definition
            && inspector.MembersOf(definition) is not null)
        {
            envelope = members;
            members = MembersOf(definition, inspector);
        }

        List<KeyValuePair<string, object?>> request =
            members.Where(static member => !s_outputOnly.Contains(member.Key)).ToList();
        if (envelope is not null || request.Count < members.Length)
        {
            // It is a description: its tags stand in it or beside it, and one of ours also says where it lives.
            object? tags = (envelope is null ? null : Find(envelope, Tags)) ?? Find(members, Tags);
            request.RemoveAll(static member =>
                Is(member.Key, Tags) || Is(member.Key, Region) || ShownMembers.Contains(member.Key));
            if (!IsEmpty(inspector.Unwrap(tags))) request.Add(new KeyValuePair<string, object?>(Tags, tags));
        }

        RegisterTaskDefinitionRequest read = ObjectReader.Read<RegisterTaskDefinitionRequest>(
            request, inspector, knownOnly: false, "$", out IReadOnlyList<EcsException> faults, out bool hasUnknown);
        return new RegistrationObject(read, faults, hasUnknown);
    }

    private static KeyValuePair<string, object?>[] MembersOf(object value, ObjectInspector inspector) =>
        inspector.MembersOf(value)?.ToArray() is { Length: > 0 } members ? members : throw Faults.NothingToRegister();

    // A process has a CPU, too.
    private static bool IsMark(string name) => Is(name, Wrapper) || Is(name, "family") || Is(name, "containerDefinitions");

    private static bool Is(string name, string member) => string.Equals(name, member, StringComparison.OrdinalIgnoreCase);

    private static object? Find(KeyValuePair<string, object?>[] members, string name) =>
        Array.Find(members, member => Is(member.Key, name)).Value;

    // A describe call that was not asked for tags answers an empty list; a registration with one is refused.
    private static bool IsEmpty(object? tags) => tags is System.Collections.ICollection { Count: 0 };
}
