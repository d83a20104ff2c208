using EcsTaskDef.Console.Tests.Hosting;
using Microsoft.Playwright;

namespace EcsTaskDef.Console.Tests;

/// <summary>
/// The pictures of the README: an approval run draws them. They are not compared, since fonts differ from machine to machine.
/// </summary>
public sealed class PictureTests(Chromium chromium)
{
    private const int Width = 1280;
    private const int Height = 800;

    [Theory]
    [InlineData("families")]
    [InlineData("verify")]
    [InlineData("revision")]
    public async Task The_README_has_a_picture(string name)
    {
        string file = Repository.Combine("docs", "images", $"console-{name}.png");
        if (Repository.Approves)
        {
            await using ConsoleServer server = await ConsoleServer.StartAsync();
            await using IBrowserContext window = await chromium.OpenAsync();
            await Showcase.FillAsync(server);
            IPage page = await window.NewPageAsync();
            (_, string path, Func<IPage, Task>? act) = (await Showcase.PagesAsync(server)).Single(one => one.Name == name);
            await page.OpenAsync($"{server.Url}/console/{path}");
            if (act is not null) await act(page);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Animations = ScreenshotAnimations.Disabled });
        }

        byte[] picture = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("PNG"u8, picture.AsSpan(1, 3));
        Assert.Equal((Width, Height), (Number(picture, 16), Number(picture, 20)));
        Assert.Contains($"docs/images/console-{name}.png", File.ReadAllText(Repository.Combine("README.md")), StringComparison.Ordinal);
    }

    private static int Number(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
