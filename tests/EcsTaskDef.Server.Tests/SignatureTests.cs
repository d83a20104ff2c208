using EcsTaskDef.Server.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server.Tests;

/// <summary>Signature Version 4: AWS's published examples, what is refused and how, and where the keys come from.</summary>
public sealed class SignatureTests : IDisposable
{
    private const string Id = "AKIDEXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Date = "20150830T123600Z";
    private const string Scope = Id + "/20150830/us-east-1/service/aws4_request";
    private const string PostVanilla = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b";

    private readonly TemporaryFolder _folder = new(mayStayInUse: true);

    public void Dispose() => _folder.Dispose();

    // aws-sig-v4-test-suite, as AWS publishes it: get-vanilla, get-vanilla-query-order-key-case, post-vanilla,
    // post-x-www-form-urlencoded.
    [Theory]
    [InlineData("GET", "", "host;x-amz-date", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData(
        "GET", "?Param2=value2&Param1=value1", "host;x-amz-date", "",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "", "host;x-amz-date", "", PostVanilla)]
    [InlineData(
        "POST", "", "content-type;host;x-amz-date", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void Published_examples_fit(string method, string query, string signed, string body, string signature)
    {
        HttpRequest request = Request(method, $"AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders={signed}, Signature={signature}");
        request.QueryString = new QueryString(query.Length == 0 ? null : query);
        if (body.Length > 0) request.ContentType = "application/x-www-form-urlencoded";
        Assert.Null(Check().Refuse(request, Encoding.UTF8.GetBytes(body)));
        Assert.Equal("InvalidSignatureException", Check().Refuse(request, Encoding.UTF8.GetBytes(body + " "))?.Code);
    }

    [Theory]
    [InlineData("", "MissingAuthenticationTokenException")]
    [InlineData("Basic dXNlcjpwYXNz", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=" + Scope, "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=host;x-amz-date, Signature=" + PostVanilla + ", Signature=0",
        "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/aws4_request, SignedHeaders=host;x-amz-date, Signature=0",
        "IncompleteSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + PostVanilla,
        "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150831/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + PostVanilla,
        "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + PostVanilla,
        "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SOMEBODY/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + PostVanilla,
        "UnrecognizedClientException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=x-amz-date, Signature=" + PostVanilla, "InvalidSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=host, Signature=" + PostVanilla, "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=x-amz-date;host, Signature=" + PostVanilla,
        "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=host;x-amz-date, Signature=", "InvalidSignatureException")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=" + Scope
            + ", SignedHeaders=host;x-amz-date, Signature=5DA7C1A2ACD57CEE7505FC6676E4E544621C30862966E37DDDB68E92EFBE5D6B",
        "InvalidSignatureException")]
    public void What_is_not_signed_as_it_should_be_is_refused(string authorization, string code) =>
        Assert.Equal(code, Check().Refuse(Request("POST", authorization), [])?.Code);

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_signature_holds_for_five_minutes(int seconds, bool holds)
    {
        HttpRequest request = Request(
            "POST", $"AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders=host;x-amz-date, Signature={PostVanilla}");
        Assert.Equal(holds ? null : "InvalidSignatureException", Check(seconds).Refuse(request, [])?.Code);
    }

    [Fact]
    public void Headers_that_decide_must_be_signed_and_a_token_must_be_the_right_one()
    {
        HttpRequest request = Request(
            "POST", $"AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders=host;x-amz-date, Signature={PostVanilla}");
        request.Headers["X-Amz-Target"] = "AmazonEC2ContainerServiceV20141113.DeleteCluster";
        Assert.Equal("InvalidSignatureException", Check().Refuse(request, [])?.Code);
        request.Headers.Remove("X-Amz-Target");
        Assert.Null(Check().Refuse(request, []));
        Assert.Equal("UnrecognizedClientException", Check(token: "of the session").Refuse(request, [])?.Code);
        request.Headers["X-Amz-Security-Token"] = "another";
        Assert.Equal("InvalidSignatureException", Check(token: "of the session").Refuse(request, [])?.Code);
    }

    [Fact]
    public async Task Unsigned_requests_are_refused_in_the_form_of_ECS_and_the_health_check_is_not()
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.InMemory, credentials: new Credential(Id, Secret, null));
        (await server.CallAsync("ListTaskDefinitions", "{}"))
            .Refused("MissingAuthenticationTokenException", "This endpoint wants requests signed with AWS Signature Version 4.");
        // Signed, but not by the clock.
        Answer stale = await server.CallAsync("ListTaskDefinitions", "{}", "us-east-1", "SOMEBODY");
        Assert.Equal((400, "IncompleteSignatureException"), (stale.Status, (string?)stale["__type"]));
        // A health check is not signed, and so it tells no more than that.
        using var health = await server.Client.GetAsync("/health");
        Assert.Equal("""{"status":"ok"}""", (await Answer.ReadAsync(health)).Ok().Text);
    }

