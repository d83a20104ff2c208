using EcsTaskDef.Console.Tests.Hosting;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EcsTaskDef.Console.Tests;

/// <summary>What happens beside the straight way: refusals, users, somebody else at work, nothing there, very much there.</summary>
public sealed class CaseTests(Chromium chromium)
{
    [Fact]
    public async Task What_ECS_refuses_is_said_in_its_words_and_the_rest_is_done()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        for (int i = 0; i < 3; i++) await server.RegisterAsync("web");
        await server.Registry.DeregisterManyAsync(["web:1"]);
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions/web?selected=1-2"));
        await page.ChooseActionAsync("Delete");
        ILocator verify = page.GetByRole(AriaRole.Dialog);
        await Expect(verify.GetByText("ACTIVE: ECS will refuse it. Deregister it first.")).ToBeVisibleAsync();
        await verify.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        string words = (await server.Registry.DeleteManyAsync(["web:2"]))[0].Error!.Message;
        await Expect(verify.GetByRole(AriaRole.Row, new() { Name = "web:2" })).ToContainTextAsync(words);
        await Expect(verify.GetByRole(AriaRole.Row, new() { Name = "web:1" })).ToContainTextAsync("Deleted: it is DELETE_IN_PROGRESS");
        await Expect(verify.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 revision done, 1 refused.");
    }

