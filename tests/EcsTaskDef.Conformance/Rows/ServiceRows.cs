namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §7 but what it refuses: <see cref="ServiceRefusalRows"/>.</summary>
internal static class ServiceRows
{
    public static Row[] All { get; } =
    [
        new("7.1 defaults of a service", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 0}
                -> service.launchType = EC2
                -> service.schedulingStrategy = REPLICA
                -> service.deploymentController.type = ECS
                -> service.deploymentConfiguration.deploymentCircuitBreaker.enable = false
                -> service.deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value = 50
                -> service.deploymentConfiguration.maximumPercent = 200
                -> service.deploymentConfiguration.minimumHealthyPercent = 100
                -> service.deploymentConfiguration.strategy = ROLLING
                -> service.deploymentConfiguration.bakeTimeInMinutes = 0
                -> service.availabilityZoneRebalancing = ENABLED
                -> service.healthCheckGracePeriodSeconds = 0
                -> service.propagateTags = NONE
                -> service.resourceManagementType = CUSTOMER
                -> service.loadBalancers = []
                -> service.serviceRegistries = []
                -> service.events = []
                -> service.platformVersion = absent
                -> service.roleArn = absent
                -> service.tags = absent
                -> service.taskDefinition = <arn>:task-definition/web:1
            """),
        new("7.2 CreateService: tokens", [Given.Cluster, Given.Fargate], """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, clientToken: 't', tags: [{key: 'a',
                    value: 'b'}]} on Fargate
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, clientToken: 't', tags: [{key: 'x',
                    value: 'y'}]} on Fargate
                -> service.tags[0].key = a
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1} on Fargate
                -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, clientToken: 'u'} on Fargate
                -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 2, clientToken: 't'} on Fargate
                -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {serviceName: 'two', taskDefinition: 'vpc', desiredCount: 1, clientToken: 't'} on Fargate
                -> service.serviceName = two
            CreateService {serviceName: 's', clientToken: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'}
                -> InvalidParameterException: idempotency token longer than 36.
            """),
        new("7.2 UpdateService: a new definition is a new deployment",
            [Given.Cluster, Given.Fargate, Given.Fargate, Given.Service("svc", "vpc:1", count: 1)], """
            UpdateService {service: 'svc', taskDefinition: 'vpc'}
                -> service.deployments[0].status = PRIMARY
                -> service.deployments[0].taskDefinition = <arn>:task-definition/vpc:2
                -> service.deployments[1].status = ACTIVE
                -> service.tags = absent
            """),
        new("7.2 UpdateService: the count alone is none", [Given.Cluster, Given.Fargate, Given.Service("svc", "vpc", count: 1)], """
            UpdateService {service: 'svc', desiredCount: 2}
                -> service.desiredCount = 2 & service.deployments[1] = absent & service.deployments[0].desiredCount = 1
            DescribeServices {services: ['svc']}
                -> services[0].runningCount = 2
                -> services[0].deployments[0].rolloutState = COMPLETED
                -> services[0].events[0].message = (service svc) has reached a steady state.
            """),
        new("7.2 UpdateService refuses", """
            UpdateService {service: 'svc', desiredCount: 1} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            UpdateService {service: 'svc', desiredCount: 1} -> ServiceNotFoundException: Service not found.
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            CreateService {serviceName: 'svc', taskDefinition: 'vpc', desiredCount: 1} on Fargate
            UpdateService {service: 'svc', desiredCount: -1} -> InvalidParameterException: Task count can not be lesser than 0
            UpdateService {service: 'svc', availabilityZoneRebalancing: 'ENABLED', deploymentConfiguration: {maximumPercent: 100,
                    minimumHealthyPercent: 50}}
                -> InvalidParameterException: The service couldn't be updated because Availability Zone Rebalancing does not support
                    maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.
            DeleteService {service: 'svc', force: true}
            UpdateService {service: 'svc', desiredCount: 1} -> ServiceNotActiveException: Service was not ACTIVE.
            """),
        new("7.2 UpdateService of CODE_DEPLOY", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 'svc', taskDefinition: 'web', desiredCount: 0, deploymentController: {type: 'CODE_DEPLOY'},
                    loadBalancers: <balancer>}
            UpdateService {service: 'svc', taskDefinition: 'web'}
                -> InvalidParameterException: Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS
                    CodeDeploy to trigger a new deployment.
            UpdateService {service: 'svc', forceNewDeployment: true}
                -> InvalidParameterException: Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS
                    CodeDeploy to trigger a new deployment.
            """),
        new("7.2 DeleteService", [Given.Cluster], """
            DeleteService {service: 'svc'} -> ServiceNotFoundException:
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            CreateService {serviceName: 'svc', taskDefinition: 'vpc', desiredCount: 1} on Fargate
            DeleteService {service: 'svc'} -> InvalidParameterException: The service cannot be stopped while it is scaled above 0.
            DeleteService {service: 'svc', force: true}
                -> service.status = DRAINING & service.desiredCount = 0 & service.deployments[0].status = PRIMARY
            ListServices -> serviceArns = []
            DescribeServices {services: ['svc']} -> services[0].status = INACTIVE
            DeleteService {service: 'svc', force: true}
            CreateService {serviceName: 'svc', taskDefinition: 'vpc', desiredCount: 1} on Fargate -> service.status = ACTIVE
            """),
        new("7.2 DescribeServices", """
            DescribeServices {services: ['x']} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            DescribeServices {services: ['x']} -> services = [] & failures[0].reason = MISSING & failures[0].arn = <arn>:service/default/x
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            CreateService {serviceName: 'svc', taskDefinition: 'vpc', desiredCount: 0} on Fargate
            DescribeServices {services: ['svc'], include: ['X']} -> InvalidParameterException: include should be one of [TAGS]
            DescribeServices {services: ['svc']} -> services[0].tags = absent
            DescribeServices {services: ['svc'], include: ['TAGS']} -> services[0].tags = []
            """),
        new("7.2 ListServices", [Given.Cluster], """
            ListServices {maxResults: 101} -> InvalidParameterException: Max results can not be greater than 100
            ListServices {launchType: 'X'}
                -> InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]
            RegisterTaskDefinition {family: 'vpc'} on Fargate
            CreateService {serviceName: 'svc', taskDefinition: 'vpc', desiredCount: 0} on Fargate
            ListServices {launchType: 'EC2'} -> serviceArns = []
            ListServices {schedulingStrategy: 'REPLICA'} -> serviceArns[0] = <arn>:service/default/svc
            """),
        new("7.4 a stopped task is replaced from the PRIMARY deployment",
            [Given.Cluster, Given.Fargate, Given.Service("svc", "vpc", count: 1)], """
            ListTasks {serviceName: 'svc'}
            StopTask {task: '<task>'}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1
            ListTasks {serviceName: 'svc'} -> taskArns[1] = absent
            DescribeTasks {tasks: ['<task>']} -> tasks[0].group = service:svc & tasks[0].tags = []
            """),
        new("7.2 UpdateService: ECS Exec without a task role", [Given.Cluster, Given.Web, Given.Service("s", "web", count: 1)], """
            UpdateService {service: 's', enableExecuteCommand: true}
                -> InvalidParameterException: The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid
                    task role in your task definition and try again.
            UpdateService {service: 's', serviceConnectConfiguration: {enabled: true, namespace: 'n'}}
            UpdateService {service: 's', serviceConnectConfiguration: {enabled: false}}
            RegisterTaskDefinition {family: 'web', taskRoleArn: 'arn:aws:iam::000000000000:role/task', containerDefinitions: [{name: 'app',
                    image: 'busybox:1', memory: 64}]}
            UpdateService {service: 's', taskDefinition: 'web', enableExecuteCommand: true} -> service.enableExecuteCommand = true
            """),
        new("7.2 what is no strategy and no controller is refused", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentConfiguration: {strategy: 'X'}}
                -> InvalidParameterException
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 1, deploymentConfiguration: {strategy: 'ROLLING'}}
                -> service.deploymentConfiguration.strategy = ROLLING
            UpdateService {service: 's', deploymentController: {type: 'EXTERNAL'}} -> ClientException
            UpdateService {service: 's', deploymentController: {type: 'X'}} -> InvalidParameterException
            """),
        new("9.2 more tasks than a service may have", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 5001} -> LimitExceededException
            CreateService {serviceName: 's', taskDefinition: 'web', desiredCount: 0}
            UpdateService {service: 's', desiredCount: 2147483647} -> LimitExceededException
            """),
        new("7.1 a daemon wants a task on every instance", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON'} -> service.desiredCount = 0
            RegisterContainerInstance
            RegisterContainerInstance
            DescribeServices {services: ['d']}
                -> services[0].desiredCount = 2 & services[0].runningCount = 2 & services[0].deployments[0].desiredCount = 2
            """),
    ];
}