    [Fact]
    public async Task Refused_signatures_are_logged_by_whom_and_why_and_without_what_was_sent()
    {
        using StringWriter log = new();
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket, log: log, credentials: new Credential(Id, Secret, null));
        for (int i = 0; i < 40; i++) await server.CallAsync("ListTaskDefinitions", "{}", "us-east-1", "SOMEBODY");
        await server.SendAsync(Wire.WireEndpoint.TargetPrefix + "ListTaskDefinitions", [], "Basic dXNlcjpwYXNz");
        string text = log.ToString();
        Assert.Contains(
            "A request from 127.0.0.1 by SOMEBODY was refused: IncompleteSignatureException: X-Amz-Date is not a time", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("dXNlcjpwYXNz", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature=0000", text, StringComparison.Ordinal);
        Assert.Equal(LogLimit.Entries, text.Split("was refused").Length - 1);
    }

    [Theory]
    [InlineData("", "MissingAuthenticationTokenException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=host;x-amz-date, Signature=0", null)]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SOMEBODY/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=0",
        "UnrecognizedClientException")]
    public void What_no_body_could_make_right_is_refused_before_it_is_read(string authorization, string? code) =>
        Assert.Equal(code, Check().RefuseUnread(Request("POST", authorization), out _)?.Code);

    [Fact]
    public void An_expired_signature_is_refused_before_the_body_is_read() => Assert.Equal(
        "InvalidSignatureException",
        Check(301).RefuseUnread(
            Request("POST", $"AWS4-HMAC-SHA256 Credential={Scope}, SignedHeaders=host;x-amz-date, Signature={PostVanilla}"), out _)?.Code);

    [Fact]
    public void Keys_come_from_the_environment_or_a_file_that_its_owner_alone_can_read()
    {
        Dictionary<string, string> environment = new();
        (string Text, SecretFileFault Fault) file = ("", SecretFileFault.None);
        Assert.Null(Find(new()));
        Assert.StartsWith("Signatures need a secret", Refusal(new() { Signed = true }), StringComparison.Ordinal);
        environment["ECSTASKDEF_ACCESS_KEY_ID"] = Id;
        Assert.StartsWith("Signatures need a secret", Refusal(new() { Signed = true }), StringComparison.Ordinal);
        environment["ECSTASKDEF_SECRET_ACCESS_KEY"] = Secret;
        Assert.Equal([new Credential(Id, Secret, null)], Find(new() { Signed = true }));
        foreach (string blank in new[] { " ", "\t", "\u00a0" })
        {
            environment["ECSTASKDEF_SECRET_ACCESS_KEY"] = blank;
            Assert.StartsWith("Signatures need a secret", Refusal(new() { Signed = true }), StringComparison.Ordinal);
        }

        environment["ECSTASKDEF_SECRET_ACCESS_KEY"] = Secret;
        environment["ECSTASKDEF_SESSION_TOKEN"] = "token";
        Assert.Equal([new Credential(Id, Secret, "token")], Find(new() { Signed = true }));

        file = (
            "# mine\n[default]\naws_access_key_id = A\naws_secret_access_key=a=b\nregion = x\n\n[sso]\nsso_session = s\n; "
                + "other\n[two]\nAWS_ACCESS_KEY_ID=B\r\naws_secret_access_key=c\naws_session_token=t\n",
            SecretFileFault.None);
        Assert.Equal([new Credential("A", "a=b", null), new Credential("B", "c", "t")], Find(new() { Path = "/keys" }));
        file = (file.Text, SecretFileFault.OpenToOthers);
        Assert.Equal("/keys can be read or changed by others than its owner. Say chmod 600 /keys.", Refusal(new() { Path = "/keys" }));
        file = (file.Text, SecretFileFault.OwnedByAnother);
        Assert.StartsWith("/keys belongs to another user.", Refusal(new() { Path = "/keys" }), StringComparison.Ordinal);
        file = (file.Text, SecretFileFault.NotAFile);
        Assert.StartsWith("/keys is not a file but", Refusal(new() { Path = "/keys" }), StringComparison.Ordinal);

        IReadOnlyList<Credential>? Find(Asked asked) => SignatureTests.Find(asked, environment, file);

        string Refusal(Asked asked) => SignatureTests.Refusal(asked, environment, file);
    }

    [Theory]
    [InlineData("", "/keys has no aws_access_key_id.")]
    [InlineData("[a]\n", "/keys has no aws_access_key_id.")]
    [InlineData("nonsense", "/keys is not a credentials file as AWS's tools have it.")]
    [InlineData("[a]\naws_access_key_id=A\n", "[a] in /keys has no aws_secret_access_key.")]
    [InlineData("[a]\naws_access_key_id=A\naws_secret_access_key = \t \n", "[a] in /keys has no aws_secret_access_key.")]
    [InlineData(
        "[a]\naws_access_key_id=A\naws_secret_access_key=s\n[b]\naws_access_key_id=A\naws_secret_access_key=s\n",
        "/keys has the access key id A twice.")]
    public void A_file_without_keys_is_refused(string text, string refusal) => Assert.Equal(
        refusal, Refusal(new() { Path = "/keys" }, new Dictionary<string, string>(), (text, SecretFileFault.None)));

    [Fact]
    public void A_credential_prints_without_its_secret() => Assert.Equal(Id, new Credential(Id, Secret, "token").ToString());

    [Fact]
    public async Task The_real_program_takes_a_file_and_refuses_one_that_others_can_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead.");
        string keys = _folder.Combine("keys");
        await File.WriteAllTextAsync(keys, $"[default]\naws_access_key_id={Id}\naws_secret_access_key={Secret}\n");
        Chmod(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        (int exitCode, _, string error) = await ServerProcess.RunAsync(
            "--store", _folder.Combine("store"), "--credentials", keys, "--urls", "http://127.0.0.1:0");
        Assert.Equal((1, $"{keys} can be read or changed by others than its owner. Say chmod 600 {keys}."), (exitCode, error.TrimEnd()));

        Chmod(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using ServerProcess server = await ServerProcess.StartAsync(
            "--store", _folder.Combine("store"), "--credentials", keys, "--urls", "http://0.0.0.0:0");
        Assert.Equal(400, (await server.CallAsync("ListTaskDefinitions", "{}")).Status);
        Assert.Contains("requests must be signed, but are not encrypted", server.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, server.ErrorText + server.Greeting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_a_device_a_folder_or_a_file_of_another_is_no_file_with_secrets()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead.");
        string keys = _folder.Combine("keys"), pipe = _folder.Combine("pipe");
        await File.WriteAllTextAsync(keys, "text");
        Chmod(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(("text", SecretFileFault.None), SecretFile.Read(keys));
        foreach (UnixFileMode others in new[]
        {
            UnixFileMode.GroupRead, UnixFileMode.GroupWrite, UnixFileMode.OtherRead, UnixFileMode.OtherWrite
        })
        {
            Chmod(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
            Assert.Equal(("", SecretFileFault.OpenToOthers), SecretFile.Read(keys));
        }

        Chmod(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Shell("mkfifo", pipe);
        Assert.Equal(SecretFileFault.NotAFile, (await Task.Run(() => SecretFile.Read(pipe)).WaitAsync(TimeSpan.FromSeconds(20))).Fault);
        Assert.Equal(SecretFileFault.NotAFile, SecretFile.Read("/dev/zero").Fault);
        Assert.Equal(SecretFileFault.NotAFile, SecretFile.Read(_folder.Root).Fault);
        Assert.Throws<IOException>(() => SecretFile.Read(_folder.Combine("nowhere")));
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a file away.");
        Shell("chown", "12345", keys);
        Assert.Equal(("", SecretFileFault.OwnedByAnother), SecretFile.Read(keys));
    }

    private static IReadOnlyList<Credential>? Find(
        Asked asked, Dictionary<string, string> environment, (string Text, SecretFileFault Fault) file) => Credentials.Find(
        new ServerOptions
        {
            Urls = [], StorePath = "/s", Region = "us-east-1", RequiresSignature = asked.Signed, CredentialsPath = asked.Path
        },
        new ServerSurroundings
        {
            EnvironmentVariable = name => environment.GetValueOrDefault(name),
            CurrentDirectory = "/",
            IsWindows = false,
            UserName = "ada",
            Clock = TimeProvider.System,
            NewRequestId = Guid.NewGuid,
            NewToken = static () => "",
            OpenInput = static () => Stream.Null,
            ReadCredentials = _ => file,
            Out = TextWriter.Null,
            Error = TextWriter.Null,
        });

    private static string Refusal(Asked asked, Dictionary<string, string> environment, (string, SecretFileFault) file) =>
        Assert.Throws<FormatException>(() => Find(asked, environment, file)).Message;

    private static void Shell(string program, params string[] args)
    {
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(program, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private sealed record Asked
    {
        public bool Signed { get; init; }

        public string? Path { get; init; }
    }

    private static void Chmod(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, mode);
    }

    private static SignatureCheck Check(int seconds = 0, string? token = null)
    {
        TestClock clock = new();
        clock.Advance(new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero).AddSeconds(seconds) - clock.GetUtcNow());
        return new SignatureCheck([new Credential(Id, Secret, token)], clock, "service");
    }

    private static HttpRequest Request(string method, string authorization)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Path = "/";
        request.Host = new HostString("example.amazonaws.com");
        request.Headers["X-Amz-Date"] = Date;
        if (authorization.Length > 0) request.Headers.Authorization = authorization;
        return request;
    }
}
