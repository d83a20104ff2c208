using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>When a service or task is in the state that is waited for, and when it never will be: as ECS's waiters have it.</summary>
[Trait("Category", "Fast")]
public sealed class WorkloadWaitTests
{
    private static readonly Deployment s_deployment = new();

    [Theory]
    [InlineData("ACTIVE", 1, 2, 2, "web:2", true, null)]
    [InlineData("ACTIVE", 2, 2, 2, "web:2", false, null)]
    [InlineData("ACTIVE", 1, 1, 2, "web:2", false, null)]
    [InlineData("DRAINING", 1, 1, 0, "web:2", false, "WaitHopeless")]
    [InlineData("INACTIVE", 1, 0, 0, "web:2", true, "WaitHopeless")]
    [InlineData("ACTIVE", 1, 2, 2, "web:1", true, "WaitHopeless")]
    public void A_service_is_steady_with_one_deployment_and_all_its_tasks(
        string status, int deployments, int running, int desired, string runs, bool isReached, string? failure)
    {
        DescribeServicesResponse answer = Of(new ContainerService
        {
            Status = status, Deployments = [.. Enumerable.Repeat(s_deployment, deployments)], RunningCount = running,
            DesiredCount = desired, TaskDefinition = runs,
        });
        WorkloadReading reading = ServiceWait.Read(answer, "shop", ServiceWait.Steady, "web:2");
        Assert.Equal(isReached, reading.IsReached);
        Assert.Equal(failure, reading.Failure?.Code);
    }

    [Fact]
    public void A_service_that_is_gone_is_INACTIVE_and_one_that_never_was_is_missing()
    {
        Assert.True(ServiceWait.Read(Of(new ContainerService { Status = "INACTIVE" }), "shop", ServiceWait.Inactive).IsReached);
        Assert.False(ServiceWait.Read(Of(new ContainerService { Status = "DRAINING" }), "shop", ServiceWait.Inactive).IsReached);
        var missing = new DescribeServicesResponse { Services = [], Failures = [new Failure { Arn = "x", Reason = "MISSING" }] };
        Assert.Equal("MISSING", ServiceWait.Read(missing, "shop", ServiceWait.Inactive).Failure!.Code);
    }

    [Theory]
    [InlineData("PENDING", TaskWait.Running, false, null)]
    [InlineData("RUNNING", TaskWait.Running, true, null)]
    [InlineData("STOPPED", TaskWait.Running, false, "WaitHopeless")]
    [InlineData("RUNNING", TaskWait.Stopped, false, null)]
    [InlineData("STOPPED", TaskWait.Stopped, true, null)]
    public void A_task_is_what_its_last_status_says(string status, string state, bool isReached, string? failure)
    {
        var answer = new DescribeTasksResponse { Tasks = [new ContainerTask { LastStatus = status }], Failures = [] };
        WorkloadReading reading = TaskWait.Read(answer, "0f", state);
        Assert.Equal(isReached, reading.IsReached);
        Assert.Equal(failure, reading.Failure?.Code);
    }

    private static DescribeServicesResponse Of(ContainerService service) => new() { Services = [service], Failures = [] };
}
