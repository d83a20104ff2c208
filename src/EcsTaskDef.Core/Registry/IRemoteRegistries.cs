namespace EcsTaskDef.Registry;

/// <summary>
/// Opens registries at the other end of a wire. The implementation brings the AWS SDK along, so a door loads it when somebody asks for
/// such a registry, and not before.
/// </summary>
public interface IRemoteRegistries
{
    /// <summary>Prepares a registry; nothing is sent before its first operation.</summary>
    IRemoteHost Open(RemoteOptions options);
}