    [Fact]
    public async Task The_window_says_who_uses_a_revision_and_they_go_on()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        await server.RegisterAsync("web");
        await server.Registry.CreateClusterAsync(new CreateClusterRequest());
        await server.Registry.CreateServiceAsync(new CreateServiceRequest
        {
            ServiceName = "shop", TaskDefinition = "web:1", DesiredCount = 2, LaunchType = "FARGATE",
            NetworkConfiguration = new NetworkConfiguration { AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = ["subnet-1"] } },
        });
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions/web?selected=1"));
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "1 service, 2 tasks" })).ToBeVisibleAsync();
        await page.ChooseActionAsync("Deregister");
        ILocator verify = page.GetByRole(AriaRole.Dialog);
        await Expect(verify.GetByText("service default/shop")).ToBeVisibleAsync();
        await verify.GetByRole(AriaRole.Button, new() { Name = "Deregister", Exact = true }).ClickAsync();
        await Expect(verify.GetByText("Deregistered: it is INACTIVE.")).ToBeVisibleAsync();
        await verify.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        // The page's promise, seen on screen: the service scales.
        await page.OpenAsync(server.Page("clusters/default/services/shop"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Scale" }).ClickAsync();
        await page.GetByLabel("Desired tasks").FillAsync("3");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Scale" }).ClickAsync();
        await Expect(page.GetByText("3 of 3")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_another_process_changes_shows_up_by_itself_and_nothing_ticked_or_typed_is_lost()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        for (int i = 0; i < 3; i++) await server.RegisterAsync("web");
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions/web"));
        await page.GetByLabel("Select web:2").CheckAsync();
        await server.RegisterAsync("web");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "web:4" })).ToBeVisibleAsync(new() { Timeout = 2000 });
        await Expect(page.GetByLabel("Select web:2")).ToBeCheckedAsync();

        // Somebody else is faster than this window.
        await page.ChooseActionAsync("Deregister");
        ILocator verify = page.GetByRole(AriaRole.Dialog);
        await Expect(verify.GetByText("None of them is in use.")).ToBeVisibleAsync();
        await server.Registry.DeregisterManyAsync(["web:2"]);
        await Expect(verify.GetByText("INACTIVE already: nothing changes.")).ToBeVisibleAsync(new() { Timeout = 2000 });
        await verify.GetByRole(AriaRole.Button, new() { Name = "Deregister", Exact = true }).ClickAsync();
        await Expect(verify.GetByText("Was INACTIVE already")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_empty_registry_offers_three_ways_to_begin()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Url);
        await Expect(page.GetByText("It is empty.")).ToBeVisibleAsync();
        await page.GetByLabel("Drop it here").SetInputFilesAsync(new FilePayload
        {
            Name = "broken.json", MimeType = "application/json", Buffer = "{"u8.ToArray(),
        });
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("Drop it here").SetInputFilesAsync(Repository.Combine("samples", "web.json"));
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Families" })).ToBeVisibleAsync();
        Assert.NotEmpty(await server.Registry.GetFamiliesAsync(null, null, null, 10));

        await page.OpenAsync($"{server.Url}/console/us-east-1/task-definitions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register the sample" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "orders" })).ToBeVisibleAsync();
        await page.OpenAsync($"{server.Url}/console/us-west-2/task-definitions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the editor" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "web:1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_editor_judges_each_letter_shows_the_difference_and_registers_what_ECS_accepts()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        await server.RegisterAsync("web");
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("create-task-definition?family=web"));
        await page.GetByLabel("Memory (MiB)").FillAsync("7");
        await page.GetByLabel("Memory (MiB)").BlurAsync();
        await Expect(page.GetByText("No Fargate configuration exists").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true })).ToBeDisabledAsync();
        await page.GetByLabel("Memory (MiB)").FillAsync("1024");
        await page.GetByLabel("Image of app").FillAsync("nginx:1.99");
        await page.GetByLabel("Image of app").BlurAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "containerDefinitions[app].image" })).ToContainTextAsync("nginx:1.99");

        // Typed quickly, each letter a message: none is lost.
        ILocator text = page.GetByLabel("Definition (JSON");
        await text.PressAsync("Control+End");
        await text.PressSequentiallyAsync("                    ");
        Assert.EndsWith("}" + new string(' ', 20), await text.InputValueAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "web:2" })).ToBeVisibleAsync();
        await Expect(page.GetByText("hunter2hunter2")).ToHaveCountAsync(0);
        await Expect(page.GetByText("********")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ten_thousand_families_are_searched_sorted_and_turned_page_by_page()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        RegisterTaskDefinitionRequest one = EcsJson.Read<RegisterTaskDefinitionRequest>(
            """{"family":"a","containerDefinitions":[{"name":"app","image":"nginx","memory":64}]}"""u8.ToArray());
        for (int i = 0; i < 10; i++)
        {
            await server.Registry.RegisterManyAsync(
                [.. Enumerable.Range(i * 1000, 1000).Select(n => one with { Family = $"service-{n:d5}" })], new RegistrationOptions());
        }

        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions"));
        await Expect(page.GetByText("10,000 families, ")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next page" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "service-00050" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "service-00000" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find families" }).PressSequentiallyAsync("service-0999");
        await Expect(page).ToHaveURLAsync(server.Page("task-definitions?q=service-0999"));
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(10);
        await page.OpenAsync(server.Page("task-definitions?sort=-name"));
        await Expect(page.GetByRole(AriaRole.Rowheader).First).ToHaveTextAsync("service-09999");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next page" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader).First).ToHaveTextAsync("service-09949");
    }

    [Fact]
    public async Task A_range_a_page_and_all_that_match_can_be_ticked_and_the_address_keeps_them()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        RegisterTaskDefinitionRequest one = EcsJson.Read<RegisterTaskDefinitionRequest>(
            """{"family":"web","containerDefinitions":[{"name":"app","image":"nginx","memory":64}]}"""u8.ToArray());
        await server.Registry.RegisterManyAsync([.. Enumerable.Repeat(one, 120)], new RegistrationOptions());
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions/web"));
        await page.GetByLabel("Select web:118", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Select web:114", new() { Exact = true }).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.GetByText("5 revisions selected.")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(server.Page("task-definitions/web?selected=114-118"));
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("html[data-live]");
        await Expect(page.GetByLabel("Select web:116", new() { Exact = true })).ToBeCheckedAsync();
        await page.GetByLabel("Select all on this page").ClickAsync();
        await Expect(page.GetByText("50 revisions selected.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all that match" }).ClickAsync();
        await Expect(page.GetByText("120 revisions selected.")).ToBeVisibleAsync();
        await page.ChooseActionAsync("Keep the newest N…");
        ILocator plan = page.GetByRole(AriaRole.Dialog);
        await plan.GetByRole(AriaRole.Spinbutton).FillAsync("100");
        await plan.GetByRole(AriaRole.Button, new() { Name = "Deregister 20 revisions" }).ClickAsync();
        await Expect(plan.GetByText("20 revisions done.")).ToBeVisibleAsync();
        Assert.Equal(100, (await server.Registry.GetFamilyAsync("web"))!.ActiveCount);
    }

    [Fact]
    public async Task A_first_visit_loads_less_than_300_kB_and_nothing_from_elsewhere()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        for (int i = 0; i < 60; i++) await server.RegisterAsync($"service-{i}");
        IPage page = await window.NewPageAsync();
        List<IRequest> requests = [];
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.OpenAsync(server.Page("task-definitions"));
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(50);
        long bytes = 0;
        foreach (IRequest request in requests.ToArray())
        {
            Assert.StartsWith(server.Url + "/console/", request.Url, StringComparison.Ordinal);
            RequestSizesResult sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes / 1000} kB in {requests.Count} answers");
        Assert.InRange(bytes, 50_000, 300_000);
    }

    [Fact]
    public async Task A_server_ends_although_a_page_is_open()
    {
        ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions"));
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        await server.DisposeAsync();

        // Kestrel waits ten seconds for connections.
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(8));
        await Expect(page.GetByText("The server does not answer.")).ToBeVisibleAsync();
    }
}
