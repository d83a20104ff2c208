using Microsoft.Playwright;

namespace EcsTaskDef.Console.Tests.Hosting;

/// <summary>What tests do with pages.</summary>
internal static class Pages
{
    /// <summary>Opens an address, and waits until the page does what it is told.</summary>
    public static async Task OpenAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("html[data-live]");
    }

    /// <summary>Chooses from the menu Actions.</summary>
    public static async Task ChooseActionAsync(this IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = action, Exact = true }).ClickAsync();
    }
}
