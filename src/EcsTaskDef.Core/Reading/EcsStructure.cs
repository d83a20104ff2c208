using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Reading;

/// <summary>What every structure of ECS has in common.</summary>
public abstract record EcsStructure
{
    /// <summary>
    /// Members newer than this software, kept as they were sent and written back after the known ones; null when there
    /// are none.
    /// </summary>
    /// <remarks>An init accessor here fails when the generated serializer reads; hence the internal setter.</remarks>
    [JsonExtensionData, JsonInclude]
    internal IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    /// <summary>What the structure is called where there is little room; null = nothing.</summary>
    private protected virtual string? Caption => null;

    /// <summary>How many this thread has read: a reader of a whole learns that there are some in it.</summary>
    [field: ThreadStatic]
    internal static int MembersAdded { get; private set; }

    /// <summary>Its caption; without one its JSON.</summary>
    public sealed override string ToString() => Caption ?? Encoding.UTF8.GetString(StructureWriter.ToUtf8(this));

    internal void AddMember(string name, JsonElement value)
    {
        (AdditionalMembers ??= new Dictionary<string, JsonElement>())[name] = value;
        MembersAdded++;
    }
}
