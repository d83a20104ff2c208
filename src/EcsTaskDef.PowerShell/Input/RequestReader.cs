namespace EcsTaskDef.PowerShell.Input;

/// <summary>Makes a request of parameters that carry the names of its members.</summary>
internal static class RequestReader
{
    /// <summary>The request. Parameters that are no members of it are left out.</summary>
    /// <param name="parameters">Names and values; a name may be the singular of the member's.</param>
    /// <param name="inspector">How values are looked into.</param>
    /// <exception cref="EcsException">
    /// <c>SerializationException</c>: a value fits nowhere. <c>MemberUnknown</c>: a structure has no such member; ECS's clients
    /// refuse that too.
    /// </exception>
    public static T Of<T>(IEnumerable<KeyValuePair<string, object>> parameters, ObjectInspector inspector) where T : class
    {
        ValueShape shape = ValueShape.Of(typeof(T));
        var members = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object> parameter in parameters)
        {
            // Every parameter is singular, also those of texts and booleans, such as propagateTags and enableECSManagedTags.
            StructureMember? member = MemberNames.Find(shape, parameter.Key)
                ?? shape.Members.FirstOrDefault(one => IsSingular(parameter.Key, one.Name));
            if (member is not null) members[member.Name] = parameter.Value;
        }

        T request = ObjectReader.Read<T>(members, inspector, out IReadOnlyList<EcsException> faults, knownOnly: true);
        return faults.Count == 0 ? request : throw faults[0];
    }

    private static bool IsSingular(string name, string plural) =>
        string.Equals(name, MemberNames.SingularOf(plural), StringComparison.OrdinalIgnoreCase);
}
