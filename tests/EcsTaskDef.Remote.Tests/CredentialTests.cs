using System.Diagnostics;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EcsTaskDef.Remote.Errors;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>
/// Keys that other services give (STS, SSO, the metadata services of containers and machines), over stand-ins for them; and what the user
/// is said where a service refuses, the clock is wrong, or the way there is barred.
/// </summary>
[Collection(nameof(KeyTests))]
public sealed class CredentialTests : IDisposable
{
    private const string Given = "ASIAGIVENBYTHESTANDIN", Alone = "ECSTASKDEF_TEST_ALONE";

    private readonly List<string> _variables = [];
    private readonly List<StandIn> _standIns = [];
    private readonly StandIn _ecs;
    private Func<StandInRequest, (int, string)> _answer = static _ => (200, """{"taskDefinitionArns":[]}""");

    public CredentialTests()
    {
        _ecs = Start(request => _answer(request));
        Set("AWS_ENDPOINT_URL_ECS", _ecs.Address.AbsoluteUri);
        KeyTests.Forget();
    }

    public void Dispose()
    {
        foreach (string name in _variables) Environment.SetEnvironmentVariable(name, null);
        KeyTests.Forget();
        foreach (StandIn one in _standIns) one.Dispose();
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }

    [Fact]
    public async Task A_role_is_assumed_with_the_key_of_another_profile()
    {
        StandIn sts = Start(static request => (200, Assumed("AssumeRole")));
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);
        await ListAsync("aws:role");
        Assert.Contains(
            "RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdeploy", Assert.Single(sts.Asked).Body, StringComparison.Ordinal);
        AssertGiven();
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_an_error_of_the_credentials_that_has_the_reason()
    {
        StandIn sts = Start(static _ => (403, Refused("AccessDenied", "User: x is not authorized to perform: sts:AssumeRole")));
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);
        EcsException error = await ErrorAsync("aws:forbidden");
        Assert.Equal("RemoteCredentialsMissing", error.Code);
        Assert.Contains("sts:AssumeRole", error.Message, StringComparison.Ordinal);
        Assert.Empty(_ecs.Asked);
    }

    [Fact]
    public async Task A_token_of_the_web_becomes_a_key()
    {
        StandIn sts = Start(static _ => (200, Assumed("AssumeRoleWithWebIdentity")));
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);
        await ListAsync("aws:web");
        Assert.Contains("WebIdentityToken=a.web.token", Assert.Single(sts.Asked).Body, StringComparison.Ordinal);
        AssertGiven();
    }

    [Fact]
    public async Task A_token_of_the_web_that_has_expired_is_an_error_that_has_the_reason()
    {
        StandIn sts = Start(static _ => (400, Refused("ExpiredTokenException", "Token expired: current date/time 1 must be before 0")));
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);
        EcsException error = await ErrorAsync("aws:expired");
        Assert.Contains("xpired", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task A_container_has_a_key()
    {
        StandIn metadata = Start(static _ => (200, Key));
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(metadata.Address, "/keys").AbsoluteUri);
        await ListAsync("aws:");
        Assert.Equal("/keys", Assert.Single(metadata.Asked).Path);
        AssertGiven();
    }

    // In a process of its own: the SDK looks for a machine's key once.
    [Fact]
    public async Task A_machine_of_EC2_has_a_key()
    {
        if (Environment.GetEnvironmentVariable(Alone) is null)
        {
            string tests = typeof(CredentialTests).Assembly.Location;
            ProcessStartInfo own = new(
                Programs.Host, ["exec", tests, "-method", $"*{nameof(A_machine_of_EC2_has_a_key)}", "-noColor"]);
            own.Environment[Alone] = "1";
            Ended ended = await Programs.RunAsync(own, TimeSpan.FromMinutes(2), together: true);
            Assert.True(ended.ExitCode == 0, ended.Out);
            return;
        }

        StandIn metadata = Start(static request => (200, request.Path switch
        {
            "/latest/api/token" => "token",
            "/latest/meta-data/iam/security-credentials/" or "/latest/meta-data/iam/security-credentials" => "worker",
            _ => Key.Replace(
                "{", """{"Code":"Success","LastUpdated":"2026-01-01T00:00:00Z","Type":"AWS-HMAC",""", StringComparison.Ordinal),
        }));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", null);
        Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.Address.AbsoluteUri);
        await ListAsync("aws:");
        AssertGiven();
    }

    [Theory]
    [InlineData("aws:signed")]
    [InlineData("aws:signedrole")]
    public async Task A_sign_in_gives_a_key(string location)
    {
        StandIn sts = Start(static _ => (200, Assumed("AssumeRole")));
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);
        string cache = KeyTests.s_home.Combine(".aws", "sso", "cache");
        Directory.CreateDirectory(cache);

        // The file of a sign-in is named by the SHA-1 of the session's name.
        const string Session = "07235a8030d5a88af6a6a75f86f3b44f0cfe926c";
        File.WriteAllText(Path.Combine(cache, Session + ".json"), """
            {"startUrl":"https://example.awsapps.com/start","region":"eu-west-1","accessToken":"token","expiresAt":"2099-01-01T00:00:00Z"}
            """);
        StandIn sso = Start(static _ => (200, $$$"""
            {"roleCredentials":{"accessKeyId":"{{{Given}}}","secretAccessKey":"secret","sessionToken":"session","expiration":4070908800000}}
            """));
        Set("AWS_ENDPOINT_URL_SSO", sso.Address.AbsoluteUri);
        await ListAsync(location);
        Assert.Contains("role_name=Admin", Assert.Single(sso.Asked).Path, StringComparison.Ordinal);
        AssertGiven();
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_corrected_by_what_AWS_says()
    {
        TimeSpan ahead = TimeSpan.FromHours(2);
        StandIn ecs = Start(request => TimeOf(request) > TimeProvider.System.GetUtcNow() + ahead / 2
            ? (200, """{"taskDefinitionArns":["arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1"]}""")
            : (400, """{"__type":"InvalidSignatureException","message":"Signature expired: it is now two hours later"}"""),
            clock: () => TimeProvider.System.GetUtcNow() + ahead);
        Set("AWS_ENDPOINT_URL_ECS", ecs.Address.AbsoluteUri);
        Assert.Single((await ListAsync("aws:prod")).TaskDefinitionArns);
        Assert.Equal(2, ecs.Asked.Count);

        static DateTimeOffset TimeOf(StandInRequest request) => DateTimeOffset.ParseExact(
            request.Headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    [Theory]
    [InlineData("InvalidSignatureException", "Signature expired: 1 is now earlier than 2", "clock")]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired", "Sign in again")]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", "access key is not known")]
    [InlineData("OptInRequired", "You are not subscribed to this service", "not enabled")]
    [InlineData("AccessDeniedException", "User: x is not authorized to perform: ecs:ListTaskDefinitions on resource: *", "named there")]
    [InlineData("AccessDeniedException", "You may not.", "ecs:ListTaskDefinitions")]
    public async Task What_AWS_refuses_has_its_code_and_text_and_a_sentence_on_what_to_do(string code, string message, string advice)
    {
        _answer = _ => (400, $$"""{"__type":"com.amazon.coral.service#{{code}}","message":"{{message}}"}""");
        EcsException error = await ErrorAsync("aws:prod");
        Assert.Equal((code, message), (error.Code, error.Message));
        Assert.Contains(advice, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_trouble_of_the_connection()
    {
        using RSA key = RSA.Create(2048);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 own = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pfx), null);
        StandIn ecs = Start(static _ => (200, "{}"), certificate);
        EcsException error = await ErrorAsync(ecs.Address.AbsoluteUri);
        Assert.Equal("RemoteTlsFailed", error.Code);
        Assert.Contains("certificate", error.Advice, StringComparison.Ordinal);
        Assert.Empty(ecs.Asked);
    }

    [Theory]
    [InlineData("http://no-such-host.invalid:4580", "RemoteUnreachable")]
    [InlineData("http://127.0.0.1:9", "RemoteUnreachable")]
    public async Task Nobody_there_says_what_to_check(string address, string code)
    {
        Set("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
        EcsException error = await ErrorAsync(address);
        Assert.Equal(code, error.Code);
        Assert.Contains("HTTPS_PROXY", error.Advice, StringComparison.Ordinal);
    }

    // Whether a region is there is known to the name service only, which the tests cannot ask: new regions come.
    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "RemoteUnreachable", "spelling of the region")]
    [InlineData(HttpRequestError.ConnectionError, "RemoteUnreachable", "Check the address")]
    [InlineData(HttpRequestError.ProxyTunnelError, "RemoteProxyFailed", "NO_PROXY")]
    public void Trouble_on_the_way_has_a_name_and_a_sentence_on_what_to_do(HttpRequestError kind, string code, string advice)
    {
        EcsException error = RemoteErrors.Of(
            new HttpRequestException(kind, "It failed."), "ListTaskDefinitions",
            new RemotePlace(RegistryLocation.Parse("aws:prod"), "eu-nowhere-1"));
        Assert.Equal(code, error.Code);
        Assert.Contains("AWS (aws:prod, eu-nowhere-1)", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Advice, StringComparison.Ordinal);
    }

    private static string Key => $$"""
        {"AccessKeyId":"{{Given}}","SecretAccessKey":"secret","Token":"session","Expiration":"2099-01-01T00:00:00Z"}
        """;

    private static string Assumed(string operation) => $"""
        <{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result><Credentials>
        <AccessKeyId>{Given}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></{operation}Result></{operation}Response>
        """;

    private static string Refused(string code, string message) => $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>{code}</Code>
        <Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>
        """;

    private StandIn Start(
        Func<StandInRequest, (int, string)> answer, X509Certificate2? certificate = null, Func<DateTimeOffset>? clock = null)
    {
        StandIn started = new(answer, certificate, clock);
        _standIns.Add(started);
        return started;
    }

    private void Set(string name, string value)
    {
        _variables.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    // Requests to ECS are signed with the key that the stand-in gave.
    private void AssertGiven()
    {
        StandInRequest request = Assert.Single(_ecs.Asked);
        Assert.Contains($"Credential={Given}/", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("session", request.Headers["X-Amz-Security-Token"]);
    }

    private static async Task<EcsException> ErrorAsync(string location) =>
        await Assert.ThrowsAsync<EcsException>(() => ListAsync(location));

    private static async Task<ListTaskDefinitionsResponse> ListAsync(string location)
    {
        using RemoteRegistryHost host = new(Remotes.Options(RegistryLocation.Parse(location)));
        return await host.GetRegistry("eu-west-1", "x").ListTaskDefinitionsAsync(new(), TestContext.Current.CancellationToken);
    }
}
