using System.Net.Http;
using EcsTaskDef.Server.Tests.Hosting;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>The server, asked over HTTP.</summary>
internal sealed class ServerParty(string store) : Party("server")
{
    private ServerProcess? _server;
    private string _refusal = "";

    public override string Errors => _server?.ErrorText ?? _refusal;

    protected override async Task<bool> LaunchAsync()
    {
        try
        {
            _server = await ServerProcess.StartAsync("--store", store, "--removal-delay", "1s", "--region", "eu-west-1");
            return true;
        }
        catch (Xunit.Sdk.XunitException refused)
        {
            // It refuses a store that cannot be read.
            _refusal = refused.Message;
            return false;
        }
    }

    protected override async Task EndAsync()
    {
        if (_server is not { } server) return;
        _server = null;
        await server.KillAsync();
        await server.DisposeAsync();
    }

    protected override async Task<(int Status, byte[] Body)> AskAsync(string operation, string region, string body)
    {
        if (_server is not { } server) return (0, []);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body) };
            request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + operation);
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={User}/20260102/{region}/ecs/aws4_request, SignedHeaders=host, Signature=0000");
            using HttpResponseMessage response = await server.Client.SendAsync(request);
            byte[] answer = await response.Content.ReadAsByteArrayAsync();
            bool isUnexpected = (int)response.StatusCode == 500
                && System.Text.Encoding.UTF8.GetString(answer).Contains("failed unexpectedly", StringComparison.Ordinal);
            return (isUnexpected ? 599 : (int)response.StatusCode, answer);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            return (0, []);
        }
    }
}
