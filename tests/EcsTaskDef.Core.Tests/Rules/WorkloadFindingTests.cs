using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Services;
using EcsTaskDef.Engine.Tasks;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Rules about what runs report everything, as those about definitions do, and an operation refuses with the first of it.
/// </summary>
[Trait("Category", "Fast")]
public sealed class WorkloadFindingTests
{
    [Fact]
    public void Everything_that_is_wrong_with_a_new_service_is_reported() => Demand(
        "DaemonDesiredCount DaemonFargate MaximumPercentTooSmall MinimumPercentTooLarge EnumParameterInvalid GracePeriodUnused",
        report => ServiceRules.Check(
            Read<CreateServiceRequest>(
                "{schedulingStrategy: 'DAEMON', desiredCount: 1, launchType: 'FARGATE', propagateTags: 'no', "
                + "healthCheckGracePeriodSeconds: 5, deploymentConfiguration: {maximumPercent: 50, minimumHealthyPercent: 150}}"),
            report));

    [Fact]
    public void Everything_that_is_wrong_with_tasks_is_reported() => Demand(
        "TaskCountInvalid LaunchTypeAndStrategy StartedByTooLong PropagateTagsInvalid LaunchTypeInvalid",
        report => RunTaskRules.Check(
            Read<RunTaskRequest>(
                $"{{count: 11, launchType: 'X', capacityProviderStrategy: [{{capacityProvider: 'a'}}], propagateTags: 'SERVICE', "
                + $"startedBy: '{new string('x', 129)}'}}"),
            report));

    [Fact]
    public void Everything_that_does_not_fit_the_definition_is_reported() => Demand(
        "NetworkMissing PlatformUnknown VolumeNotAtLaunch ExecTaskRoleMissing LaunchTypeNotSupported OverrideContainerUnknown",
        report => RunTaskRules.CheckDefinition(
            Read<RunTaskRequest>(
                "{enableExecuteCommand: true, overrides: {containerOverrides: [{name: 'nobody'}]}, volumeConfigurations: [{name: 'v'}]}"),
            new RunTask.Launch(LaunchTypes.Fargate, Strategy: null, PlatformVersion: "9.9.9"),
            Read<TaskDefinition>(
                "{networkMode: 'awsvpc', compatibilities: ['EC2'], containerDefinitions: [{name: 'app', image: 'busybox:1'}]}"),
            LaunchTypes.Fargate,
            report));

    [Fact]
    public void Everything_that_is_wrong_with_a_cluster_is_reported() => Demand(
        "SettingNameInvalid SettingValueInvalid CapacityProviderNameInvalid StrategyProviderUnknown ExecLogConfigurationMissing",
        report => ClusterRules.Check(
            Read<CreateClusterRequest>(
                "{settings: [{name: 'x', value: 'y'}], capacityProviders: ['aws-own'], "
                + "defaultCapacityProviderStrategy: [{capacityProvider: 'other'}], "
                + "configuration: {executeCommandConfiguration: {logging: 'OVERRIDE'}}}"),
            report));

    [Fact]
    public void What_is_in_order_is_not_reported() => Report.Demand(report => ServiceRules.Check(
        Read<CreateServiceRequest>("{desiredCount: 1, launchType: 'FARGATE', propagateTags: 'SERVICE'}"), report));

    private static void Demand(string expected, Action<Report> check)
    {
        Report report = new();
        check(report);
        Assert.Equal(expected, string.Join(" ", report.Findings.Select(static one => one.Rule.Name)));
        Assert.All(report.Findings, static one => Assert.NotEmpty(one.Rule.Evidence));
        EcsException refusal = Assert.Throws<EcsException>(() => Report.Demand(check));
        Assert.Equal((report.Findings[0].Rule.Code, report.Findings[0].Message), (refusal.Code, refusal.Message));
    }

    private static T Read<T>(string json) where T : class => EcsJson.Read<T>(Lax.Utf8(json));
}
