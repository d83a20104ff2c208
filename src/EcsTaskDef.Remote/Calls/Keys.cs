using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace EcsTaskDef.Remote.Calls;

/// <summary>The key that requests are signed with: the caller's, AWS's own places', or a made-up one for this machine.</summary>
internal static class Keys
{
    /// <summary>The credentials of a client; null = the SDK looks in AWS's own places.</summary>
    /// <param name="options">What the registry was opened with.</param>
    /// <param name="user">Who asks: the made-up key's id, which an endpoint of ours takes for the caller.</param>
    public static AWSCredentials? Of(RemoteOptions options, string user)
    {
        if (options.Key is { } key && key() is not null) return new GivenCredentials(key);
        if (options.Location.IsLoopback && !HasOwn()) return new BasicAWSCredentials(MadeUpId(user), "made-up");
        return SignInOf(options.Location);
    }

    // A client takes no profile that may have to ask somebody, which is every one that AWS's sign-in gives a key. Here it is used as long
    // as its sign-in is good, and asks nobody.
    private static AWSCredentials? SignInOf(RegistryLocation location)
    {
        CredentialProfileStoreChain profiles = new();
        if (location.Profile is null && HasKeyInEnvironment()) return null;
        string name = location.Profile ?? DefaultAWSCredentialsIdentityResolver.GetProfileName();
        if (!profiles.TryGetProfile(name, out CredentialProfile profile) || !IsSignedIn(profile, profiles)) return null;
        AWSCredentials credentials;
        try
        {
            credentials = AWSCredentialsFactory.GetAWSCredentials(profile, profiles);
        }
        catch (Exception incomplete) when (incomplete is InvalidOperationException or InvalidDataException or ArgumentException)
        {
            // The client says what the profile lacks.
            return null;
        }

        if (credentials is SSOAWSCredentials signIn)
        {
            signIn.Options.ClientName = "EcsTaskDef";
            signIn.Options.SupportsGettingNewToken = false;
        }

        return credentials;
    }

    // Itself, or the profile whose key it assumes a role with.
    private static bool IsSignedIn(CredentialProfile profile, CredentialProfileStoreChain profiles, int depth = 5) =>
        !string.IsNullOrEmpty(profile.Options.SsoAccountId)
        || (depth > 0 && profile.Options.SourceProfile is { Length: > 0 } source
            && profiles.TryGetProfile(source, out CredentialProfile next) && IsSignedIn(next, profiles, depth - 1));

    /// <summary>The region of the location's profile, or of the default one; null = it names none.</summary>
    public static string? HomeRegionOf(RegistryLocation location) => new CredentialProfileStoreChain().TryGetProfile(
        location.Profile ?? DefaultAWSCredentialsIdentityResolver.GetProfileName(), out CredentialProfile profile)
        ? profile.Region?.SystemName : null;

    // Not the metadata services, which are slow to say that they are not there.
    private static bool HasOwn() => HasKeyInEnvironment()
        || new CredentialProfileStoreChain().TryGetProfile(DefaultAWSCredentialsIdentityResolver.GetProfileName(), out _);

    private static bool HasKeyInEnvironment()
    {
        try
        {
            _ = new EnvironmentVariablesAWSCredentials();
            return true;
        }
        catch (Exception missing) when (missing is InvalidOperationException or ArgumentException or AmazonClientException)
        {
            return false;
        }
    }

    private static string MadeUpId(string user) =>
        string.Concat(user.Where(static c => char.IsAsciiLetterOrDigit(c) || "+=,.@_-".Contains(c))) is { Length: > 0 and <= 64 } id
            ? id : "made-up";

    /// <summary>A key that the caller gives anew for each request.</summary>
    private sealed class GivenCredentials(Func<AccessKey?> key) : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => key() is { } given
            ? new ImmutableCredentials(given.Id, given.Secret, given.SessionToken)
            : throw new AmazonClientException("The session has no credentials any more.");
    }
}
