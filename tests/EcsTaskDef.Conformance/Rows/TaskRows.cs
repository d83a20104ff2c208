namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §6, and the tags of tasks of §4.7.</summary>
internal static class TaskRows
{
    public static Row[] All { get; } =
    [
        new("6.1 an unknown definition comes before the cluster", """
            RunTask {taskDefinition: 'nope'} -> ClientException: TaskDefinition not found.
            """),
        new("6.1 missing cluster", [Given.Fargate], """
            RunTask {taskDefinition: 'vpc'} on Fargate -> ClusterNotFoundException: Cluster not found.
            """),
        new("6.1 INACTIVE wins over a replay", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc:1', clientToken: 't'} on Fargate
            DeregisterTaskDefinition {taskDefinition: 'vpc:1'}
            RunTask {taskDefinition: 'vpc:1', clientToken: 't'} on Fargate -> InvalidParameterException: TaskDefinition is inactive
            """),
        new("6.1 clientToken", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', clientToken: 't'} on Fargate
            RunTask {taskDefinition: 'vpc', clientToken: 't'} on Fargate -> tasks[1] = absent & tasks[0].lastStatus = RUNNING
            RunTask {taskDefinition: 'vpc', count: 1, clientToken: 't'} on Fargate
                -> ConflictException: The RunTask request could not be processed due to conflicts. The provided clientToken is already in
                    use with a different request.
            RunTask {taskDefinition: 'vpc:1', clientToken: 't'} on Fargate
                -> ConflictException: The RunTask request could not be processed due to conflicts. The provided clientToken is already in
                    use with a different request.
            RunTask {taskDefinition: 'vpc', cluster: 'default', clientToken: 't'} on Fargate
                -> ConflictException: The RunTask request could not be processed due to conflicts. The provided clientToken is already in
                    use with a different request.
            StopTask {task: '<task>'}
            RunTask {taskDefinition: 'vpc', clientToken: 't'} on Fargate -> tasks[0].lastStatus = STOPPED
            ListTasks -> taskArns = []
            """),
        new("6.1 long overrides", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', overrides: {containerOverrides: [{name: 'app', command: ['<8192 x>']}]}} on Fargate
                -> InvalidParameterException: Container Overrides length must be at most 8192.
            """),
        new("6.1 EC2 without instances", [Given.Cluster, Given.Web], """
            RunTask {taskDefinition: 'web'} -> InvalidParameterException: No Container Instances were found in your cluster.
            """),
        new("6.1 defaults", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc'} on Fargate
                -> failures = []
                -> tasks[1] = absent
                -> tasks[0].group = family:vpc
                -> tasks[0].platformVersion = 1.4.0
                -> tasks[0].enableExecuteCommand = false
                -> tasks[0].lastStatus = PROVISIONING
                -> tasks[0].tags = []
                -> tasks[0].version = 1
                -> tasks[0].ephemeralStorage.sizeInGiB = 20
                -> tasks[0].overrides.containerOverrides[0].name = app
            """),
        new("6.1 failures where nothing fits", [Given.Cluster, Given.Web], """
            RegisterContainerInstance {totalResources: [{name: 'CPU', type: 'INTEGER', integerValue: 8}, {name: 'MEMORY', type: 'INTEGER',
                    integerValue: 4096}]}
            RunTask {taskDefinition: 'web'} -> tasks = [] & failures[0].reason = RESOURCE:CPU
            """),
        new("6.1 StartTask", [Given.Cluster, Given.Web], """
            StartTask {taskDefinition: 'web', containerInstances: []} -> ClientException: Container Instances cannot be empty.
            StartTask {taskDefinition: 'web', containerInstances: ['<id>']} -> tasks = [] & failures[0].reason = MISSING
            """),
        new("6.2 StopTask", [Given.Cluster, Given.Fargate, Given.Task], """
            StopTask {task: '<task>'}
                -> task.desiredStatus = STOPPED
                -> task.stopCode = UserInitiated
                -> task.stoppedReason = Task stopped by user
                -> task.containers = []
                -> task.attachments = []
                -> task.tags = []
                -> task.overrides.containerOverrides = []
            StopTask {task: '<task>'} -> task.lastStatus = STOPPED & task.containers = []
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = STOPPED & tasks[0].containers[0].exitCode = 137
            """),
        new("6.2 StopTask of what is not there", [Given.Cluster], """
            StopTask {task: '<id>'} -> InvalidParameterException: The referenced task was not found.
            StopTask {task: 'x'} -> InvalidParameterException: taskId length should be one of [32,36]
            """),
        new("4.7 tags of a stopped task", [Given.Cluster, Given.Fargate], """
            RunTask {taskDefinition: 'vpc', tags: [{key: 'k', value: 'v'}]} on Fargate
            StopTask {task: '<task>'}
            DescribeTasks {tasks: ['<task>'], include: ['TAGS']} -> tasks[0].tags[0].key = k
            ListTagsForResource {resourceArn: '<task>'}
                -> InvalidParameterException: The specified task is stopped. Specify a running task and try again.
            """),
        new("6.3 DescribeTasks", [Given.Cluster], """
            DescribeTasks {tasks: []} -> InvalidParameterException: Tasks cannot be empty.
            DescribeTasks {tasks: ['<id>']} -> tasks = [] & failures[0].reason = MISSING & failures[0].arn = <arn>:task/default/<id>
            """),
        new("6.3 ListTasks by every filter", [Given.Cluster, Given.Fargate, Given.Service("svc", "vpc", count: 1)], """
            RunTask {taskDefinition: 'vpc', startedBy: 'me'} on Fargate
            ListTasks {family: 'nope'} -> taskArns[0] = absent
            ListTasks {serviceName: 'svc'} -> taskArns[1] = absent
            ListTasks {startedBy: 'me'} -> taskArns[1] = absent
            ListTasks {launchType: 'EC2'} -> taskArns[0] = absent
            ListTasks {launchType: 'FARGATE'} -> taskArns[2] = absent
            ListTasks {desiredStatus: 'PENDING'} -> taskArns[0] = absent
            ListTasks {desiredStatus: 'STOPPED'} -> taskArns[0] = absent
            ListTasks {family: 'vpc'} -> taskArns[2] = absent
            ListTasks {maxResults: 1} -> taskArns[1] = absent
            ListTasks {serviceName: 'nope'} -> ServiceNotFoundException: Service not found.
            """),
        new("6.3 startedBy is the only filter", [Given.Cluster], """
            ListTasks {startedBy: 'me', family: 'x'} -> InvalidParameterException
            """),
        new("6.1 RunTask 1: Network Configuration is not valid for the given networkMode of this task definition.", Given.Default, """
            RunTask {taskDefinition: 'web'} in {subnets: ['subnet-1']}
                -> InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.
            """),
        new("6.1 RunTask 2: Network Configuration must be provided when networkMode 'awsvpc' is specified.", Given.Default, """
            RunTask {taskDefinition: 'vpc'}
                -> InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.
            """),
        new("6.1 RunTask 3: subnets can not be empty.", Given.Default, """
            RunTask {taskDefinition: 'vpc'} in {subnets: []} -> InvalidParameterException: subnets can not be empty.
            """),
        new("6.1 RunTask 4: Assign public IP is not supported for this launch type.", Given.Default, """
            RunTask {taskDefinition: 'vpc'} in {subnets: ['s'], assignPublicIp: 'ENABLED'}
                -> InvalidParameterException: Assign public IP is not supported for this launch type.
            """),
        new("6.1 RunTask 5: You may choose a capacity provider or a launch type but not both.", Given.Default, """
            RunTask {taskDefinition: 'web', launchType: 'EC2', capacityProviderStrategy: [{capacityProvider: 'FARGATE'}]}
                -> InvalidParameterException: You may choose a capacity provider or a launch type but not both.
            """),
        new("6.1 RunTask 6: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]", Given.Default, """
            RunTask {taskDefinition: 'web', launchType: 'MOON'}
                -> InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]
            """),
        new("6.1 RunTask 7: \"count\":11", Given.Default, """
            RunTask {taskDefinition: 'web', count: 11} -> InvalidParameterException
            """),
        new("6.1 RunTask 8: \"count\":0", Given.Default, """
            RunTask {taskDefinition: 'web', count: 0} -> InvalidParameterException
            """),
        new("6.1 RunTask 9: \"propagateTags\":\"SERVICE\"", Given.Default, """
            RunTask {taskDefinition: 'web', propagateTags: 'SERVICE'} -> InvalidParameterException
            """),
        new("6.1 RunTask 10: random field should not be specified.", Given.Default, """
            RunTask {taskDefinition: 'web', placementStrategy: [{type: 'random', field: 'x'}]}
                -> InvalidParameterException: random field should not be specified.
            """),
        new("6.1 RunTask 11: \"overrides\":{\"containerOverrides\":[{\"nam", Given.Default, """
            RunTask {taskDefinition: 'web', overrides: {containerOverrides: [{name: 'nope'}]}} -> InvalidParameterException
            """),
    ];
}
