namespace EcsTaskDef.Storage;

/// <summary>Whose store it is, and how it is set, at one moment.</summary>
internal sealed record StoreIdentity(string Account, StoreSettings Settings);
