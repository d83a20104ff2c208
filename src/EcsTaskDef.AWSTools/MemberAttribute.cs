namespace EcsTaskDef.AWSTools;

/// <summary>The member of the request that a parameter sets.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemberAttribute : Attribute
{
    public MemberAttribute(string path) => Path = path;

    /// <summary>The names on the way to it, separated by dots.</summary>
    public string Path { get; }
}
