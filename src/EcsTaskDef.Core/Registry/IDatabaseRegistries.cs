namespace EcsTaskDef.Registry;

/// <summary>
/// Opens registries in a database. The implementation brings the database's client along, so a door loads it when somebody asks for such a
/// registry, and not before.
/// </summary>
public interface IDatabaseRegistries
{
    /// <summary>Prepares a registry; the database is not looked for before the first operation.</summary>
    /// <param name="options"><see cref="RegistryHostOptions.StorePath"/> is the location, <c>postgresql://…</c>.</param>
    /// <exception cref="EcsException">
    /// <c>DatabaseLocationInvalid</c>: the location has something that is not offered. <c>StoreAccountInvalid</c>: the account is none.
    /// </exception>
    IDatabaseHost Open(RegistryHostOptions options);
}
