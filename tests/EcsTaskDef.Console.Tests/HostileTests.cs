using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EcsTaskDef.Console.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EcsTaskDef.Console.Tests;

/// <summary>What a page of another site, a bent host name or a registered name tries, and does not get.</summary>
public sealed class HostileTests(Chromium chromium)
{
    private const string Page = "/console/eu-west-1/task-definitions";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", Page, "", 200)]
    [InlineData("GET", Page, "Host: evil.example", 403)]
    [InlineData("GET", Page, "X-Forwarded-For: 203.0.113.9", 403)]
    [InlineData("GET", Page, "Origin: http://evil.example", 403)]
    [InlineData("GET", Page, "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors|Sec-Fetch-Dest: empty", 403)]
    [InlineData("GET", Page, "Sec-Fetch-Site: same-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: script", 403)]
    [InlineData("GET", Page, "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: iframe", 403)]
    [InlineData("GET", Page, "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document", 200)]
    [InlineData("POST", "/console/_blazor/negotiate?negotiateVersion=1", "", 403)]
    [InlineData("POST", "/console/_blazor/negotiate?negotiateVersion=1", "Origin: http://evil.example", 403)]
    [InlineData("POST", "/console/_blazor/negotiate?negotiateVersion=1", "Origin: own", 200)]
    [InlineData("POST", "/console/_blazor/negotiate?negotiateVersion=1", "Origin: own|Sec-Fetch-Site: cross-site", 403)]
    [InlineData("GET", "/console/_blazor?id=x", "Upgrade: websocket|Connection: Upgrade", 403)]
    [InlineData("GET", "/consolex", "", 404)]
    [InlineData("GET", "/", "", 405)]
    [InlineData("GET", "/", "Accept: text/html", 302)]
    public async Task Who_may_not_come_in_is_refused(string method, string path, string headers, int status)
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient client = new(handler);
        using HttpRequestMessage request = new(new HttpMethod(method), server.Url + path);
        foreach (string header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = header.Split(": ");
            request.Headers.TryAddWithoutValidation(parts[0], parts[1] == "own" ? server.Url : parts[1]);
        }

        using HttpResponseMessage answer = await client.SendAsync(request, Stop);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Each_answer_says_what_browsers_may_do_with_it()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        using HttpClient client = new();
        using HttpResponseMessage page = await client.GetAsync(new Uri(server.Page("task-definitions")), Stop);
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("unsafe-eval|script-src[^;]*unsafe", policy);
        Assert.Equal("DENY", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(page.Headers.CacheControl!.NoStore);
        string html = await page.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|(src|href)=""(https?:)?//(?!127\.0\.0\.1)", html);
        foreach (Match cookie in page.Headers.GetValues("Set-Cookie").Select(static one => Regex.Match(one, ".*")))
            Assert.Matches("(?i)path=/console; samesite=strict; httponly", cookie.Value);
    }

