namespace EcsTaskDef.Storage.Json;

/// <summary>What <c>store.json</c> holds.</summary>
internal sealed record StoreFile(int Format, string Id, string Account, StoreSettings Settings);
