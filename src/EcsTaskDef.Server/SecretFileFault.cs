namespace EcsTaskDef.Server;

/// <summary>Why a file with secrets is not taken.</summary>
internal enum SecretFileFault
{
    /// <summary>It is in order.</summary>
    None,

    /// <summary>It is a pipe, a device, a socket or a folder.</summary>
    NotAFile,

    /// <summary>It belongs to another user, who could have put anything in it.</summary>
    OwnedByAnother,

    /// <summary>Others than its owner can read or write it.</summary>
    OpenToOthers,
}
