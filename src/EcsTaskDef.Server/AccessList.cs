using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

// It looks at what Program.cs reads.
#pragma warning disable RS0030

namespace EcsTaskDef.Server;

/// <summary>Who can read or change a file on Windows, which has access lists instead of modes.</summary>
internal static class AccessList
{
    // Reading, writing, appending, changing the list or the owner; and the generic rights that contain them (winnt.h).
    private const uint ReadOrChange = 0x1 | 0x2 | 0x4 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000 | 0x80000000;

    // SYSTEM, Administrators, TrustedInstaller: who has them reads every file anyway, as root does. CREATOR OWNER and OWNER RIGHTS: the
    // owner.
    private static readonly string[] s_mayAnyway =
    [
        "S-1-5-18", "S-1-5-32-544", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", "S-1-3-0", "S-1-3-4",
    ];

    /// <summary>True when a file is the user's, and nobody but the user and the system's own accounts can read or change it.</summary>
    [SupportedOSPlatform("windows")]
    public static bool IsUsersAlone(FileStream file)
    {
        FileSecurity security = file.GetAccessControl();
        using WindowsIdentity user = WindowsIdentity.GetCurrent();
        return IsUsersAlone(
            user.User!.Value,
            security.GetOwner(typeof(SecurityIdentifier))?.Value,
            security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
                .Where(static rule => rule.AccessControlType == AccessControlType.Allow
                    && !rule.PropagationFlags.HasFlag(PropagationFlags.InheritOnly))
                .Select(static rule => (rule.IdentityReference.Value, unchecked((uint)rule.FileSystemRights))));
    }

    /// <inheritdoc cref="IsUsersAlone(FileStream)"/>
    /// <param name="user">The user's SID.</param>
    /// <param name="owner">The SID of the file's owner; null = the system does not tell.</param>
    /// <param name="allowed">Whom the list allows what. What it denies does not count: it may be taken back.</param>
    public static bool IsUsersAlone(string user, string? owner, IEnumerable<(string Sid, uint Rights)> allowed)
    {
        return owner is not null && IsTrusted(owner) && allowed.All(one => IsTrusted(one.Sid) || (one.Rights & ReadOrChange) == 0);

        bool IsTrusted(string sid) => sid == user || s_mayAnyway.Contains(sid);
    }
}
