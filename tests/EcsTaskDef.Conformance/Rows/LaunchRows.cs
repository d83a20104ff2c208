namespace EcsTaskDef.Conformance.Rows;

/// <summary>What RunTask and CreateService share, as corrected in the second reading: networks, platforms, ECS Exec, strategies.</summary>
internal static class LaunchRows
{
    public static Row[] All { get; } =
    [
        Row.Corrected(56, "blank and too many subnets and security groups", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc'} on Fargate in {subnets: ['s'], securityGroups: ['']}
                -> InvalidParameterException: security group cannot be blank.
            RunTask {taskDefinition: 'vpc'} on Fargate in {subnets: ['s', '']} -> InvalidParameterException: subnet cannot be blank.
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1} on Fargate in {subnets: [' ']}
                -> InvalidParameterException: subnet cannot be blank.
            RunTask {taskDefinition: 'vpc'} on Fargate in {subnets: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13',
                    '14', '15', '16', '17']}
                -> InvalidParameterException: subnets can have at most 16 items.
            RunTask {taskDefinition: 'vpc'} on Fargate in {subnets: ['s'], securityGroups: ['1', '2', '3', '4', '5', '6']}
                -> InvalidParameterException
            RunTask {taskDefinition: 'vpc'} on Fargate in {subnets: ['s'], securityGroups: ['1', '2', '3', '4', '5']}
                -> tasks[0].launchType = FARGATE
            """),
        Row.Corrected(57, "a platform version that does not exist", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', platformVersion: '1.4'} on Fargate
                -> PlatformUnknownException: The specified platform does not exist.
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, platformVersion: 'latest'} on Fargate
                -> PlatformUnknownException: The specified platform does not exist.
            RunTask {taskDefinition: 'vpc', platformVersion: '1.3.0'} on Fargate -> tasks[0].platformVersion = 1.3.0
            RunTask {taskDefinition: 'vpc', platformVersion: 'LATEST'} on Fargate -> tasks[0].platformVersion = 1.4.0
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, platformVersion: '1.4.0'} on Fargate
                -> service.platformVersion = 1.4.0
            UpdateService {service: 's', platformVersion: '2.0.0'} -> PlatformUnknownException: The specified platform does not exist.
            """),
        Row.Corrected(57, "the versions of Windows", [Given.Cluster], """
            RegisterTaskDefinition {family: 'win', cpu: '1024', memory: '2048',
                    runtimePlatform: {operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64'}} on Fargate
            RunTask {taskDefinition: 'win', platformVersion: '1.4.0'} on Fargate
                -> PlatformUnknownException: The specified platform does not exist.
            RunTask {taskDefinition: 'win', platformVersion: '1.0.0'} on Fargate -> tasks[0].platformVersion = 1.0.0
            RunTask {taskDefinition: 'win'} on Fargate -> tasks[0].platformVersion = 1.0.0
            """),
        Row.Corrected(58, "a platform version that lacks what the definition needs", [Given.Cluster], """
            RegisterTaskDefinition {family: 'efs', volumes: [{name: 'v', efsVolumeConfiguration: {fileSystemId: 'fs-1'}}],
                    containerDefinitions: [{name: 'app', image: 'busybox:1', mountPoints: [{sourceVolume: 'v',
                    containerPath: '/v'}]}]} on Fargate
            RegisterTaskDefinition {family: 'large', cpu: '8192', memory: '16384'} on Fargate
            RegisterTaskDefinition {family: 'disk', ephemeralStorage: {sizeInGiB: 30}} on Fargate
            RegisterTaskDefinition {family: 'pid', pidMode: 'task'} on Fargate
            RegisterTaskDefinition {family: 'trace', containerDefinitions: [{name: 'app', image: 'busybox:1',
                    linuxParameters: {capabilities: {add: ['SYS_PTRACE']}}}]} on Fargate
            RunTask {taskDefinition: 'efs', platformVersion: '1.3.0'} on Fargate
                -> PlatformTaskDefinitionIncompatibilityException: One or more of the requested capabilities are not supported.
            RunTask {taskDefinition: 'large', platformVersion: '1.3.0'} on Fargate -> PlatformTaskDefinitionIncompatibilityException
            RunTask {taskDefinition: 'disk', platformVersion: '1.3.0'} on Fargate -> PlatformTaskDefinitionIncompatibilityException
            RunTask {taskDefinition: 'pid', platformVersion: '1.3.0'} on Fargate -> PlatformTaskDefinitionIncompatibilityException
            CreateService {serviceName: 's', taskDefinition: 'trace', desiredCount: 1, platformVersion: '1.3.0'} on Fargate
                -> PlatformTaskDefinitionIncompatibilityException
            RunTask {taskDefinition: 'efs', platformVersion: '1.4.0'} on Fargate -> tasks[0].platformVersion = 1.4.0
            RunTask {taskDefinition: 'efs'} on Fargate -> tasks[0].platformVersion = 1.4.0
            """),
        Row.Corrected(68, "a platform version, and placement, against the launch type", Given.Default, """
            RunTask {taskDefinition: 'web', platformVersion: '1.4.0'}
                -> InvalidParameterException: The platform version must be null when specifying an EC2 launch type.
            RunTask {taskDefinition: 'vpc', placementConstraints: [{type: 'distinctInstance'}]} on Fargate
                -> InvalidParameterException: Placement constraints are not supported with FARGATE launch type.
            RunTask {taskDefinition: 'vpc', placementStrategy: [{type: 'random'}]} on Fargate
                -> InvalidParameterException: Placement strategies are not supported with FARGATE launch type.
            RegisterContainerInstance
            RunTask {taskDefinition: 'web', placementConstraints: [{type: 'distinctInstance'}], placementStrategy: [{type: 'random'}]}
                -> tasks[0].launchType = EC2
            """),
        Row.Corrected(59, "ECS Exec without a task role, the override counts", [Given.Cluster, Given.Web, Given.Role, Given.Instance], """
            RunTask {taskDefinition: 'web', enableExecuteCommand: true}
                -> InvalidParameterException: The execute command failed because a valid task role is not being used. Specify a valid task
                    role in your task definition or as a task override and try again.
            StartTask {taskDefinition: 'web', enableExecuteCommand: true, containerInstances: ['<id>']}
                -> InvalidParameterException: The execute command failed because a valid task role is not being used. Specify a valid task
                    role in your task definition or as a task override and try again.
            RunTask {taskDefinition: 'web', enableExecuteCommand: true, overrides: {taskRoleArn: 'arn:aws:iam::000000000000:role/task'}}
                -> tasks[0].enableExecuteCommand = true
            RunTask {taskDefinition: 'role', enableExecuteCommand: true} -> tasks[0].enableExecuteCommand = true
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, enableExecuteCommand: true}
                -> InvalidParameterException: The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid
                    task role in your task definition and try again.
            CreateService {serviceName: 's', taskDefinition: 'role', desiredCount: 1, enableExecuteCommand: true}
                -> service.enableExecuteCommand = true
            UpdateService {service: 's', taskDefinition: 'web'}
                -> InvalidParameterException: The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid
                    task role in your task definition and try again.
            UpdateService {service: 's', taskDefinition: 'web', enableExecuteCommand: false} -> service.enableExecuteCommand = false
            """),
        Row.Corrected(23, "Service Connect needs no task role", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n'}}
                -> service.status = ACTIVE
            UpdateService {service: 's', serviceConnectConfiguration: {enabled: true, namespace: 'n'}} -> service.status = ACTIVE
            UpdateService {service: 's', enableExecuteCommand: true}
                -> InvalidParameterException: The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid
                    task role in your task definition and try again.
            """),
        Row.Corrected(61, "a strategy changes with a forced deployment only", """
            CreateCluster {capacityProviders: ['FARGATE', 'FARGATE_SPOT']}
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 0} on Fargate
            UpdateService {service: 's', capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}]}
                -> InvalidParameterException: When switching from launch type to capacity provider strategy on an existing service, or
                    making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.
            UpdateService {service: 's', forceNewDeployment: true, capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}]}
                -> service.launchType = absent & service.capacityProviderStrategy[0].capacityProvider = FARGATE
            UpdateService {service: 's', capacityProviderStrategy: [{capacityProvider: 'FARGATE_SPOT', weight: 1}]}
                -> InvalidParameterException: When switching from launch type to capacity provider strategy on an existing service, or
                    making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.
            UpdateService {service: 's', capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1, base: 0}]}
                -> service.status = ACTIVE
            UpdateService {service: 's', capacityProviderStrategy: []} -> InvalidParameterException
            UpdateService {service: 's', forceNewDeployment: true, capacityProviderStrategy: []}
                -> service.launchType = FARGATE & service.capacityProviderStrategy = absent
            """),
        Row.Corrected(68, "the providers and numbers of a strategy", """
            CreateCapacityProvider {name: 'mine', autoScalingGroupProvider: {autoScalingGroupArn: 'g'}}
            CreateCluster {capacityProviders: ['FARGATE', 'mine']}
            CreateCluster {clusterName: 'm', capacityProviders: ['FARGATE', 'mine'],
                    defaultCapacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}, {capacityProvider: 'mine', weight: 1}]}
                -> InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling
                    groups and Fargate providers. Specify one or the other and try again.
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            RunTask {taskDefinition: 'vpc', capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}, {capacityProvider: 'mine',
                    weight: 1}]}
                -> InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling
                    groups and Fargate providers. Specify one or the other and try again.
            RunTask {taskDefinition: 'vpc', capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1001}]}
                -> InvalidParameterException
            RunTask {taskDefinition: 'vpc', capacityProviderStrategy: [{capacityProvider: 'FARGATE', base: -1}]}
                -> InvalidParameterException
            RunTask {taskDefinition: 'vpc', capacityProviderStrategy: [{weight: 1}]}
                -> InvalidParameterException: Capacity Provider can not be blank.
            RunTask {taskDefinition: 'vpc', capacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1000,
                    base: 100000}]} in {subnets: ['s']}
                -> tasks[0].capacityProviderName = FARGATE
            """),
        Row.Corrected(71, "a provider that is not the cluster's: services may, tasks may not", [Given.Cluster, Given.Fargate], """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1,
                    capacityProviderStrategy: [{capacityProvider: 'FARGATE_SPOT', weight: 1}]} in {subnets: ['s']}
                -> service.capacityProviderStrategy[0].capacityProvider = FARGATE_SPOT
            RunTask {taskDefinition: 'vpc', capacityProviderStrategy: [{capacityProvider: 'FARGATE_SPOT', weight: 1}]} in {subnets: ['s']}
                -> InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not
                    associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and
                    try again.
            """),
    ];
}
