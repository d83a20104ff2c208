using EcsTaskDef.Console.Tests.Hosting;
using EcsTaskDef.Registry;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EcsTaskDef.Console.Tests;

/// <summary>
/// The procedure of AWS's page "Deregistering an Amazon ECS task definition revision", step by step: choose the Region, open the task
/// definitions, choose the family, tick revisions, Actions, Deregister, verify, Deregister.
/// </summary>
public sealed class ProcedureTests(Chromium chromium)
{
    [Theory]
    [InlineData(new[] { 3 })]
    [InlineData(new[] { 1, 3 })]
    [InlineData(new[] { 1, 2, 3, 4 })]
    public async Task The_procedure_deregisters_what_was_ticked_and_nothing_else(int[] revisions)
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        for (int i = 0; i < 4; i++) await server.RegisterAsync("web");
        await server.RegisterAsync("billing");
        IPage page = await window.NewPageAsync();

        await page.OpenAsync(server.Url);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Task definitions" })).ToBeVisibleAsync();
        await page.GetByLabel("Region").SelectOptionAsync("us-east-1");
        await Expect(page.GetByText("It is empty.")).ToBeVisibleAsync();
        await page.GetByLabel("Region").SelectOptionAsync(ConsoleServer.Region);
        await page.GetByRole(AriaRole.Link, new() { Name = "web" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "web" })).ToBeVisibleAsync();
        foreach (int revision in revisions) await page.GetByLabel($"Select web:{revision}", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Deregister" }).ClickAsync();

        ILocator verify = page.GetByRole(AriaRole.Dialog);
        foreach (int revision in revisions)
            await Expect(verify.GetByRole(AriaRole.Rowheader, new() { Name = $"web:{revision}", Exact = true })).ToBeVisibleAsync();
        await Expect(verify.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(revisions.Length);
        Assert.Equal(4, (await server.Registry.GetFamilyAsync("web"))!.ActiveCount);
        await verify.GetByRole(AriaRole.Button, new() { Name = "Deregister" }).ClickAsync();

        await Expect(verify.GetByText("Deregistered: it is INACTIVE.")).ToHaveCountAsync(revisions.Length);
        await Expect(verify.GetByText("Unregister-TaskDefinitionRevision")).ToBeVisibleAsync();
        await Expect(verify.GetByText("aws ecs deregister-task-definition").First).ToBeVisibleAsync();
        await verify.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(verify).ToBeHiddenAsync();

        IReadOnlyList<RevisionSummary> left = await server.Registry.GetNewestRevisionsAsync("web", null, ["ACTIVE"], 10);
        Assert.Equal([.. Enumerable.Range(1, 4).Except(revisions).OrderDescending()], left.Select(static one => one.Revision));
        Assert.Equal(1, (await server.Registry.GetFamilyAsync("billing"))!.ActiveCount);
        await Expect(page.Locator("tbody tr", new() { HasText = "INACTIVE" })).ToHaveCountAsync(revisions.Length);
        Assert.DoesNotContain(server.Complaints, static line => line.Length > 0);
    }
}
