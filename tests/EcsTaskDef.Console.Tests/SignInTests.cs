using System.Net;
using System.Net.Http;
using EcsTaskDef.Console.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EcsTaskDef.Console.Tests;

/// <summary>Beyond this machine the console asks for a token.</summary>
public sealed class SignInTests(Chromium chromium)
{
    private static readonly string[] s_open = ["--urls", "http://0.0.0.0:0"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beyond_loopback_a_token_is_printed_once_and_asked_for()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync(s_open);
        await using IBrowserContext window = await chromium.OpenAsync();
        string address = server.Url.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        string line = Assert.Single(server.Greeting, static one => one.StartsWith("Console: ", StringComparison.Ordinal));
        Assert.Contains("which other machines can reach", line, StringComparison.Ordinal);
        IPage page = await window.NewPageAsync();
        await page.GotoAsync($"{address}/console/{ConsoleServer.Region}/task-definitions");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "EcsTaskDef" })).ToBeVisibleAsync();
        await page.GetByLabel("Token").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByText("That is not the token.")).ToBeVisibleAsync();
        await page.GetByLabel("Token").FillAsync(line.Split(' ')[^1]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForSelectorAsync("html[data-live]");
        await Expect(page.GetByText("It is empty.")).ToBeVisibleAsync();
        BrowserContextCookiesResult cookie = Assert.Single(await window.CookiesAsync(), static one => one.Name == "ecs-task-def-console");
        Assert.True(cookie is { HttpOnly: true, SameSite: SameSiteAttribute.Strict, Path: "/console" });
        Assert.DoesNotContain(line.Split(' ')[^1], cookie.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_ends_soon_and_without_the_cookie_nothing_is_told()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync([("ECSTASKDEF_CONSOLE_TOKEN", "right")]);
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient client = new(handler);
        foreach (string path in new[] { "/eu-west-1/task-definitions", "/_framework/blazor.web.js", "/_blazor/negotiate" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri($"{server.Url}/console{path}"), Stop)).StatusCode);
        using HttpRequestMessage strange = new(HttpMethod.Get, $"{server.Url}/console/");
        strange.Headers.Add("Origin", "http://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(strange, Stop)).StatusCode);
        for (int i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync("wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync("wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync("right"));

        async Task<HttpStatusCode> TryAsync(string token)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, $"{server.Url}/console/sign-in");
            request.Headers.Add("Origin", server.Url);
            request.Content = new FormUrlEncodedContent([new("token", token)]);
            using HttpResponseMessage answer = await client.SendAsync(request, Stop);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Where_requests_must_be_signed_there_is_no_console_without_a_chosen_token()
    {
        (string, string)[] key = [("ECSTASKDEF_ACCESS_KEY_ID", "AKID"), ("ECSTASKDEF_SECRET_ACCESS_KEY", "secret")];
        using HttpClient client = new();
        await using (ConsoleServer server = await ConsoleServer.StartAsync(key, "--require-signature"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{server.Url}/console/"), Stop)).StatusCode);
            Assert.Contains(server.Greeting, static line => line.Contains("requests must be signed", StringComparison.Ordinal));
        }

        await using ConsoleServer chosen = await ConsoleServer.StartAsync(
            [.. key, ("ECSTASKDEF_CONSOLE_TOKEN", "right")], "--require-signature");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri($"{chosen.Url}/console/"), Stop)).StatusCode);
    }
}
