namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §7.6: task sets of services with the controller EXTERNAL.</summary>
internal static class TaskSetRows
{
    private const string External = "CreateService {serviceName: 's', desiredCount: 3, deploymentController: {type: 'EXTERNAL'}}";
    private const string Set =
        "CreateTaskSet {service: 's', taskDefinition: 'web:1', launchType: 'EC2', scale: {unit: 'PERCENT', value: 50}}";

    public static Row[] All { get; } =
    [
        new("7.6 a service that something else deploys", [Given.Cluster, Given.Web], """
            CreateService {serviceName: 's', desiredCount: 3, deploymentController: {type: 'EXTERNAL'}}
                -> service.deployments = [] & service.taskSets = [] & service.taskDefinition = absent & service.desiredCount = 3
            DescribeServices {services: ['s']} -> services[0].status = ACTIVE & services[0].runningCount = 0
            ListTasks {serviceName: 's'} -> taskArns = []
            UpdateService {service: 's', desiredCount: 2} -> service.desiredCount = 2
            UpdateService {service: 's', taskDefinition: 'web'} -> InvalidParameterException
            UpdateService {service: 's', forceNewDeployment: true} -> InvalidParameterException
            UpdateService {service: 's', deploymentController: {type: 'ECS'}} -> ClientException
            DeleteService {service: 's', force: true} -> service.status = DRAINING
            DescribeServices {services: ['s']} -> services[0].status = INACTIVE
            """),
        new("7.6 a task set has its share of the tasks, rounded up", [Given.Cluster, Given.Instance, Given.Web, External, Set], """
            DescribeServices {services: ['s']} -> services[0].runningCount = 2 & services[0].desiredCount = 3
                & services[0].taskSets[0].computedDesiredCount = 2 & services[0].taskSets[0].status = ACTIVE
                & services[0].taskSets[0].stabilityStatus = STEADY_STATE & services[0].deployments = []
            ListTasks {serviceName: 's'} -> taskArns[2] = absent
            DescribeTasks {tasks: ['<task>']} -> tasks[0].taskDefinitionArn = <arn>:task-definition/web:1
                & tasks[0].group = service:s & tasks[0].lastStatus = RUNNING
            UpdateTaskSet {service: 's', taskSet: '<set>', scale: {unit: 'PERCENT', value: 100}}
                -> taskSet.computedDesiredCount = 3 & taskSet.stabilityStatus = STABILIZING
            DescribeTaskSets {service: 's', taskSets: ['<set>']}
                -> taskSets[0].runningCount = 3 & taskSets[0].stabilityStatus = STEADY_STATE & taskSets[0].scale.value = 100
            UpdateService {service: 's', desiredCount: 1}
            DescribeTaskSets {service: 's', taskSets: ['<set>']} -> taskSets[0].runningCount = 1 & taskSets[0].computedDesiredCount = 1
            UpdateTaskSet {service: 's', taskSet: '<set>', scale: {value: 0}} -> taskSet.computedDesiredCount = 0
            ListTasks {serviceName: 's'} -> taskArns = []
            """),
        new("7.6 from one task set to another", [Given.Cluster, Given.Instance, Given.Web, Given.Web, External, Set], """
            UpdateServicePrimaryTaskSet {service: 's', primaryTaskSet: '<set>'} -> taskSet.status = PRIMARY
            DescribeServices {services: ['s']} -> services[0].taskDefinition = <arn>:task-definition/web:1
            DeleteTaskSet {service: 's', taskSet: '<set>'} -> InvalidParameterException
            DeleteTaskSet {service: 's', taskSet: '<set>', force: true} -> taskSet.status = DRAINING & taskSet.computedDesiredCount = 0
            CreateTaskSet {service: 's', taskDefinition: 'web', externalId: 'green', clientToken: 't', tags: [{key: 'k', value: 'v'}]}
                -> taskSet.status = ACTIVE & taskSet.externalId = green & taskSet.taskDefinition = <arn>:task-definition/web:2
                & taskSet.scale.value = 100 & taskSet.computedDesiredCount = 3
            CreateTaskSet {service: 's', taskDefinition: 'web', clientToken: 't'} -> taskSet.externalId = green
            UpdateServicePrimaryTaskSet {service: 's', primaryTaskSet: '<set>'} -> taskSet.status = PRIMARY
            TagResource {resourceArn: '<set>', tags: [{key: 'l', value: 'w'}]}
            UntagResource {resourceArn: '<set>', tagKeys: ['k']}
            ListTagsForResource {resourceArn: '<set>'} -> tags = [{"key":"l","value":"w"}]
            ListTagsForResource {resourceArn: '<arn>:task-set/default/s/ecs-svc/1'} -> InvalidParameterException
            DescribeTaskSets {service: 's', taskSets: ['<set>'], include: ['TAGS']}
                -> taskSets[0].tags[0].key = l & taskSets[0].runningCount = 3
            DescribeServices {services: ['s']} -> services[0].taskDefinition = <arn>:task-definition/web:2
                & services[0].runningCount = 3 & services[0].taskSets[1] = absent
            """),
        new("7.6 a task set replaces its tasks, and ends with its service", [Given.Cluster, Given.Instance, Given.Web, External, Set], """
            ListTasks {serviceName: 's'} -> taskArns[2] = absent
            StopTask {task: '<task>'} -> task.desiredStatus = STOPPED
            DescribeTaskSets {service: 's', taskSets: ['<set>']} -> taskSets[0].runningCount = 2
            UpdateContainerInstancesState {containerInstances: ['<instance>'], status: 'DRAINING'} -> failures = []
            RegisterContainerInstance
            Wait 60
            DescribeTaskSets {service: 's', taskSets: ['<set>']} -> taskSets[0].runningCount = 2
            ListServiceDeployments {service: 's'} -> serviceDeployments = []
            DeleteService {service: 's'} -> InvalidParameterException
            DeleteService {service: 's', force: true} -> service.status = DRAINING & service.taskSets[0].status = DRAINING
            Wait 60
            DescribeServices {services: ['s']} -> services[0].status = INACTIVE & services[0].runningCount = 0
            ListTasks -> taskArns = []
            """),
        new("7.6 a task set's tasks come when there is room", [Given.Cluster, Given.Web, External, Set], """
            DescribeTaskSets {service: 's', taskSets: ['<set>']} -> taskSets[0].runningCount = 0 & taskSets[0].stabilityStatus = STABILIZING
            RegisterContainerInstance
            DescribeTaskSets {service: 's', taskSets: ['<set>']}
                -> taskSets[0].runningCount = 2 & taskSets[0].stabilityStatus = STEADY_STATE
            """),
        new("7.6 a task set waits longer and longer while its tasks fail", [Given.Cluster, Given.Instance, Given.Web], """
            CreateService {serviceName: 's', desiredCount: 1, deploymentController: {type: 'EXTERNAL'},
                    propagateTags: 'SERVICE', tags: [{key: 'ecstaskdef:run', value: '5s 1'}]}
            CreateTaskSet {service: 's', taskDefinition: 'web', launchType: 'EC2'}
            Wait 3000
            DescribeServices {services: ['s']} -> services[0].taskSets[0].status = ACTIVE
            ListTasks {desiredStatus: 'STOPPED'} -> taskArns[20] = absent
            DescribeTasks {tasks: ['<task>']} -> tasks[0].stopCode = EssentialContainerExited
            """),
        new("7.6 what task sets refuse", [Given.Cluster, Given.Instance, Given.Web, External, Set], """
            CreateService {serviceName: 'e', taskDefinition: 'web', desiredCount: 0}
            CreateTaskSet {service: 'e', taskDefinition: 'web'}
                -> InvalidParameterException: Amazon ECS only supports task set management on services configured to use external
                    deployment controllers.
            CreateTaskSet {service: 'none', taskDefinition: 'web'} -> ServiceNotFoundException
            CreateTaskSet {service: 's', taskDefinition: 'none'} -> ClientException
            CreateTaskSet {service: 's', taskDefinition: 'web', scale: {value: 101}} -> InvalidParameterException
            CreateTaskSet {service: 's', taskDefinition: 'web', scale: {unit: 'X', value: 1}} -> InvalidParameterException
            CreateTaskSet {service: 's', taskDefinition: 'web', launchType: 'EC2', capacityProviderStrategy: [{capacityProvider: 'p'}]}
                -> InvalidParameterException
            DescribeTaskSets {service: 's'} -> InvalidParameterException: TaskSets cannot be empty.
            DescribeTaskSets {service: 's', taskSets: ['<arn>:task/default/0123456789abcdef0123456789abcdef']}
                -> InvalidParameterException: Task Set Identifier is invalid
            DescribeTaskSets {service: 's', taskSets: ['ecs-svc/1']} -> failures[0].reason = MISSING & taskSets = []
            UpdateTaskSet {service: 's', taskSet: 'ecs-svc/1', scale: {value: 1}} -> TaskSetNotFoundException
            DeleteTaskSet {service: 's', taskSet: 'ecs-svc/1'} -> TaskSetNotFoundException
            UpdateServicePrimaryTaskSet {service: 's', primaryTaskSet: 'ecs-svc/1'} -> TaskSetNotFoundException
            UpdateServicePrimaryTaskSet {service: 's'} -> InvalidParameterException
            """),
        new("7.6 at most five task sets", [Given.Cluster, Given.Instance, Given.Web, External, Set, Set, Set, Set, Set], """
            CreateTaskSet {service: 's', taskDefinition: 'web'}
                -> InvalidParameterException: 5 deployments exist on the service. Unable to create new TaskSet since this exceeds the
                    maximum limit.
            DeleteTaskSet {service: 's', taskSet: '<set>', force: true}
            CreateTaskSet {service: 's', taskDefinition: 'web'} -> taskSet.status = ACTIVE
            """),
        new("7.6 a revision of a task set stays while it is there", [Given.Cluster, Given.Instance, Given.Web, External, Set], """
            DeregisterTaskDefinition {taskDefinition: 'web:1'}
            DeleteTaskDefinitions {taskDefinitions: ['web:1']} -> taskDefinitions[0].status = DELETE_IN_PROGRESS
            Wait 100000
            DescribeTaskDefinition {taskDefinition: 'web:1'} -> taskDefinition.status = DELETE_IN_PROGRESS
            DeleteTaskSet {service: 's', taskSet: '<set>', force: true}
            Wait 100000
            DescribeTaskDefinition {taskDefinition: 'web:1'} -> ClientException
            """),
    ];
}
