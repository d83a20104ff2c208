using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>A property as a member of JSON.</summary>
internal sealed class PropertyMember
{
    public PropertyMember(PropertyInfo property)
    {
        Property = property;
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Name = Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
    }

    public PropertyInfo Property { get; }

    /// <summary>Its type, without what makes it optional.</summary>
    public Type Type { get; }

    /// <summary>The member's name, in UTF-8.</summary>
    public byte[] Name { get; }
}
