namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §6.6 and §7.2: protection of tasks, ECS Exec, services of a namespace.</summary>
internal static class ProtectionRows
{
    public static Row[] All { get; } =
    [
        new("6.6 a protected task is not scaled in before its protection ends",
            [Given.Cluster, Given.Fargate, Given.Service("s", "vpc", 1)], """
            ListTasks {serviceName: 's'}
            GetTaskProtection {cluster: 'default', tasks: ['<task>']} -> protectedTasks[0].protectionEnabled = false
            UpdateTaskProtection {cluster: 'default', tasks: ['<task>'], protectionEnabled: true, expiresInMinutes: 10}
                -> protectedTasks[0].protectionEnabled = true
            GetTaskProtection {cluster: 'default', tasks: ['<task>']} -> protectedTasks[0].protectionEnabled = true
            UpdateService {service: 's', desiredCount: 0}
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = RUNNING
            DescribeServices {services: ['s']} -> services[0].runningCount = 1 & services[0].desiredCount = 0
            Wait 600
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = STOPPED
            GetTaskProtection {cluster: 'default', tasks: ['<task>']} -> failures[0].reason = MISSING
            """),
        new("6.6 a deployment waits for a protected task, until it is not protected any more",
            [Given.Cluster, Given.Fargate, Given.Fargate, Given.Service("s", "vpc:1", 1)], """
            ListTasks {serviceName: 's'}
            UpdateTaskProtection {tasks: ['<task>'], protectionEnabled: true} -> protectedTasks[0].protectionEnabled = true
            UpdateService {service: 's', taskDefinition: 'vpc:2'}
            DescribeServices {services: ['s']} -> services[0].runningCount = 2 & services[0].deployments[0].rolloutState = IN_PROGRESS
            UpdateTaskProtection {tasks: ['<task>'], protectionEnabled: false}
                -> protectedTasks[0].protectionEnabled = false & protectedTasks[0].expirationDate = absent
            DescribeServices {services: ['s']} -> services[0].runningCount = 1 & services[0].deployments[0].rolloutState = COMPLETED
            """),
        new("6.6 what cannot be protected", [Given.Cluster, Given.Fargate, Given.Task], """
            UpdateTaskProtection {tasks: ['<task>', '<id>'], protectionEnabled: true}
                -> failures[0].reason = TASK_NOT_VALID & failures[1].reason = MISSING & protectedTasks = []
            UpdateTaskProtection {tasks: [], protectionEnabled: true} -> InvalidParameterException: Tasks cannot be empty.
            UpdateTaskProtection {tasks: ['<task>']} -> InvalidParameterException
            UpdateTaskProtection {tasks: ['<task>'], protectionEnabled: true, expiresInMinutes: 2881} -> InvalidParameterException
            """),
        new("6.6 ExecuteCommand", [Given.Cluster, Given.Fargate, Given.Task], """
            ExecuteCommand {task: '<task>', interactive: true, command: '/bin/sh'}
                -> InvalidParameterException: The execute command failed because execute command was not enabled when the task was run or
                    the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try
                    again.
            ExecuteCommand {task: '<id>', interactive: true, command: '/bin/sh'}
                -> InvalidParameterException: The referenced task was not found.
            ExecuteCommand {task: '<task>', interactive: true} -> InvalidParameterException: Command can not be blank.
            """),
        new("7.2 ListServicesByNamespace",
            [Given.Cluster, Given.Web, "CreateCluster {clusterName: 'c', serviceConnectDefaults: {namespace: 'n'}}"], """
            CreateService {serviceName: 'a', taskDefinition: 'web', desiredCount: 0,
                    serviceConnectConfiguration: {enabled: true, namespace: 'n'}}
            CreateService {serviceName: 'b', cluster: 'c', taskDefinition: 'web', desiredCount: 0,
                    serviceConnectConfiguration: {enabled: true}}
            CreateService {serviceName: 'z', cluster: 'c', taskDefinition: 'web', desiredCount: 0}
            ListServicesByNamespace {namespace: 'n'}
                -> serviceArns[0] = <arn>:service/c/b & serviceArns[1] = <arn>:service/default/a & serviceArns[2] = absent
            ListServicesByNamespace {namespace: 'n', maxResults: 1} -> serviceArns[1] = absent
            ListServicesByNamespace {namespace: 'other'} -> serviceArns = []
            ListServicesByNamespace -> InvalidParameterException: Namespace can not be blank.
            """),
    ];
}