    [Fact]
    public async Task Without_a_console_there_is_none()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync("--no-console");
        using HttpClient client = new();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(server.Url + "/console/"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync(new Uri(server.Url + "/"), Stop)).StatusCode);
        Assert.DoesNotContain(server.Greeting, static line => line.Contains("Console", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_another_site_can_neither_frame_nor_read_nor_drive_the_console()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        await server.RegisterAsync("web");
        string script = $$"""
            const tried = {};
            const console = '{{server.Page("task-definitions")}}';
            const asked = (name, url, options) =>
              fetch(url, options).then(a => a.text(), () => 'refused').then(text => { tried[name] = text; });
            (async () => {
              await asked('fetch', console);
              await asked('api', '{{server.Url}}/', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{}' });
              await new Promise(go => {
                const socket = new WebSocket('{{server.Url.Replace("http", "ws", StringComparison.Ordinal)}}/console/_blazor');
                socket.onopen = () => { tried.socket = 'open'; go(); };
                socket.onerror = () => { tried.socket = 'refused'; go(); };
              });
              const frame = document.createElement('iframe');
              frame.src = console;
              document.body.append(frame);
              await new Promise(go => { frame.onload = go; setTimeout(go, 3000); });
              try { tried.frame = frame.contentDocument ? 'read' : 'shut'; } catch { tried.frame = 'shut'; }
              document.title = JSON.stringify(tried);
            })();
            """;
        using HostilePage evil = new($"<!doctype html><body><script>{script}</script>");
        IPage page = await window.NewPageAsync();
        await page.GotoAsync(evil.Url);
        await Expect(page).ToHaveTitleAsync(new Regex("frame"));
        Assert.Equal("""{"fetch":"refused","api":"refused","socket":"refused","frame":"shut"}""", await page.TitleAsync());
        string framed = await page.FrameLocator("iframe").Locator("body").InnerTextAsync();
        Assert.DoesNotContain("task definition", framed, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, (await server.Registry.GetFamilyAsync("web", Stop))!.ActiveCount);
    }

    [Fact]
    public async Task Script_and_hidden_characters_in_names_and_values_are_shown_and_do_nothing()
    {
        const string Script = "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>";
        const string Hidden = "a\u202egnp.exe\u200b";
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        await server.Registry.RegisterTaskDefinitionAsync(
            new RegisterTaskDefinitionRequest
            {
                Family = "web",
                Tags = [new Tag { Key = "team", Value = "x" }],
                ContainerDefinitions =
                [
                    new ContainerDefinition
                    {
                        Name = "app", Image = "nginx", Memory = 64, Command = [Script, Hidden], User = Hidden,
                        WorkingDirectory = Script,
                        Environment =
                        [
                            new NameValuePair { Name = Script, Value = Hidden }, new NameValuePair { Name = Hidden, Value = Script },
                        ],
                        DockerLabels = new Dictionary<string, string> { [Script] = Hidden },
                    },
                ],
            },
            Stop);
        await server.RegisterAsync("web");
        IPage page = await window.NewPageAsync();
        page.Dialog += static (_, _) => Assert.Fail("A script ran.");
        List<string> broken = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error") broken.Add(message.Text);
        };
        string strange = Uri.EscapeDataString(Script);
        foreach (string path in new[]
        {
            "task-definitions", "task-definitions/web", "task-definitions/web/1", "task-definitions/web/1?tab=json",
            "task-definitions/web/1?tab=findings",
            "task-definitions/web/compare?left=1&right=2", "create-task-definition?family=web&from=1", $"task-definitions?q={strange}",
            $"task-definitions/{Uri.EscapeDataString(Hidden)}", $"clusters/{Uri.EscapeDataString(Hidden)}", $"history?family={strange}",
        })
        {
            await page.OpenAsync(server.Page(path));
            string text = await page.Locator("body").InnerTextAsync();
            Assert.DoesNotContain("\u202e", text, StringComparison.Ordinal);
            Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("\u202e", await page.TitleAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("img").CountAsync());
        }

        await page.OpenAsync(server.Page("task-definitions/web/1"));
        await Expect(page.GetByText("a\\u202egnp.exe\\u200b").First).ToBeVisibleAsync();
        Assert.Empty(broken);
        Assert.DoesNotContain(server.Complaints, static line => line.Contains("Exception", StringComparison.Ordinal));
    }

    /// <summary>Another site, on this machine.</summary>
    private sealed class HostilePage : IDisposable
    {
        private readonly HttpListener _listener = new();

        public HostilePage(string html)
        {
            using (TcpListener free = new(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }

            _listener.Prefixes.Add(Url);
            _listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    HttpListenerContext context = await _listener.GetContextAsync();
                    context.Response.ContentType = "text/html";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(html));
                    context.Response.Close();
                }
            });
        }

        public string Url { get; }

        public void Dispose() => _listener.Close();
    }
}
