namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §6.4 and §7.4: tasks that end by themselves, and what services make of it.</summary>
internal static class TaskRunRows
{
    private const string Fails = "propagateTags: 'SERVICE', tags: [{key: 'ecstaskdef:run', value: '5s 1'}]";

    private const string Breaker = "deploymentConfiguration: {deploymentCircuitBreaker: {enable: true, rollback: true}}";

    public static Row[] All { get; } =
    [
        new("6.4 a task ends with the exit code that is set for it", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', tags: [{key: 'ecstaskdef:run', value: '5s 3 out of disk'}]} on Fargate
                -> tasks[0].desiredStatus = RUNNING & tasks[0].stopCode = absent & tasks[0].stoppedReason = absent
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].lastStatus = RUNNING & tasks[0].stoppingAt = absent & tasks[0].containers[0].exitCode = absent
            Wait 5
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].lastStatus = STOPPED & tasks[0].desiredStatus = STOPPED & tasks[0].stopCode = EssentialContainerExited
                -> tasks[0].stoppedReason = Essential container in task exited & tasks[0].containers[0].exitCode = 3
                -> tasks[0].containers[0].reason = out of disk & tasks[0].containers[0].lastStatus = STOPPED
            ListTasks -> taskArns = []
            """),
        new("6.4 a task that is stopped before it ends", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', tags: [{key: 'ecstaskdef:run', value: '1h'}]} on Fargate
            ListTasks -> taskArns[1] = absent
            StopTask {task: '<task>', reason: 'enough'} -> task.stopCode = UserInitiated & task.stoppedReason = enough
            DescribeTasks {tasks: ['<task>']} -> tasks[0].containers[0].exitCode = 137 & tasks[0].containers[0].reason = absent
            """),
        new("6.4 an override sets it for one container; another goes with the task", [Given.Cluster], """
            RegisterTaskDefinition {family: 'two', containerDefinitions: [{name: 'app', image: 'busybox:1'},
                    {name: 'side', image: 'busybox:1', essential: false}]} on Fargate
            RunTask {taskDefinition: 'two', overrides: {containerOverrides: [{name: 'app', environment: [{name: 'ECSTASKDEF_RUN',
                    value: '5s 0'}]}]}} on Fargate
            Wait 5
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].containers[0].exitCode = 0 & tasks[0].containers[1].exitCode = 137 & tasks[0].lastStatus = STOPPED
            RunTask {taskDefinition: 'two', overrides: {containerOverrides: [{name: 'side', environment: [{name: 'ECSTASKDEF_RUN',
                    value: '5s 0'}]}]}} on Fargate
            Wait 5
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].lastStatus = RUNNING & tasks[0].containers[0].lastStatus = RUNNING
                -> tasks[0].containers[1].lastStatus = STOPPED & tasks[0].containers[1].exitCode = 0
            """),
        new("6.4 dependsOn: SUCCESS waits, and a failure ends the task", [Given.Cluster], """
            RegisterTaskDefinition {family: 'chain', containerDefinitions: [{name: 'app', image: 'busybox:1',
                    dependsOn: [{containerName: 'init', condition: 'SUCCESS'}]},
                    {name: 'init', image: 'busybox:1', essential: false}]} on Fargate
            RunTask {taskDefinition: 'chain', overrides: {containerOverrides: [{name: 'init', environment: [{name: 'ECSTASKDEF_RUN',
                    value: '10s 0'}]}]}} on Fargate
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].lastStatus = PENDING & tasks[0].containers[0].lastStatus = PENDING & tasks[0].containers[1].lastStatus = RUNNING
            Wait 10
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].lastStatus = RUNNING & tasks[0].containers[0].lastStatus = RUNNING & tasks[0].containers[1].exitCode = 0
            RunTask {taskDefinition: 'chain', overrides: {containerOverrides: [{name: 'init', environment: [{name: 'ECSTASKDEF_RUN',
                    value: '10s 1'}]}]}} on Fargate
            Wait 10
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].lastStatus = STOPPED & tasks[0].stopCode = EssentialContainerExited & tasks[0].startedAt = absent
                -> tasks[0].containers[0].exitCode = absent & tasks[0].containers[1].exitCode = 1
            """),
        new("6.4 a restart policy starts a container again that has run long enough", [Given.Cluster], """
            RegisterTaskDefinition {family: 'again', containerDefinitions: [{name: 'app', image: 'busybox:1',
                    restartPolicy: {enabled: true, restartAttemptPeriod: 60, ignoredExitCodes: [0]}}]} on Fargate
            RunTask {taskDefinition: 'again', tags: [{key: 'ecstaskdef:run', value: '90s 1'}]} on Fargate
            Wait 600
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = RUNNING
            RunTask {taskDefinition: 'again', tags: [{key: 'ecstaskdef:run', value: '90s 0'}]} on Fargate
            Wait 600
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = STOPPED & tasks[0].containers[0].exitCode = 0
            RunTask {taskDefinition: 'again', tags: [{key: 'ecstaskdef:run', value: '30s 1'}]} on Fargate
            Wait 600
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = STOPPED & tasks[0].containers[0].exitCode = 1
            """),
        new("6.4 what is no run is refused", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', tags: [{key: 'ecstaskdef:run', value: 'soon'}]} on Fargate -> ClientException
            RunTask {taskDefinition: 'vpc', tags: [{key: 'ecstaskdef:run', value: '5s 256'}]} on Fargate -> ClientException
            """),
        new("7.4 a task that ends is replaced", [Given.Cluster, Given.Fargate], """
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, propagateTags: 'SERVICE',
                    tags: [{key: 'ecstaskdef:run', value: '90s 0'}]} on Fargate
            DescribeServices {services: ['s']} -> services[0].runningCount = 1 & services[0].deployments[0].rolloutState = COMPLETED
            ListTasks {serviceName: 's'}
            Wait 100
            DescribeTasks {tasks: ['<task>']} -> tasks[0].stopCode = EssentialContainerExited
            DescribeServices {services: ['s']} -> services[0].runningCount = 1 & services[0].deployments[0].failedTasks = 0
            ListTasks {serviceName: 's', desiredStatus: 'STOPPED'} -> taskArns[1] = absent
            """),
        new("7.4 without the circuit breaker a deployment goes on trying, more and more slowly", [Given.Cluster, Given.Fargate], $$"""
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, {{Fails}}} on Fargate
            DescribeServices {services: ['s']} -> services[0].deployments[0].rolloutState = IN_PROGRESS
            Wait 30
            DescribeServices {services: ['s']}
                -> services[0].deployments[0].failedTasks = 4 & services[0].deployments[0].rolloutState = IN_PROGRESS
                -> services[0].events[0].message = (service s) is unable to consistently start tasks successfully.
            """),
        new("7.4 the circuit breaker ends a deployment after three failures", [Given.Cluster, Given.Fargate], $$"""
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1, {{Breaker}}, {{Fails}}} on Fargate
            Wait 60
            DescribeServices {services: ['s']}
                -> services[0].deployments[0].rolloutState = FAILED & services[0].deployments[0].failedTasks = 3
                -> services[0].deployments[0].rolloutStateReason = ECS deployment circuit breaker: tasks failed to start.
                -> services[0].runningCount = 0
            Wait 3600
            DescribeServices {services: ['s']} -> services[0].deployments[0].failedTasks = 3
            ListServiceDeployments {service: 's'} -> serviceDeployments[0].status = STOPPED
            """),
        new("7.4 the circuit breaker rolls back to what was completed before", [Given.Cluster, Given.Fargate], $$"""
            RegisterTaskDefinition {family: 'bad', tags: [{key: 'ecstaskdef:run', value: '5s 1'}]} on Fargate
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 2, propagateTags: 'TASK_DEFINITION',
                    {{Breaker}}} on Fargate
            DescribeServices {services: ['s']} -> services[0].deployments[0].rolloutState = COMPLETED
            UpdateService {service: 's', taskDefinition: 'bad'}
            DescribeServices {services: ['s']}
                -> services[0].deployments[0].rolloutState = IN_PROGRESS & services[0].deployments[1].runningCount = 2
            Wait 60
            DescribeServices {services: ['s']}
                -> services[0].taskDefinition = <arn>:task-definition/vpc:1 & services[0].runningCount = 2
                -> services[0].deployments[0].rolloutState = COMPLETED & services[0].deployments[1] = absent
            ListServiceDeployments {service: 's'}
                -> serviceDeployments[0].status = SUCCESSFUL & serviceDeployments[1].status = ROLLBACK_SUCCESSFUL
            ListTasks {serviceName: 's'} -> taskArns[2] = absent
            """),
    ];
}
