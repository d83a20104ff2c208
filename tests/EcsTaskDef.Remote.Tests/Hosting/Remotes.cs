namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>Opens registries at the other end of a wire.</summary>
internal static class Remotes
{
    public const string User = "tester";

    /// <summary>A host that signs with the tests' key.</summary>
    public static RemoteRegistryHost Open(Uri address, string user = User, TimeSpan? patience = null, bool isReadOnly = false) => new(
        Options(RegistryLocation.Parse(address.AbsoluteUri)) with
        {
            Key = () => new AccessKey(user, SignedServer.Secret, null),
            Patience = patience ?? TimeSpan.FromSeconds(30),
            IsReadOnly = isReadOnly,
        });

    public static RemoteOptions Options(RegistryLocation location) =>
        new() { Location = location, Clock = TimeProvider.System, NewId = Guid.NewGuid };
}
