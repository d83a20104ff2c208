using EcsTaskDef.Console.Reading;

namespace EcsTaskDef.Console.Tests;

/// <summary>What pages make of what they read, without a browser.</summary>
[Trait("Category", "Fast")]
public sealed class ReadingTests
{
    [Theory]
    [InlineData("", new int[0], null)]
    [InlineData("3", new[] { 3 }, "3")]
    [InlineData("1,2,3,7", new[] { 1, 2, 3, 7 }, "1-3,7")]
    [InlineData("7,1-3", new[] { 1, 2, 3, 7 }, "1-3,7")]
    [InlineData("x,-,1-,--,2-1,5", new[] { 5 }, "5")]
    public void An_address_keeps_numbers_as_ranges(string text, int[] numbers, string? written)
    {
        HashSet<int> read = NumberSet.Parse(text);
        Assert.Equal(numbers, read.Order());
        Assert.Equal(written, NumberSet.Write(read));
    }

    [Theory]
    [InlineData("nginx:1.27", "nginx:1.27")]
    [InlineData("registry.example.com:5000/shop/orders:2.1.0, public.ecr.aws/x/envoy", "orders:2.1.0, envoy")]
    [InlineData("shop/orders@sha256:a/b", "orders@sha256:a/b")]
    public void An_image_is_shown_without_its_registry(string images, string shown) =>
        Assert.Equal(shown, EcsTaskDef.Console.Parts.Shown.Images(images));

    [Fact]
    public void An_address_takes_no_more_numbers_than_fit()
    {
        Assert.Equal("1-100000", NumberSet.Write(NumberSet.Parse("1-2147483647")));
        Assert.Null(NumberSet.Write(Enumerable.Range(1, 1000).Select(static n => 2 * n)));
    }

    [Fact]
    public void What_looks_like_a_secret_is_masked_and_nothing_else()
    {
        TaskDefinitionDocument revision = new("""
            {
              "family": "web", "revision": 1, "status": "ACTIVE",
              "containerDefinitions": [{
                "name": "app", "image": "nginx", "command": ["--password=hunter2hunter2", "--verbose"],
                "environment": [{ "name": "DB_PASSWORD", "value": "hunter2hunter2" }, { "name": "MODE", "value": "prod" }]
              }]
            }
            """u8.ToArray());
        HashSet<string> secrets = DefinitionText.SecretsOf(revision);
        Assert.Contains("hunter2hunter2", secrets);
        Assert.DoesNotContain("prod", secrets);
        string shown = DefinitionText.Whole(revision, secrets);
        Assert.DoesNotContain("\"hunter2hunter2\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"value\": \"********\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"prod\"", shown, StringComparison.Ordinal);
        Assert.Contains("hunter2hunter2", DefinitionText.Whole(revision, new HashSet<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_exported_registers_the_same_again()
    {
        TaskDefinitionDocument revision = new("""
            {
              "family": "web", "revision": 1, "status": "ACTIVE", "registeredAt": 1, "registeredBy": "arn:aws:iam::000000000000:user/ada",
              "taskDefinitionArn": "arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1", "requiresAttributes": [],
              "compatibilities": ["EC2"],
              "containerDefinitions": [{ "name": "app", "image": "nginx", "memory": 64 }]
            }
            """u8.ToArray());
        string text = DefinitionText.Registration(revision, [new Tag { Key = "team", Value = "shop" }]);
        Assert.DoesNotMatch("revision|status|registered|Arn|requiresAttributes|compatibilities", text);
        foreach (string file in new[] { text, $"[{text}]", $"{{\"taskDefinition\":{text}}}", "\uFEFF" + text })
        {
            RegisterTaskDefinitionRequest request = Assert.Single(DefinitionText.RequestsOf(Encoding.UTF8.GetBytes(file)));
            Assert.Equal(("web", "app", "team"), (request.Family, request.ContainerDefinitions![0].Name, request.Tags![0].Key));
        }
    }

    [Fact]
    public void Commands_quote_what_a_path_may_have()
    {
        Commands commands = new("eu-west-1", "http://127.0.0.1:4580", "/home/o'neil/my store");
        (string shell, string cli) = commands.Deregister(["web:3", "web:1"]);
        Assert.Equal("Unregister-TaskDefinitionRevision web:3, web:1 -Region eu-west-1 -Store '/home/o''neil/my store'", shell);
        Assert.Equal(
            """
            aws ecs deregister-task-definition --task-definition web:3 --region eu-west-1 --endpoint-url http://127.0.0.1:4580
            aws ecs deregister-task-definition --task-definition web:1 --region eu-west-1 --endpoint-url http://127.0.0.1:4580
            """.ReplaceLineEndings("\n"),
            cli);
    }
}
