using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Runtime.Credentials;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>Where keys come from, with files of the test's own. One after the other: the SDK reads the process's environment.</summary>
[Collection(nameof(KeyTests))]
[CollectionDefinition(nameof(KeyTests), DisableParallelization = true)]
public sealed class KeyTests : IDisposable
{
    internal static readonly TemporaryFolder s_home = new();

    private readonly SignedServer _server = new(TimeProvider.System, null, null, Remotes.User);

    public KeyTests()
    {
        Forget();
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_ECS", _server.Address.AbsoluteUri);
    }

    private static string Profiles => $"""
        [profile tool]
        credential_process = cat {s_home.Combine("key.json")}
        [profile place]
        region = ap-south-1
        [profile team]
        sso_session = team
        sso_account_id = 123456789012
        sso_role_name = Admin
        region = eu-west-1
        [sso-session team]
        sso_region = eu-west-1
        sso_start_url = https://example.awsapps.com/start
        sso_registration_scopes = sso:account:access
        [profile role]
        role_arn = arn:aws:iam::123456789012:role/deploy
        source_profile = base
        region = eu-west-1
        [profile web]
        role_arn = arn:aws:iam::123456789012:role/pipeline
        web_identity_token_file = {s_home.Combine("web.token")}
        region = eu-west-1
        [profile signed]
        sso_session = signed
        sso_account_id = 123456789012
        sso_role_name = Admin
        region = eu-west-1
        [sso-session signed]
        sso_region = eu-west-1
        sso_start_url = https://example.awsapps.com/start
        sso_registration_scopes = sso:account:access
        [profile forbidden]
        role_arn = arn:aws:iam::123456789012:role/forbidden
        source_profile = base
        region = eu-west-1
        [profile expired]
        role_arn = arn:aws:iam::123456789012:role/pipeline
        web_identity_token_file = {s_home.Combine("web.token")}
        region = eu-west-1
        [profile signedrole]
        role_arn = arn:aws:iam::123456789012:role/deploy
        source_profile = signed
        region = eu-west-1
        [profile mfa]
        role_arn = arn:aws:iam::123456789012:role/admin
        source_profile = base
        mfa_serial = arn:aws:iam::123456789012:mfa/ada
        region = eu-west-1

        """;

    // The SDK looks for its files once in a process, so they are there before the first test.
    [ModuleInitializer]
    internal static void Prepare()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.OfType<string>()
            .Where(static name => name.StartsWith("AWS_", StringComparison.Ordinal)))
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("HOME", s_home.Combine());
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", s_home.Combine("config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", s_home.Combine("credentials"));
        string key = $"aws_access_key_id = {Remotes.User}\naws_secret_access_key = {SignedServer.Secret}\n";
        File.WriteAllText(s_home.Combine("credentials"), $"[prod]\n{key}[base]\n{key}");
        File.WriteAllText(
            s_home.Combine("key.json"), $$"""{"Version":1,"AccessKeyId":"{{Remotes.User}}","SecretAccessKey":"{{SignedServer.Secret}}"}""");
        File.WriteAllText(s_home.Combine("web.token"), "a.web.token");
        File.WriteAllText(s_home.Combine("config"), Profiles);
    }

    /// <summary>The SDK remembers a key of AWS's own places for the process.</summary>
    internal static void Forget()
    {
        const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        Assembly sdk = typeof(DefaultAWSCredentialsIdentityResolver).Assembly;
        Type all = sdk.GetType("Amazon.Runtime.Credentials.Internal.DefaultIdentityResolverConfiguration", throwOnError: true)!;
        foreach (object resolver in ((IDictionary)all.GetField("identityResolvers", Hidden)!.GetValue(null)!).Values)
            resolver.GetType().GetField("_cachedCredentials", Hidden)?.SetValue(resolver, null);
    }

    public void Dispose()
    {
        Forget();
        foreach (string name in new[] { "AWS_ENDPOINT_URL_ECS", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY" })
            Environment.SetEnvironmentVariable(name, null);
        _server.Dispose();
    }

    [Fact]
    public async Task The_environment_has_a_key()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", Remotes.User);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SignedServer.Secret);
        await ListAsync("aws:");
    }

    [Fact]
    public async Task A_profile_has_a_key() => await ListAsync("aws:prod");

    [Fact]
    public async Task A_process_gives_a_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no cat.");
        await ListAsync("aws:tool");
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_named()
    {
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => ListAsync("aws:nobody"));
        Assert.Equal("RemoteProfileMissing", error.Code);
        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_anywhere_says_what_to_do()
    {
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => ListAsync("aws:"));
        Assert.Equal("RemoteCredentialsMissing", error.Code);
        Assert.Contains("AWS_ACCESS_KEY_ID", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_is_due_says_how()
    {
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => ListAsync("aws:team"));
        Assert.True(error.Code == "RemoteSignInDue", error.ToString());
        Assert.Contains("aws sso login --profile team", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_wants_a_code_of_a_device_is_refused_clearly()
    {
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => ListAsync("aws:mfa"));
        Assert.True(error.Code == "RemoteMfaNeeded", error.ToString());
    }

    [Fact]
    public void A_profile_has_a_region()
    {
        Assert.Equal("ap-south-1", Open("aws:place").HomeRegion);
        Assert.Null(Open("aws:prod").HomeRegion);
    }

    [Fact]
    public async Task An_endpoint_on_this_machine_takes_a_made_up_key_where_there_is_none()
    {
        using RemoteRegistryHost host = Open(_server.Address.AbsoluteUri);
        EcsException error = await Assert.ThrowsAsync<EcsException>(
            async () => await host.GetRegistry("eu-west-1", "ada").ListClustersAsync(new(), TestContext.Current.CancellationToken));

        // It was sent, and this server wants a real one.
        Assert.Equal("UnrecognizedClientException", error.Code);
    }

    private static RemoteRegistryHost Open(string location) => new(Remotes.Options(RegistryLocation.Parse(location)));

    private static async Task ListAsync(string location)
    {
        using RemoteRegistryHost host = Open(location);
        await host.GetRegistry("eu-west-1", "x").ListTaskDefinitionsAsync(new(), TestContext.Current.CancellationToken);
    }
}
