namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §7.3: what services refuse, in the numbering of that table.</summary>
internal static class ServiceRefusalRows
{
    public static Row[] All { get; } =
    [
        new("7.3 unknown definition", [Given.Cluster], """
            CreateService {serviceName: 's', taskDefinition: 'nope', desiredCount: 1} -> ClientException: TaskDefinition not found.
            """),
        new("7.3 CreateService 1: DesiredCount is missing", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web'} -> InvalidParameterException: DesiredCount is missing
            """),
        new("7.3 CreateService 2: DesiredCount can not be lesser than 0", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: -1}
                -> InvalidParameterException: DesiredCount can not be lesser than 0
            """),
        new("7.3 CreateService 3: ServiceName must match ^[a-zA-Z0-9\\-_](1,255)$, but was ????", Given.Default, """
            CreateService {serviceName: 'a b', taskDefinition: 'web', desiredCount: 1}
                -> InvalidParameterException: ServiceName must match ^[a-zA-Z0-9\-_]{1,255}$, but was ????
            """),
        new("7.3 CreateService 4: Scheduling strategy should be one of [REPLICA,DAEMON]", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, schedulingStrategy: 'X'}
                -> InvalidParameterException: Scheduling strategy should be one of [REPLICA,DAEMON]
            """),
        new("7.3 CreateService 5: The daemon scheduling strategy does not support a desired co", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 0, schedulingStrategy: 'DAEMON'}
                -> InvalidParameterException: The daemon scheduling strategy does not support a desired count for services. Remove the
                    desired count value and try again
            """),
        new("7.3 CreateService 6: The daemon scheduling strategy does not support the FARGATE ", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', launchType: 'FARGATE', schedulingStrategy: 'DAEMON'}
                -> InvalidParameterException: The daemon scheduling strategy does not support the FARGATE launch type. Change the launch
                    type and try again
            """),
        new("7.3 CreateService 7: The daemon scheduling strategy does not support values above", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', schedulingStrategy: 'DAEMON',
                    deploymentConfiguration: {maximumPercent: 150}}
                -> InvalidParameterException: The daemon scheduling strategy does not support values above 100 for maximumPercent on a
                    deployment configuration. Change the maximumPercent value to 100, and try again
            """),
        new("7.3 CreateService 8: The service couldn't be created because Availability Zone Re", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', schedulingStrategy: 'DAEMON', availabilityZoneRebalancing: 'ENABLED'}
                -> InvalidParameterException: The service couldn't be created because Availability Zone Rebalancing does not support DAEMON
                    as scheduling strategy. Update scheduling strategy and try again.
            """),
        new("7.3 CreateService 9: maximumPercent must be at least 100", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentConfiguration: {maximumPercent: 99}}
                -> InvalidParameterException: maximumPercent must be at least 100
            """),
        new("7.3 CreateService 10: minimumHealthyPercent must be at most 100", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentConfiguration: {minimumHealthyPercent: 101}}
                -> InvalidParameterException: minimumHealthyPercent must be at most 100
            """),
        new("7.3 CreateService 11: Both maximumPercent and minimumHealthyPercent cannot be 100 ", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentConfiguration: {minimumHealthyPercent: 100,
                    maximumPercent: 100}}
                -> InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.
            """),
        new("7.3 CreateService 12: Invalid deployment circuit breaker threshold value.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1,
                    deploymentConfiguration: {deploymentCircuitBreaker: {enable: true, rollback: true,
                    thresholdConfiguration: {type: 'COUNT', value: 0}}}}
                -> InvalidParameterException: Invalid deployment circuit breaker threshold value.
            """),
        new("7.3 CreateService 13: Invalid deployment circuit breaker threshold type.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1,
                    deploymentConfiguration: {deploymentCircuitBreaker: {enable: true, rollback: true, thresholdConfiguration: {type: 'X',
                    value: 1}}}}
                -> InvalidParameterException: Invalid deployment circuit breaker threshold type.
            """),
        new("7.3 CreateService 14: Network Configuration must be provided when networkMode 'aws", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1}
                -> InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.
            """),
        new("7.3 CreateService 15: Network Configuration is not valid for the given networkMode", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1} in {subnets: ['s']}
                -> InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.
            """),
        new("7.3 CreateService 16: Specifying both a launch type and capacity provider strategy", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, launchType: 'EC2',
                    capacityProviderStrategy: [{capacityProvider: 'x'}]}
                -> InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported. Remove one and
                    try again.
            """),
        new("7.3 CreateService 17: a provider that is not the cluster's", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, capacityProviderStrategy: [{capacityProvider: 'x'}]}
                -> service.capacityProviderStrategy[0].capacityProvider = x
            """),
        new("7.3 CreateService 18: The platform version must be null when specifying an EC2 lau", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, launchType: 'EC2', platformVersion: '1.4.0'}
                -> InvalidParameterException: The platform version must be null when specifying an EC2 launch type.
            """),
        new("7.3 CreateService 19: Placement constraints are not supported with FARGATE launch ", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, launchType: 'FARGATE',
                    placementConstraints: [{type: 'distinctInstance'}]}
                -> InvalidParameterException: Placement constraints are not supported with FARGATE launch type.
            """),
        new("7.3 CreateService 20: Placement strategies are not supported with FARGATE launch t", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, launchType: 'FARGATE',
                    placementStrategy: [{type: 'random'}]}
                -> InvalidParameterException: Placement strategies are not supported with FARGATE launch type.
            """),
        new("7.3 CreateService 21: Maximum number of strategies is 5.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, placementStrategy: [{type: 'random'},
                    {type: 'random'}, {type: 'random'}, {type: 'random'}, {type: 'random'}, {type: 'random'}]}
                -> InvalidParameterException: Maximum number of strategies is 5.
            """),
        new("7.3 CreateService 22: random field should not be specified.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, placementStrategy: [{type: 'random', field: 'x'}]}
                -> InvalidParameterException: random field should not be specified.
            """),
        new("7.3 CreateService 23: binpack field 'instanceId' is invalid.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, placementStrategy: [{type: 'binpack',
                    field: 'instanceId'}]}
                -> InvalidParameterException: binpack field 'instanceId' is invalid.
            """),
        new("7.3 CreateService 24: distinctInstance expression should not be specified.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, placementConstraints: [{type: 'distinctInstance',
                    expression: 'x'}]}
                -> InvalidParameterException: distinctInstance expression should not be specified.
            """),
        new("7.3 CreateService 25: The container nope does not exist in the task definition.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: [{targetGroupArn: 't',
                    containerName: 'nope', containerPort: 80}]}
                -> InvalidParameterException: The container nope does not exist in the task definition.
            """),
        new("7.3 CreateService 26: The container app did not have a container port 8080 defined", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: [{targetGroupArn: 't',
                    containerName: 'app', containerPort: 8080}]}
                -> InvalidParameterException: The container app did not have a container port 8080 defined.
            """),
        new("7.3 CreateService 27: loadBalancerName and targetGroupArn cannot both be specified", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: [{targetGroupArn: 't',
                    loadBalancerName: 'l', containerName: 'app', containerPort: 80}]}
                -> InvalidParameterException: loadBalancerName and targetGroupArn cannot both be specified
            """),
        new("7.3 CreateService 28: When specifying the CODE_DEPLOY deployment controller type, ", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentController: {type: 'CODE_DEPLOY'}}
                -> InvalidParameterException: When specifying the CODE_DEPLOY deployment controller type, the service requires an
                    Application Load Balancer or Network Load Balancer.
            """),
        new("7.3 CreateService 29: TaskDefinition must be blank.", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentController: {type: 'EXTERNAL'}}
                -> InvalidParameterException: TaskDefinition must be blank.
            """),
        new("7.3 CreateService 30: LoadBalancers must be empty or null", Given.Default, """
            CreateService {serviceName: 's', desiredCount: 1, deploymentController: {type: 'EXTERNAL'},
                    loadBalancers: [{targetGroupArn: 't'}]}
                -> InvalidParameterException: LoadBalancers must be empty or null
            """),
        new("7.3 a strategy without a weight", [Given.Cluster, Given.Web], """
            CreateCluster {clusterName: 'two', capacityProviders: ['FARGATE', 'FARGATE_SPOT']}
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, cluster: 'two',
                    capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 0}, {capacityProvider: 'FARGATE_SPOT', weight: 0}]}
                -> InvalidParameterException: There are no capacity providers in the capacity provider strategy with a weight value greater
                    than zero. Specify a weight value greater than zero for at least one capacity provider and try again.
            """),
        new("7.3 a strategy with two bases", [Given.Cluster, Given.Web], """
            CreateCluster {clusterName: 'two', capacityProviders: ['FARGATE', 'FARGATE_SPOT']}
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, cluster: 'two',
                    capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1, base: 1}, {capacityProvider: 'FARGATE_SPOT',
                    weight: 1, base: 1}]}
                -> InvalidParameterException
            """),
        new("7.3 a volume that is not configured at launch", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, volumeConfigurations: [{name: 'nope'}]}
                -> InvalidParameterException: The volume name 'nope' in your request does not have a matching volume in your Task Definition
                    that is configurable at launch.
            RegisterTaskDefinition {family: 'disk', volumes: [{name: 'v', configuredAtLaunch: true}], containerDefinitions: [{name: 'app',
                    image: 'busybox:1', memory: 64, mountPoints: [{sourceVolume: 'v', containerPath: '/v'}]}]}
            CreateService {serviceName: 's', taskDefinition: 'disk', desiredCount: 1, volumeConfigurations: [{name: 'v'}]}
                -> service.status = ACTIVE
            """),
        new("7.3 AZ rebalancing with maximumPercent of 100", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, availabilityZoneRebalancing: 'DISABLED'}
            UpdateService {service: 's', availabilityZoneRebalancing: 'ENABLED', deploymentConfiguration: {maximumPercent: 100,
                    minimumHealthyPercent: 50}}
                -> InvalidParameterException: The service couldn't be updated because Availability Zone Rebalancing does not support
                    maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.
            """),
        new("7.3 a platform version where EC2 is the default", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, platformVersion: '1.4.0'}
                -> InvalidParameterException: The platform version must be null when specifying an EC2 launch type.
            """),
    ];
}
