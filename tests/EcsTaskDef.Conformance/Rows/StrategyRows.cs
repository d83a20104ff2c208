namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §7.7: deployments that shift traffic.</summary>
internal static class StrategyRows
{
    private const string Service =
        """
        CreateService {serviceName: 's', taskDefinition: 'vpc:1', desiredCount: 1, deploymentConfiguration: {strategy: 'BLUE_GREEN',
                bakeTimeInMinutes: 10}} on Fargate
        """;

    private const string Pause = "{targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP']}";

    public static Row[] All { get; } =
    [
        new("7.7 blue and green run side by side until the bake time is over", [Given.Cluster, Given.Fargate, Given.Fargate, Service], """
            DescribeServices {services: ['s']} -> services[0].deployments[0].rolloutState = COMPLETED
            UpdateService {service: 's', taskDefinition: 'vpc:2'} -> service.deployments[0].rolloutState = IN_PROGRESS
            DescribeServices {services: ['s']}
                -> services[0].deployments[0].status = PRIMARY & services[0].deployments[0].runningCount = 1
                -> services[0].deployments[1].status = ACTIVE & services[0].deployments[1].runningCount = 1
                -> services[0].runningCount = 2 & services[0].desiredCount = 1
            ListServiceDeployments {service: 's'} -> serviceDeployments[0].status = IN_PROGRESS
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']}
                -> serviceDeployments[0].lifecycleStage = BAKE_TIME
                -> serviceDeployments[0].targetServiceRevision.requestedProductionTrafficWeight = 100
                -> serviceDeployments[0].sourceServiceRevisions[0].requestedProductionTrafficWeight = 0
            DescribeServiceRevisions {serviceRevisionArns: ['<revision>']}
                -> serviceRevisions[0].taskDefinition = <arn>:task-definition/vpc:2
            Wait 600
            DescribeServices {services: ['s']}
                -> services[0].deployments[0].rolloutState = COMPLETED & services[0].deployments[1] = absent & services[0].runningCount = 1
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']} -> serviceDeployments[0].status = SUCCESSFUL
            """),
        new("7.7 LINEAR goes step by step", [Given.Cluster, Given.Fargate, Given.Fargate, Service], """
            UpdateService {service: 's', taskDefinition: 'vpc:2', deploymentConfiguration: {strategy: 'LINEAR', bakeTimeInMinutes: 0,
                    linearConfiguration: {stepPercent: 50}}}
                -> service.deploymentConfiguration.linearConfiguration.stepBakeTimeInMinutes = 6
            ListServiceDeployments {service: 's'}
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']}
                -> serviceDeployments[0].lifecycleStage = PRODUCTION_TRAFFIC_SHIFT
                -> serviceDeployments[0].targetServiceRevision.requestedProductionTrafficWeight = 50
            Wait 360
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']} -> serviceDeployments[0].status = SUCCESSFUL
            """),
        new("7.7 CANARY shifts a part, and is stopped", [Given.Cluster, Given.Fargate, Given.Fargate, Service], """
            UpdateService {service: 's', taskDefinition: 'vpc:2', deploymentConfiguration: {strategy: 'CANARY'}}
            ListServiceDeployments {service: 's'}
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']}
                -> serviceDeployments[0].targetServiceRevision.requestedProductionTrafficWeight = 5
            StopServiceDeployment {serviceDeploymentArn: '<deployment>', stopType: 'ROLLBACK'} -> serviceDeploymentArn = <deployment>
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']} -> serviceDeployments[0].status = ROLLBACK_SUCCESSFUL
            DescribeServices {services: ['s']}
                -> services[0].taskDefinition = <arn>:task-definition/vpc:1 & services[0].runningCount = 1
            StopServiceDeployment {serviceDeploymentArn: '<deployment>'} -> ConflictException
            """),
        new("7.7 a PAUSE hook waits for ContinueServiceDeployment", [Given.Cluster, Given.Fargate, Given.Fargate, Service], $$"""
            UpdateService {service: 's', taskDefinition: 'vpc:2', deploymentConfiguration: {lifecycleHooks: [{{Pause}}] } }
            Wait 3600
            ListServiceDeployments {service: 's'} -> serviceDeployments[0].status = IN_PROGRESS
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']}
                -> serviceDeployments[0].lifecycleStage = POST_SCALE_UP
                -> serviceDeployments[0].lifecycleHookDetails[0].status = AWAITING_ACTION
            ContinueServiceDeployment {serviceDeploymentArn: '<deployment>', hookId: 'none'} -> InvalidParameterException
            ContinueServiceDeployment {serviceDeploymentArn: '<deployment>', hookId: '<hook>', action: 'STOP'} -> InvalidParameterException
            ContinueServiceDeployment {serviceDeploymentArn: '<deployment>', hookId: '<hook>'} -> serviceDeploymentArn = <deployment>
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']}
                -> serviceDeployments[0].lifecycleStage = BAKE_TIME & serviceDeployments[0].lifecycleHookDetails[0].status = SUCCEEDED
            """),
        new("7.7 a PAUSE hook takes a deployment back", [Given.Cluster, Given.Fargate, Given.Fargate, Service], $$"""
            UpdateService {service: 's', taskDefinition: 'vpc:2', deploymentConfiguration: {lifecycleHooks: [{{Pause}}] } }
            ListServiceDeployments {service: 's'}
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']}
            ContinueServiceDeployment {serviceDeploymentArn: '<deployment>', hookId: '<hook>', action: 'ROLLBACK'}
            DescribeServiceDeployments {serviceDeploymentArns: ['<deployment>']} -> serviceDeployments[0].status = ROLLBACK_SUCCESSFUL
            DescribeServices {services: ['s']} -> services[0].taskDefinition = <arn>:task-definition/vpc:1
            """),
        new("7.7 what a strategy cannot be is refused", [Given.Cluster, Given.Fargate], """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, deploymentConfiguration: {strategy: 'BLUE_GREEN',
                    bakeTimeInMinutes: 1441}} on Fargate
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, deploymentConfiguration: {strategy: 'LINEAR',
                    linearConfiguration: {stepPercent: 1}}} on Fargate
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, deploymentConfiguration: {strategy: 'BLUE_GREEN',
                    canaryConfiguration: {canaryPercent: 10}}} on Fargate
                -> InvalidParameterException
            """),
    ];
}
