namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §7.8: Express services.</summary>
internal static class ExpressRows
{
    private const string Roles = "executionRoleArn: 'arn:aws:iam::000000000000:role/run', infrastructureRoleArn: 'gate'";

    private const string Shop =
        "CreateExpressGatewayService {serviceName: 'shop', primaryContainer: {image: 'shop:1'}, " + Roles + "}";

    private const string OfShop = "serviceArn: '<arn>:service/default/shop'";

    private const string Own =
        """
        RegisterTaskDefinition {family: 'own', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512',
            containerDefinitions: [{name: 'Main', image: 'own:1', portMappings: [{containerPort: 8080, name: 'web'}]},
                {name: 'side', image: 'side:1'}]}
        """;

    public static Row[] All { get; } =
    [
        new("7.8 an Express service with what ECS fills in, and the cluster too", $$"""
            {{Shop}}
                -> service.status.statusCode = ACTIVE & service.serviceName = shop & service.tags = absent
                -> service.serviceArn = <arn>:service/default/shop & service.cluster = <arn>:cluster/default
                -> service.infrastructureRoleArn = arn:aws:iam::000000000000:role/gate
                -> service.activeConfigurations[0].cpu = 1024 & service.activeConfigurations[0].memory = 2048
                -> service.activeConfigurations[0].healthCheckPath = / & service.activeConfigurations[1] = absent
                -> service.activeConfigurations[0].taskDefinitionArn = <arn>:task-definition/default-shop:1
                -> service.activeConfigurations[0].executionRoleArn = arn:aws:iam::000000000000:role/run
                -> service.activeConfigurations[0].primaryContainer.image = shop:1
                -> service.activeConfigurations[0].primaryContainer.containerPort = 80
                -> service.activeConfigurations[0].primaryContainer.awsLogsConfiguration.logStreamPrefix = ecs
                -> service.activeConfigurations[0].scalingTarget =
                    {"autoScalingMetric":"AVERAGE_CPU","autoScalingTargetValue":60,"maxTaskCount":20,"minTaskCount":1}
                -> service.activeConfigurations[0].ingressPaths[0].accessType = PUBLIC
            DescribeClusters -> clusters[0].status = ACTIVE & clusters[0].capacityProviders = ["FARGATE"]
            DescribeTaskDefinition {taskDefinition: 'default-shop'}
                -> taskDefinition.revision = 1 & taskDefinition.networkMode = awsvpc & taskDefinition.requiresCompatibilities = ["FARGATE"]
                -> taskDefinition.containerDefinitions[0].name = Main & taskDefinition.runtimePlatform.cpuArchitecture = X86_64
                -> taskDefinition.containerDefinitions[0].portMappings[0].name = main-80-tcp
                -> taskDefinition.containerDefinitions[0].logConfiguration.logDriver = awslogs
            DescribeExpressGatewayService {{{OfShop}}}
                -> service.status.statusCode = ACTIVE & service.currentDeployment = absent & service.tags = absent
                -> service.activeConfigurations[0].taskDefinitionArn = <arn>:task-definition/default-shop:1
            DescribeExpressGatewayService {{{OfShop}}, include: ['TAGS']} -> service.tags = []
            """),
        new("7.8 it is a service like any other", [Shop], $$"""
            ListServices {resourceManagementType: 'ECS'} -> serviceArns[0] = <arn>:service/default/shop & serviceArns[1] = absent
            ListServices {resourceManagementType: 'CUSTOMER'} -> serviceArns = []
            ListServices {launchType: 'FARGATE'} -> serviceArns[0] = <arn>:service/default/shop
            DescribeServices {services: ['shop']}
                -> services[0].resourceManagementType = ECS & services[0].taskDefinition = absent & services[0].launchType = FARGATE
                -> services[0].desiredCount = 1 & services[0].runningCount = 1
                -> services[0].deploymentConfiguration.strategy = CANARY & services[0].deploymentConfiguration.bakeTimeInMinutes = 3
                -> services[0].deploymentConfiguration.canaryConfiguration = {"canaryBakeTimeInMinutes":3,"canaryPercent":5}
                -> services[0].deployments[0].taskDefinition = <arn>:task-definition/default-shop:1
            DescribeServiceRevisions {serviceRevisionArns: ['<revision>']}
                -> serviceRevisions[0].ecsManagedResources.ingressPaths[0].accessType = PUBLIC
            ListTasks {serviceName: 'shop'} -> taskArns[1] = absent
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].taskDefinitionArn = <arn>:task-definition/default-shop:1 & tasks[0].containers[0].name = Main
            UpdateService {service: 'shop', desiredCount: 2} -> service.desiredCount = 2
            DeregisterTaskDefinition {taskDefinition: 'default-shop:1'}
            DeleteTaskDefinitions {taskDefinitions: ['default-shop:1']}
                -> taskDefinitions[0].status = DELETE_IN_PROGRESS
            Wait 90000
            DescribeTaskDefinition {taskDefinition: 'default-shop:1'} -> taskDefinition.status = DELETE_IN_PROGRESS
            DeleteService {service: 'shop', force: true}
                -> InvalidParameterException: <arn>:service/default/shop has ResourceManagementType=ECS
                    use DeleteExpressGatewayService to delete
            TagResource {resourceArn: '<arn>:service/default/shop', tags: [{key: 'k', value: 'v'}]}
            DescribeExpressGatewayService {{{OfShop}}, include: ['TAGS']} -> service.tags = [{"key":"k","value":"v"}]
            """),
        new("7.8 a change is a revision and a deployment", [Shop], $$"""
            Wait 60
            UpdateExpressGatewayService {{{OfShop}}, primaryContainer: {image: 'shop:2', environment: [{name: 'A', value: '1'}]} }
                -> service.status.statusCode = ACTIVE & service.serviceArn = <arn>:service/default/shop
                -> service.targetConfiguration.taskDefinitionArn = <arn>:task-definition/default-shop:2
                -> service.targetConfiguration.primaryContainer.image = shop:2 & service.targetConfiguration.cpu = 1024
                -> service.targetConfiguration.primaryContainer.containerPort = 80
                -> service.targetConfiguration.executionRoleArn = arn:aws:iam::000000000000:role/run
            DescribeExpressGatewayService {{{OfShop}}}
                -> service.activeConfigurations[0].primaryContainer.image = shop:2
                -> service.activeConfigurations[1].primaryContainer.image = shop:1
            DescribeServices {services: ['shop']} -> services[0].deployments[0].rolloutState = IN_PROGRESS & services[0].runningCount = 2
            ListServiceDeployments {service: 'shop', status: ['IN_PROGRESS']} -> serviceDeployments[0].status = IN_PROGRESS
            Wait 500
            DescribeExpressGatewayService {{{OfShop}}}
                -> service.activeConfigurations[0].primaryContainer.image = shop:2 & service.activeConfigurations[1] = absent
                -> service.currentDeployment = absent & service.activeConfigurations[0].primaryContainer.environment[0].value = 1
            UpdateExpressGatewayService {{{OfShop}}, primaryContainer: {image: 'shop:2'} }
                -> service.targetConfiguration.taskDefinitionArn = <arn>:task-definition/default-shop:2
            DescribeExpressGatewayService {{{OfShop}}} -> service.activeConfigurations[1] = absent & service.currentDeployment = absent
            UpdateExpressGatewayService {{{OfShop}}, primaryContainer: {environment: []}, cpu: '512'}
                -> service.targetConfiguration.taskDefinitionArn = <arn>:task-definition/default-shop:3
                -> service.targetConfiguration.primaryContainer.environment = absent & service.targetConfiguration.cpu = 512
            """),
        new("7.8 scaling, health checks and the network are configuration too", [Shop], $$"""
            UpdateExpressGatewayService {{{OfShop}}, healthCheckPath: '/health', scalingTarget: {minTaskCount: 3},
                    networkConfiguration: {subnets: ['subnet-1'], securityGroups: ['sg-1']} }
                -> service.targetConfiguration.healthCheckPath = /health & service.targetConfiguration.scalingTarget.minTaskCount = 3
                -> service.targetConfiguration.scalingTarget.maxTaskCount = 20
                -> service.targetConfiguration.taskDefinitionArn = <arn>:task-definition/default-shop:1
                -> service.targetConfiguration.networkConfiguration = {"securityGroups":["sg-1"],"subnets":["subnet-1"]}
            Wait 500
            DescribeServices {services: ['shop']}
                -> services[0].desiredCount = 3 & services[0].runningCount = 3 & services[0].deployments[1] = absent
            UpdateExpressGatewayService {{{OfShop}}, scalingTarget: {minTaskCount: 0, maxTaskCount: 0} }
            Wait 500
            DescribeServices {services: ['shop']} -> services[0].runningCount = 0
            ListTaskDefinitions -> taskDefinitionArns[1] = absent
            """),
        new("7.8 deletion: it drains, is INACTIVE, and its name is free", [Shop], $$"""
            DeleteExpressGatewayService {{{OfShop}}} -> service.status.statusCode = DRAINING & service.serviceName = shop
            DescribeExpressGatewayService {{{OfShop}}} -> service.status.statusCode = INACTIVE & service.activeConfigurations = []
            ListServices -> serviceArns = []
            DescribeServices {services: ['shop']} -> services[0].status = INACTIVE & services[0].resourceManagementType = ECS
            DeleteExpressGatewayService {{{OfShop}}}
                -> ServiceNotActiveException: Cannot perform this operation on a service in INACTIVE status
            UpdateExpressGatewayService {{{OfShop}}, cpu: '512'}
                -> ServiceNotActiveException: Cannot perform this operation on a service in INACTIVE status
            {{Shop}} -> service.status.statusCode = ACTIVE
            DescribeExpressGatewayService {{{OfShop}}}
                -> service.activeConfigurations[0].taskDefinitionArn = <arn>:task-definition/default-shop:2
            """),
        new("7.8 a task definition of one's own", [Own], $$"""
            CreateExpressGatewayService {taskDefinitionArn: '<arn>:task-definition/own:1', infrastructureRoleArn: 'gate',
                    serviceName: 'own', tags: [{key: 'k', value: 'v'}]}
                -> service.activeConfigurations[0].taskDefinitionArn = <arn>:task-definition/own:1 & service.tags[0].key = k
                -> service.activeConfigurations[0].primaryContainer.image = own:1 & service.activeConfigurations[0].cpu = 256
                -> service.activeConfigurations[0].primaryContainer.containerPort = 8080
            ListTaskDefinitionFamilies -> families = ["own"]
            UpdateExpressGatewayService {serviceArn: '<arn>:service/default/own', memory: '1024'}
                -> service.targetConfiguration.taskDefinitionArn = <arn>:task-definition/default-own:1
                -> service.targetConfiguration.primaryContainer.image = own:1
            UpdateExpressGatewayService {serviceArn: '<arn>:service/default/own', taskDefinitionArn: 'own:1'}
                -> service.targetConfiguration.taskDefinitionArn = <arn>:task-definition/own:1
            CreateExpressGatewayService {taskDefinitionArn: 'own:1', infrastructureRoleArn: 'gate', cpu: '256'}
                -> InvalidParameterException
            CreateExpressGatewayService {taskDefinitionArn: 'nope', infrastructureRoleArn: 'gate'}
                -> ClientException: TaskDefinition not found.
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            CreateExpressGatewayService {taskDefinitionArn: 'vpc', infrastructureRoleArn: 'gate'} -> InvalidParameterException
            """),
        new("7.8 names", [Given.Cluster, Given.Web, Shop], $$"""
            {{Shop}} -> service.serviceArn = <arn>:service/default/shop
            ListTaskDefinitions {familyPrefix: 'default-shop'} -> taskDefinitionArns[1] = absent
            CreateExpressGatewayService {serviceName: 'shop', primaryContainer: {image: 'shop:2'}, {{Roles}}}
                -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {serviceName: 'shop', taskDefinition: 'web', desiredCount: 0}
                -> InvalidParameterException: Creation of service was not idempotent.
            {{Given.Service("svc", "web", 0)}}
            CreateExpressGatewayService {serviceName: 'svc', primaryContainer: {image: 'shop:1'}, {{Roles}}}
                -> InvalidParameterException: Creation of service was not idempotent.
            DescribeExpressGatewayService {serviceArn: '<arn>:service/default/svc'} -> ResourceNotFoundException: Resource not found
            UpdateExpressGatewayService {serviceArn: '<arn>:service/default/svc', cpu: '512'}
                -> ServiceNotFoundException: Service not found.
            DeleteExpressGatewayService {serviceArn: '<arn>:service/default/nope'} -> ServiceNotFoundException: Service not found.
            DeleteService {service: 'svc'} -> service.status = DRAINING
            CreateExpressGatewayService {primaryContainer: {image: 'docker.io/team/cart:1'}, {{Roles}}}
                -> service.status.statusCode = ACTIVE
            ListServices {resourceManagementType: 'ECS'} -> serviceArns[1] = <arn>:service/default/shop & serviceArns[2] = absent
            CreateExpressGatewayService {cluster: 'nope', primaryContainer: {image: 'shop:1'}, {{Roles}}} -> ClusterNotFoundException
            CreateCluster {clusterName: 'other'}
            CreateExpressGatewayService {cluster: 'other', serviceName: 'shop', primaryContainer: {image: 'shop:1'}, {{Roles}}}
                -> service.activeConfigurations[0].taskDefinitionArn = <arn>:task-definition/other-shop:1
            """),
        new("7.8 what is refused of an Express service", [Shop], $$"""
            CreateExpressGatewayService {primaryContainer: {image: 'shop:1'}, executionRoleArn: 'run'}
                -> InvalidParameterException: Infrastructure Role Arn can not be blank.
            CreateExpressGatewayService {infrastructureRoleArn: 'gate'} -> InvalidParameterException
            CreateExpressGatewayService {primaryContainer: {}, {{Roles}}} -> ClientException
            CreateExpressGatewayService {primaryContainer: {image: 'shop:1'}, infrastructureRoleArn: 'gate'} -> ClientException
            CreateExpressGatewayService {primaryContainer: {image: 'shop:1'}, healthCheckPath: 'ping', {{Roles}}}
                -> InvalidParameterException
            CreateExpressGatewayService {primaryContainer: {image: 'shop:1'}, cpu: '300', {{Roles}}} -> ClientException
            CreateExpressGatewayService {primaryContainer: {image: 'shop:1'}, scalingTarget: {autoScalingMetric: 'X'}, {{Roles}}}
                -> InvalidParameterException
            CreateExpressGatewayService {primaryContainer: {image: 'shop:1'}, scalingTarget: {minTaskCount: -1}, {{Roles}}}
                -> InvalidParameterException
            CreateExpressGatewayService {serviceName: 'a b', primaryContainer: {image: 'shop:1'}, {{Roles}}} -> InvalidParameterException
            ListTaskDefinitionFamilies -> families = ["default-shop"]
            UpdateExpressGatewayService {{{OfShop}}, taskDefinitionArn: 'x:1', memory: '512'} -> InvalidParameterException
            DescribeExpressGatewayService {{{OfShop}}, include: ['ALL']} -> InvalidParameterException
            DescribeExpressGatewayService {serviceArn: 'shop'} -> InvalidParameterException
            DescribeExpressGatewayService -> InvalidParameterException: Service Arn can not be blank.
            DescribeExpressGatewayService {serviceArn: '<arn>:cluster/default'} -> InvalidParameterException
            UpdateExpressGatewayService {serviceArn: '<arn>:service/default/shop/x'} -> InvalidParameterException
            DeleteExpressGatewayService {serviceArn: 'arn:aws:ecs:eu-west-1:000000000000:service/default/shop'} -> InvalidParameterException
            DeleteExpressGatewayService {serviceArn: '<arn>:service/nope/shop'} -> ClusterNotFoundException
            DescribeExpressGatewayService {serviceArn: '<arn>:service/shop'} -> service.status.statusCode = ACTIVE
            """),
    ];
}
