namespace EcsTaskDef.Core.Tests.Settings;

[Trait("Category", "Fast")]
public sealed class StoreLocationTests
{
    [Fact]
    public void The_variable_goes_before_everything()
    {
        Dictionary<string, string?> environment = new()
        {
            ["ECSTASKDEF_STORE"] = "/x", ["HOME"] = "/h", ["LOCALAPPDATA"] = "l", ["XDG_DATA_HOME"] = "/d"
        };
        Assert.Equal("/x", StoreLocation.Default(environment.GetValueOrDefault, isWindows: false));
        Assert.Equal("/x", StoreLocation.Default(environment.GetValueOrDefault, isWindows: true));
    }

    [Theory]
    [InlineData("/d", "/d/ecs-task-def")]
    [InlineData(null, "/h/.local/share/ecs-task-def")]
    [InlineData("", "/h/.local/share/ecs-task-def")]
    [InlineData("relative", "/h/.local/share/ecs-task-def")]
    public void Elsewhere_than_on_Windows_it_is_the_data_folder(string? data, string expected)
    {
        Dictionary<string, string?> environment = new() { ["HOME"] = "/h", ["XDG_DATA_HOME"] = data, ["ECSTASKDEF_STORE"] = "" };
        Assert.Equal(expected, StoreLocation.Default(environment.GetValueOrDefault, isWindows: false).Replace('\\', '/'));
    }

    [Fact]
    public void On_Windows_it_is_the_local_application_data()
    {
        Dictionary<string, string?> environment = new() { ["LOCALAPPDATA"] = "L", ["HOME"] = "/h", ["XDG_DATA_HOME"] = "/d" };
        Assert.Equal(Path.Combine("L", "EcsTaskDef"), StoreLocation.Default(environment.GetValueOrDefault, isWindows: true));
    }
}
