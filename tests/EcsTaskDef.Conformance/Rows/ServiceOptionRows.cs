namespace EcsTaskDef.Conformance.Rows;

/// <summary>The options of a service, as corrected in the second reading: controllers, daemons, balancers, Service Connect.</summary>
internal static class ServiceOptionRows
{
    public static Row[] All { get; } =
    [
        Row.Corrected(60, "what CODE_DEPLOY refuses", [Given.Cluster, Given.Fargate], """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 0, deploymentController: {type: 'CODE_DEPLOY'},
                    loadBalancers: <balancer>, deploymentConfiguration: {deploymentCircuitBreaker: {enable: true,
                    rollback: true}}} on Fargate
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 0, deploymentController: {type: 'CODE_DEPLOY'},
                    loadBalancers: <balancer>, deploymentConfiguration: {alarms: {alarmNames: ['a'], enable: true,
                    rollback: true}}} on Fargate
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 0, deploymentController: {type: 'CODE_DEPLOY'},
                    loadBalancers: <balancer>, deploymentConfiguration: {deploymentCircuitBreaker: {enable: false,
                    rollback: false}}} on Fargate
                -> service.status = ACTIVE
            UpdateService {service: 's', loadBalancers: <balancer>}
                -> InvalidParameterException: Unable to update load balancers on services with a CODE_DEPLOY deployment controller. Use AWS
                    CodeDeploy to trigger a new deployment.
            UpdateService {service: 's'} in {subnets: ['subnet-1']}
                -> InvalidParameterException: Unable to update network parameters on services with a CODE_DEPLOY deployment controller. Use
                    AWS CodeDeploy to trigger a new deployment.
            UpdateService {service: 's', platformVersion: '1.4.0'} -> InvalidParameterException
            UpdateService {service: 's', serviceRegistries: []} -> InvalidParameterException
            UpdateService {service: 's', serviceConnectConfiguration: {enabled: false}} -> InvalidParameterException
            UpdateService {service: 's', volumeConfigurations: []} -> InvalidParameterException
            UpdateService {service: 's', deploymentConfiguration: {deploymentCircuitBreaker: {enable: true, rollback: true}}}
                -> InvalidParameterException
            UpdateService {service: 's', desiredCount: 1, healthCheckGracePeriodSeconds: 5, propagateTags: 'SERVICE',
                    enableECSManagedTags: true, deploymentConfiguration: {maximumPercent: 200, minimumHealthyPercent: 50}}
                -> service.desiredCount = 1
            """),
        Row.Corrected(60, "what EXTERNAL refuses", [Given.Cluster], """
            CreateService {serviceName: 's', desiredCount: 1, deploymentController: {type: 'EXTERNAL'}} in {subnets: ['s']}
                -> InvalidParameterException: NetworkConfiguration must be null.
            CreateService {serviceName: 's', desiredCount: 1, deploymentController: {type: 'EXTERNAL'}, taskDefinition: 'web'}
                -> InvalidParameterException: TaskDefinition must be blank.
            """),
        Row.Corrected(62, "a daemon with placement strategies", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON', placementStrategy: [{type: 'random'}]}
                -> InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement
                    strategy and try again
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON', placementConstraints: [{type: 'memberOf',
                    expression: 'attribute:a == b'}]}
                -> service.schedulingStrategy = DAEMON
            UpdateService {service: 'd', placementStrategy: [{type: 'random'}]}
                -> InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement
                    strategy and try again
            UpdateService {service: 'd', placementStrategy: []} -> service.status = ACTIVE
            """),
        Row.Corrected(68, "a daemon with a strategy, with another controller, with volumes", """
            CreateCapacityProvider {name: 'mine', autoScalingGroupProvider: {autoScalingGroupArn: 'g'}}
            CreateCluster {clusterName: 'p', capacityProviders: ['mine'], defaultCapacityProviderStrategy: [{capacityProvider: 'mine',
                    weight: 1}]}
            CreateCluster
            RegisterTaskDefinition <web>
            CreateService {cluster: 'p', serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON'}
                -> InvalidParameterException: Specifying a capacity provider strategy is not supported when you create a service using the
                    DAEMON scheduling strategy.
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON',
                    capacityProviderStrategy: [{capacityProvider: 'mine', weight: 1}]}
                -> InvalidParameterException: Specifying a capacity provider strategy is not supported when you create a service using the
                    DAEMON scheduling strategy.
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON',
                    deploymentController: {type: 'CODE_DEPLOY'}, loadBalancers: <balancer>}
                -> InvalidParameterException
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON', volumeConfigurations: [{name: 'v'}]}
                -> InvalidParameterException
            CreateService {cluster: 'p', serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON', launchType: 'EC2'}
                -> service.launchType = EC2
            """),
        Row.Corrected(70, "a daemon is deleted without force", [Given.Cluster, Given.Web, Given.Instance], """
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON'}
            DescribeServices {services: ['d']} -> services[0].runningCount = 1
            DeleteService {service: 'd'} -> service.status = DRAINING
            CreateService {serviceName: 'r', taskDefinition: 'web', desiredCount: 1}
            DeleteService {service: 'r'} -> InvalidParameterException: The service cannot be stopped while it is scaled above 0.
            """),
        Row.Corrected(63, "a load balancer's port that is mapped twice", [Given.Cluster], """
            RegisterTaskDefinition {family: 'dns', containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64,
                    portMappings: [{containerPort: 53, protocol: 'tcp'}, {containerPort: 53, protocol: 'udp'}, {containerPort: 80}]}]}
            CreateService {serviceName: 's', taskDefinition: 'dns', desiredCount: 1, loadBalancers: [{targetGroupArn: 't',
                    containerName: 'app', containerPort: 53}]}
                -> InvalidParameterException: Container port 53 is used in more than one port mapping for container app
            CreateService {serviceName: 's', taskDefinition: 'dns', desiredCount: 1, loadBalancers: <balancer>} -> service.status = ACTIVE
            UpdateService {service: 's', loadBalancers: [{targetGroupArn: 't', containerName: 'app', containerPort: 53}]}
                -> InvalidParameterException: Container port 53 is used in more than one port mapping for container app
            """),
        Row.Corrected(64, "a Classic Load Balancer on Fargate", [Given.Cluster, Given.Fargate, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, loadBalancers: [{loadBalancerName: 'l',
                    containerName: 'app', containerPort: 80}]} on Fargate
                -> InvalidParameterException: Classic Load Balancers are not supported with Fargate.
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, loadBalancers: [{loadBalancerName: 'l',
                    containerName: 'app', containerPort: 80}]} in {subnets: ['s']}
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: [{loadBalancerName: 'l',
                    containerName: 'app', containerPort: 80}]}
                -> service.loadBalancers[0].loadBalancerName = l
            """),
        Row.Corrected(54, "more load balancers than a service may have", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: <6 balancers>}
                -> InvalidParameterException: load balancers can have at most 5 items.
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: <5 balancers>}
                -> service.loadBalancers[4].targetGroupArn = t4
            """),
        Row.Corrected(65, "a grace period without load balancers", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, healthCheckGracePeriodSeconds: 30}
                -> InvalidParameterException: Health check grace period is only valid for services configured to use load balancers
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, healthCheckGracePeriodSeconds: 0}
                -> service.healthCheckGracePeriodSeconds = 0
            UpdateService {service: 's', healthCheckGracePeriodSeconds: 30}
                -> InvalidParameterException: Health check grace period is only valid for services configured to use load balancers
            UpdateService {service: 's', healthCheckGracePeriodSeconds: 30, loadBalancers: <balancer>}
                -> service.healthCheckGracePeriodSeconds = 30
            CreateService {serviceName: 'lattice', taskDefinition: 'web', desiredCount: 1, healthCheckGracePeriodSeconds: 30,
                    vpcLatticeConfigurations: [{roleArn: 'r', targetGroupArn: 't', portName: 'http'}]}
                -> service.healthCheckGracePeriodSeconds = 30
            """),
        Row.Corrected(66, "a role without load balancers, or where ECS's own is needed", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, role: 'ecs'}
                -> InvalidParameterException: IAM roles are only valid for services configured to use load balancers.
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, role: 'ecs', loadBalancers: <balancer>} on Fargate
                -> InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, role: 'ecs', loadBalancers: <2 balancers>}
                -> InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, role: 'ecs', loadBalancers: <1 balancers>,
                    serviceRegistries: [{registryArn: 'r', containerName: 'app', containerPort: 80}]}
                -> InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, role: 'ecs', loadBalancers: <1 balancers>}
                -> service.roleArn = arn:aws:iam::000000000000:role/ecs
            """),
        Row.Corrected(67, "Service Connect: namespace, aliases, DNS names, ports, in this order", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    services: [{portName: 'x'}]}}
                -> InvalidParameterException: Namespace is missing
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'x'}]}}
                -> InvalidParameterException: clientAliases must have 1 element.
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'x', clientAliases: [{port: 80}, {port: 81}]}]}}
                -> InvalidParameterException: 2 clientAliases exceeds the max limit of 1
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'http', clientAliases: [{port: 80, dnsName: 'Web'}]}]}}
                -> InvalidParameterException: The DNS name that you provided is invalid. The name must be a valid DNS name but doesn’t need
                    to be fully-qualified. Up to 127 characters are allowed. The characters can include lowercase letters, numbers,
                    underscores (_), hyphens (-), and periods (.). A hyphen can’t be the first character.
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'http', clientAliases: [{port: 80, dnsName: '-web'}]}]}}
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'x', clientAliases: [{port: 80}]}]}}
                -> InvalidParameterException: portName(x) does not refer to any named PortMapping in the container definitions
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'http', clientAliases: [{port: 80, dnsName: 'web_1.a-b'}]}]}}
                -> service.status = ACTIVE
            RegisterTaskDefinition {family: 'other', containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64,
                    portMappings: [{containerPort: 80, name: 'web'}]}]}
            UpdateService {service: 's', taskDefinition: 'other'}
                -> InvalidParameterException: portName(http) does not refer to any named PortMapping in the container definitions
            CreateService {serviceName: 'off', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: false,
                    services: [{portName: 'x'}]}}
                -> service.status = ACTIVE
            """),
        Row.Corrected(67, "Service Connect takes the cluster's namespace", """
            CreateCluster {serviceConnectDefaults: {namespace: 'n'}}
            RegisterTaskDefinition <web>
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    services: [{portName: 'http', clientAliases: [{port: 80}]}]}}
                -> service.deployments[0].serviceConnectConfiguration.services[0].clientAliases[0].dnsName = http.n
            """),
        Row.Corrected(71, "Service Connect: names that are filled in, and switched off", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceConnectConfiguration: {enabled: true,
                    namespace: 'n', services: [{portName: 'http', clientAliases: [{port: 80}]}]}}
                -> service.deployments[0].serviceConnectConfiguration.services[0].discoveryName = http
                -> service.deployments[0].serviceConnectConfiguration.services[0].clientAliases[0].dnsName = http.n
                -> service.deployments[0].serviceConnectResources[0].discoveryName = http
            UpdateService {service: 's', serviceConnectConfiguration: {enabled: true, namespace: 'n', services: [{portName: 'http',
                    discoveryName: 'd', clientAliases: [{port: 80, dnsName: 'x'}]}]}}
                -> service.deployments[0].serviceConnectConfiguration.services[0].discoveryName = d
                -> service.deployments[0].serviceConnectConfiguration.services[0].clientAliases[0].dnsName = x
                -> service.deployments[0].serviceConnectResources[0].discoveryName = d
            UpdateService {service: 's', serviceConnectConfiguration: {enabled: false}}
                -> service.deployments[0].serviceConnectConfiguration = absent & service.deployments[0].serviceConnectResources = absent
            """),
        Row.Corrected(68, "service registries against the definition", Given.Default, """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceRegistries: [{registryArn: 'r'}]}
                -> InvalidParameterException: When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and
                    'containerPort' must be specified from the task definition. Registry: r
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceRegistries: [{registryArn: 'r',
                    containerName: 'x', containerPort: 80}]}
                -> InvalidParameterException: The container x is not valid. The value for 'containerName' must already be specified in the
                    task definition. Registry: r
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, serviceRegistries: [{registryArn: 'r',
                    containerName: 'app', containerPort: 81}]}
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, serviceRegistries: [{registryArn: 'r', port: 80,
                    containerName: 'app', containerPort: 80}]} on Fargate
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, serviceRegistries: [{registryArn: 'r'},
                    {registryArn: 'q'}]} on Fargate
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, serviceRegistries: [{registryArn: 'r'}]} on Fargate
                -> service.status = ACTIVE
            CreateService {serviceName: 't', taskDefinition: 'web', desiredCount: 1, serviceRegistries: [{registryArn: 'r',
                    containerName: 'app', containerPort: 80}]}
                -> service.serviceRegistries[0].registryArn = r
            UpdateService {service: 't', serviceRegistries: [{registryArn: 'r'}]} -> InvalidParameterException
            """),
        Row.Corrected(68, "volumes configured at launch, of tasks too", [Given.Cluster, Given.Web], """
            RegisterTaskDefinition {family: 'disk', volumes: [{name: 'v', configuredAtLaunch: true}], containerDefinitions: [{name: 'app',
                    image: 'busybox:1', memory: 64, mountPoints: [{sourceVolume: 'v', containerPath: '/v'}]}]}
            RegisterContainerInstance
            RunTask {taskDefinition: 'web', volumeConfigurations: [{name: 'nope'}]}
                -> InvalidParameterException: The volume name 'nope' in your request does not have a matching volume in your Task Definition
                    that is configurable at launch.
            StartTask {taskDefinition: 'web', containerInstances: ['<id>'], volumeConfigurations: [{name: 'nope'}]}
                -> InvalidParameterException: The volume name 'nope' in your request does not have a matching volume in your Task Definition
                    that is configurable at launch.
            RunTask {taskDefinition: 'disk', volumeConfigurations: [{name: 'v', managedEBSVolume: {sizeInGiB: 10}}]}
                -> InvalidParameterException: Role Arn can not be blank.
            RunTask {taskDefinition: 'disk', volumeConfigurations: [{name: 'v', managedEBSVolume: {roleArn: 'r'}}]}
                -> InvalidParameterException
            RunTask {taskDefinition: 'disk', volumeConfigurations: [{name: 'v'}, {name: 'v'}]} -> InvalidParameterException
            RunTask {taskDefinition: 'disk', volumeConfigurations: [{name: 'v', managedEBSVolume: {roleArn: 'r', sizeInGiB: 10}}]}
                -> tasks[0].launchType = EC2
            RunTask {taskDefinition: 'disk', volumeConfigurations: [{name: 'v', managedEBSVolume: {roleArn: 'r', snapshotId: 's'}}]}
                -> tasks[0].launchType = EC2
            """),
        Row.Corrected(71, "spreading by host is by instanceId", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, placementStrategy: [{type: 'spread', field: 'host'}]}
                -> service.placementStrategy[0].field = instanceId
            UpdateService {service: 's', placementStrategy: [{type: 'spread', field: 'attribute:ecs.availability-zone'}, {type: 'spread',
                    field: 'host'}]}
                -> service.placementStrategy[0].field = attribute:ecs.availability-zone & service.placementStrategy[1].field = instanceId
            """),
        Row.Corrected(71, "an override of ephemeral storage is the task's", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', overrides: {ephemeralStorage: {sizeInGiB: 50}}} on Fargate
                -> tasks[0].ephemeralStorage.sizeInGiB = 50 & tasks[0].fargateEphemeralStorage.sizeInGiB = 50
            RunTask {taskDefinition: 'vpc'} on Fargate -> tasks[0].ephemeralStorage.sizeInGiB = 20
            """),
        Row.Corrected(71, "an ARN without an account is the own account's", """
            CreateCluster {clusterName: 'x'}
            DescribeClusters {clusters: ['arn:aws:ecs:us-east-1::cluster/x']} -> clusters[0].clusterArn = <arn>:cluster/x
            """),
    ];
}
