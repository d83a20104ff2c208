using System.Collections;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Names, requests and listings of what runs.</summary>
[Trait("Category", "Fast")]
public sealed class WorkloadParameterTests : IWaiter
{
    private static readonly ObjectInspector s_inspector = new();

    [Theory]
    [InlineData("default", null, "default")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:cluster/prod", null, "prod")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:service/prod/shop", "prod", "shop")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task/prod/0f", "prod", "0f")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task/0f", null, "0f")]
    public void An_ARN_names_its_cluster(string name, string? cluster, string last)
    {
        Assert.Equal(cluster, WorkloadName.ClusterIn(name));
        Assert.Equal(last, WorkloadName.Last(name));
    }

    [Fact]
    public void Parameters_become_members_under_their_singular_names()
    {
        var request = RequestReader.Of<CreateServiceRequest>(
            new Dictionary<string, object>
            {
                ["ServiceName"] = "shop",
                ["PropagateTag"] = "SERVICE",
                ["EnableECSManagedTag"] = true,
                ["HealthCheckGracePeriodSecond"] = "30",
                ["ServiceRegistry"] = new object[] { new Hashtable { ["registryArn"] = "arn:x" } },
                ["NetworkConfiguration"] = new NetworkConfiguration { AwsvpcConfiguration = new() { Subnets = ["subnet-1"] } },
                ["PlacementStrategy"] = new object[] { new Hashtable { ["TYPE"] = "spread" } },
                ["Verbose"] = true,
            },
            s_inspector);

        Assert.Equal("shop", request.ServiceName);
        Assert.Equal("SERVICE", request.PropagateTags);
        Assert.True(request.EnableECSManagedTags);
        Assert.Equal(30, request.HealthCheckGracePeriodSeconds);
        Assert.Equal("arn:x", request.ServiceRegistries!.Value[0].GetProperty("registryArn").GetString());
        Assert.Equal("subnet-1", Assert.Single(request.NetworkConfiguration!.AwsvpcConfiguration!.Subnets!));
        Assert.Equal("spread", Assert.Single(request.PlacementStrategy!).Type);
    }

    [Fact]
    public void A_list_of_maps_is_a_list_of_pairs_where_the_model_has_pairs()
    {
        var request = RequestReader.Of<CreateClusterRequest>(
            new Dictionary<string, object>
            {
                ["Setting"] = new object[]
                {
                    new Hashtable { ["containerInsights"] = "enabled" }, new Hashtable { ["Name"] = "other", ["Value"] = "x" },
                },
            },
            s_inspector);
        Assert.Equal(["containerInsights=enabled", "other=x"], request.Settings!.Select(static s => $"{s.Name}={s.Value}"));
    }

    [Fact]
    public void A_value_that_fits_nowhere_is_refused_in_the_words_of_ECS()
    {
        EcsException refusal = Assert.Throws<EcsException>(() => RequestReader.Of<RunTaskRequest>(
            new Dictionary<string, object> { ["Count"] = "many" }, s_inspector));
        Assert.Equal(EcsErrorCodes.Serialization, refusal.Code);
        Assert.Equal("$.count", refusal.JsonPath);
    }

    [Fact]
    public void A_listing_knows_all_names_before_it_describes_the_first()
    {
        var pages = new Dictionary<string, (string[] Arns, string? Next)>
        {
            [""] = (["a", "b"], "1"), ["1"] = (["x", "c"], "2"), ["2"] = ([], null),
        };
        var asked = new List<string>();
        var listing = WorkloadListing.Of<string>(
            this,
            (next, _) =>
            {
                asked.Add("list");
                return new ValueTask<(IReadOnlyList<string>, string?)>((pages[next ?? ""].Arns, pages[next ?? ""].Next));
            },
            static arn => arn != "x",
            2,
            (arns, _) =>
            {
                asked.Add(string.Concat(arns));
                return new ValueTask<IReadOnlyList<string>>(arns);
            });

        Assert.Equal("a", listing.First());
        Assert.Equal(["list", "list", "list", "ab"], asked);
        Assert.Equal(["a", "b", "c"], listing);
    }

    T IWaiter.Wait<T>(Func<CancellationToken, ValueTask<T>> operation) => operation(default).AsTask().GetAwaiter().GetResult();
}
