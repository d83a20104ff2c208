using System.Reflection;
using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The credentials that AWS.Tools keeps in the session (Set-AWSCredential). They are objects of its own AWS SDK, of whichever version, so
/// they are read by their members' names, anew for each request: temporary ones change.
/// </summary>
internal sealed class SessionKey
{
    public const string VariableName = "StoredAWSCredentials";

    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly object _credentials;

    private SessionKey(object credentials) => _credentials = credentials;

    /// <summary>Tells one object of credentials from another.</summary>
    public int Id => RuntimeHelpers.GetHashCode(_credentials);

    /// <summary>The credentials of a location: the session's, unless it names its own; null = there are none.</summary>
    /// <param name="location">The location.</param>
    /// <param name="value">The value of the variable.</param>
    public static SessionKey? Of(RegistryLocation location, object? value)
    {
        if (!location.IsRemote || location.Profile is not null || value is null) return null;
        object held = PSObject.AsPSObject(value).BaseObject;

        // AWS.Tools wraps the SDK's object in one of its own.
        object credentials = Get(held, "Credentials") ?? held;
        return credentials.GetType().GetMethod("GetCredentials", Members, null, Type.EmptyTypes, null) is null ? null
            : new SessionKey(credentials);
    }

    /// <summary>The key as it is now; null where the object gives none.</summary>
    public AccessKey? Read()
    {
        object? given =
            _credentials.GetType().GetMethod("GetCredentials", Members, null, Type.EmptyTypes, null)!.Invoke(_credentials, null);
        return given is not null && Get(given, "AccessKey") is string id && Get(given, "SecretKey") is string secret
            ? new AccessKey(id, secret, Get(given, "Token") as string is { Length: > 0 } token ? token : null) : null;
    }

    private static object? Get(object from, string name) =>
        from.GetType().GetProperty(name, Members)?.GetValue(from) ?? from.GetType().GetField(name, Members)?.GetValue(from);
}
