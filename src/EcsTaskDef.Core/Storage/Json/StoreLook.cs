namespace EcsTaskDef.Storage.Json;

/// <summary>What a look at <c>store.json</c> showed.</summary>
/// <param name="Stamp">Which file it was.</param>
/// <param name="File">What it says; null = there is no store.</param>
/// <param name="Identity">Whose store it is; where there is none, whose it would be.</param>
/// <param name="Epoch">Numbers the stores that this process has seen there: another number makes everything known of one void.</param>
internal sealed record StoreLook(FileStamp Stamp, StoreFile? File, StoreIdentity Identity, int Epoch);
