namespace EcsTaskDef.Maintenance;

/// <summary>What a repair does with a file.</summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum StoreRepairAction : long
{
    /// <summary>A new file with all that can be read takes its place; the old one is put aside.</summary>
    Rebuild,

    /// <summary>It is put aside; nothing takes its place, or what does is made when it is needed.</summary>
    PutAside,

    /// <summary>
    /// It is deleted: a killed backup or restore left this copy, and the store or the backup still has everything in it.
    /// </summary>
    Delete,
}
