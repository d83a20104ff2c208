using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EcsTaskDef.Console.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EcsTaskDef.Console.Tests;

/// <summary>Every page for everybody: what axe finds, and the procedure by keyboard alone.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly HashSet<ResultType> s_violations = [ResultType.Violations];

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_in_light_and_dark()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        await Showcase.FillAsync(server);
        IPage page = await window.NewPageAsync();
        List<string> found = [];
        foreach ((string name, string path, Func<IPage, Task>? act) in await Showcase.PagesAsync(server))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            await page.OpenAsync($"{server.Url}/console/{path}");
            if (act is not null) await act(page);
            Add(name, await page.RunAxe(new AxeRunOptions { ResultTypes = s_violations }));

            // What is dark differs in its colours alone.
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Add($"{name} in the dark", await page.RunAxe(new AxeRunOptions
            {
                ResultTypes = s_violations, RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
            }));
        }

        Assert.True(found.Count == 0, string.Join("\n", found));

        void Add(string name, AxeResult result) => found.AddRange(result.Violations.Select(one =>
            $"{name}: {one.Impact} {one.Id}: {one.Help}\n    {string.Join("\n    ", one.Nodes.Take(3).Select(static node => node.Html))}"));
    }

    // What can be clicked and is no entry of a menu, which arrows reach: Tab must come to each of it.
    private const string Missed = """
        () => {
            window.visited ??= new Set();
            window.visited.add(document.activeElement);
            const isShown = one => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
            const within = document.querySelector('dialog[open], [role=dialog]') ?? document;
            const native = 'a[href], button, input, select, textarea, summary, fluent-button, fluent-text-input';
            const isPointed = one => getComputedStyle(one).cursor === 'pointer' && !one.closest(native + ', label, [role=menuitem]');
            const isMeant = one => one.matches(native) ? !one.disabled && one.type !== 'hidden' : isPointed(one);
            return [...within.querySelectorAll('*')]
                .filter(one => isShown(one) && isMeant(one) && !window.visited.has(one) && !one.closest('[role=menu], fluent-menu-list'))
                .map(one => one.outerHTML.slice(0, 120));
        }
        """;

    [Fact]
    public async Task Everything_that_can_be_clicked_is_reached_by_Tab()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        await Showcase.FillAsync(server);
        IPage page = await window.NewPageAsync();
        List<string> found = [];
        foreach ((string name, string path, Func<IPage, Task>? act) in await Showcase.PagesAsync(server))
        {
            await page.OpenAsync($"{server.Url}/console/{path}");
            if (act is not null) await act(page);
            if (name == "menu") continue;
            string[] missed = await page.EvaluateAsync<string[]>(Missed);
            for (int i = missed.Length + 40; i > 0 && missed.Length > 0; i--)
            {
                await page.Keyboard.PressAsync("Tab");
                missed = await page.EvaluateAsync<string[]>(Missed);
            }

            found.AddRange(missed.Select(one => $"{name}: {one}"));
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task The_procedure_can_be_done_by_keyboard_alone()
    {
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        await using IBrowserContext window = await chromium.OpenAsync();
        for (int i = 0; i < 3; i++) await server.RegisterAsync("web");
        await server.RegisterAsync("worker");
        IPage page = await window.NewPageAsync();
        await page.OpenAsync(server.Page("task-definitions"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("we");
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
        await TabToAsync(page, "web");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "web" })).ToBeFocusedAsync();
        await TabToAsync(page, "Select web:2");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("1 revision selected.")).ToBeVisibleAsync();
        await TabToAsync(page, "Actions", backwards: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Deregister" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        // Escape does nothing but close it, and the focus is where it was.
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(3, (await server.Registry.GetFamilyAsync("web"))!.ActiveCount);
        await TabToAsync(page, "Actions");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Deregister" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
        await TabToAsync(page, "Deregister");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Deregistered: it is INACTIVE.")).ToBeVisibleAsync();
        await TabToAsync(page, "Close");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(2, (await server.Registry.GetFamilyAsync("web"))!.ActiveCount);
    }

    private static async Task TabToAsync(IPage page, string name, bool backwards = false)
    {
        const string Focused =
            "() => { const at = document.activeElement; return (at.getAttribute('aria-label') || at.innerText || '').trim(); }";
        for (int i = 0; i < 60; i++)
        {
            string now = await page.EvaluateAsync<string>(Focused);
            if (now == name || now == name + " ▾") return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"Tab does not come to '{name}'.");
    }
}
