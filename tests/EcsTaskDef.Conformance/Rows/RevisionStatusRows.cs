namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §4.8: what can still be done with a revision that is INACTIVE or DELETE_IN_PROGRESS.</summary>
internal static class RevisionStatusRows
{
    public static Row[] All { get; } =
    [
        new("4.8 INACTIVE: describe", Given.InactiveInUse, """
            DescribeTaskDefinition {taskDefinition: 'vpc:3'} -> taskDefinition.status = INACTIVE & taskDefinition.revision = 3
            """),
        new("4.8 INACTIVE: list", Given.InactiveInUse, """
            ListTaskDefinitions {status: 'INACTIVE'} -> taskDefinitionArns[0] = <arn>:task-definition/vpc:3 & taskDefinitionArns[1] = absent
            ListTaskDefinitions -> taskDefinitionArns[1] = <arn>:task-definition/vpc:2 & taskDefinitionArns[2] = absent
            """),
        new("4.8 INACTIVE: tag, untag, list tags", Given.InactiveInUse, """
            TagResource {resourceArn: '<arn>:task-definition/vpc:3', tags: [{key: 'k', value: 'v'}]}
            ListTagsForResource {resourceArn: '<arn>:task-definition/vpc:3'} -> tags[0].key = k
            DescribeTaskDefinition {taskDefinition: 'vpc:3', include: ['TAGS']} -> tags[0].value = v
            UntagResource {resourceArn: '<arn>:task-definition/vpc:3', tagKeys: ['k']}
            ListTagsForResource {resourceArn: '<arn>:task-definition/vpc:3'} -> tags = []
            """),
        new("4.8 INACTIVE: running tasks keep running, are described and stopped", Given.InactiveInUse, """
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = RUNNING & tasks[0].taskDefinitionArn = <arn>:task-definition/vpc:3
            StopTask {task: '<task>'} -> task.desiredStatus = STOPPED
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = STOPPED
            """),
        new("4.8 INACTIVE: a service replaces stopped tasks from it", Given.InactiveInUse, """
            ListTasks {serviceName: 'svc'} -> taskArns[1] = absent
            StopTask {task: '<task>'}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1 & services[0].taskDefinition = <arn>:task-definition/vpc:3
            ListTasks {serviceName: 'svc', desiredStatus: 'RUNNING'}
            DescribeTasks {tasks: ['<task>']} -> tasks[0].taskDefinitionArn = <arn>:task-definition/vpc:3 & tasks[0].lastStatus = RUNNING
            """),
        new("4.8 INACTIVE: a service scales up and down", Given.InactiveInUse, """
            UpdateService {service: 'svc', desiredCount: 3} -> service.desiredCount = 3
            DescribeServices {services: ['svc']} -> services[0].runningCount = 3
            UpdateService {service: 'svc', desiredCount: 0}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 0
            UpdateService {service: 'svc', desiredCount: 1}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1
            """),
        new("4.8 INACTIVE: RunTask by revision and by ARN", Given.InactiveInUse, """
            RunTask {taskDefinition: 'vpc:3'} on Fargate -> InvalidParameterException: TaskDefinition is inactive
            RunTask {taskDefinition: '<arn>:task-definition/vpc:3'} on Fargate -> InvalidParameterException: TaskDefinition is inactive
            """),
        new("4.8 INACTIVE: StartTask", Given.InactiveInUse, """
            StartTask {taskDefinition: 'vpc:3', containerInstances: ['<id>']} -> InvalidParameterException: TaskDefinition is inactive
            """),
        new("4.8 INACTIVE: RunTask of the family without an ACTIVE revision", Given.InactiveInUse, """
            DeregisterTaskDefinition {taskDefinition: 'vpc:1'}
            DeregisterTaskDefinition {taskDefinition: 'vpc:2'}
            RunTask {taskDefinition: 'vpc'} on Fargate -> ClientException: TaskDefinition not found.
            """),
        new("4.8 INACTIVE: RunTask of the family takes the latest ACTIVE one", Given.InactiveInUse, """
            RunTask {taskDefinition: 'vpc'} on Fargate -> tasks[0].taskDefinitionArn = <arn>:task-definition/vpc:2
            """),
        new("4.8 INACTIVE: CreateService", Given.InactiveInUse, """
            CreateService {serviceName: 'two', taskDefinition: 'vpc:3', desiredCount: 1} on Fargate
                -> ClientException: TaskDefinition is inactive
            """),
        new("4.8 INACTIVE: UpdateService that names its own revision", Given.InactiveInUse, """
            UpdateService {service: 'svc', taskDefinition: 'vpc:3'} -> ClientException: TaskDefinition is inactive
            """),
        new("4.8 INACTIVE: UpdateService that forces a deployment without naming it", Given.InactiveInUse, """
            UpdateService {service: 'svc', forceNewDeployment: true}
                -> service.deployments[0].status = PRIMARY
                -> service.deployments[0].taskDefinition = <arn>:task-definition/vpc:3
                -> service.deployments[1].status = ACTIVE
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1
            """),
        new("4.8 INACTIVE: deregister again", Given.InactiveInUse, """
            DeregisterTaskDefinition {taskDefinition: 'vpc:3'}
                -> taskDefinition.status = INACTIVE & taskDefinition.previousStatus = INACTIVE
            """),
        new("4.8 INACTIVE: delete", Given.InactiveInUse, """
            DeleteTaskDefinitions {taskDefinitions: ['vpc:3']}
                -> taskDefinitions[0].status = DELETE_IN_PROGRESS & taskDefinitions[0].previousStatus = INACTIVE
            """),
        new("4.8 DELETE_IN_PROGRESS: describe", Given.DeletingInUse, """
            DescribeTaskDefinition {taskDefinition: 'vpc:3'} -> taskDefinition.status = DELETE_IN_PROGRESS & taskDefinition.revision = 3
            """),
        new("4.8 DELETE_IN_PROGRESS: list", Given.DeletingInUse, """
            ListTaskDefinitions {status: 'DELETE_IN_PROGRESS'}
                -> taskDefinitionArns[0] = <arn>:task-definition/vpc:3 & taskDefinitionArns[1] = absent
            ListTaskDefinitions -> taskDefinitionArns[1] = <arn>:task-definition/vpc:2 & taskDefinitionArns[2] = absent
            """),
        new("4.8 DELETE_IN_PROGRESS: tag, untag, list tags", Given.DeletingInUse, """
            TagResource {resourceArn: '<arn>:task-definition/vpc:3', tags: [{key: 'k', value: 'v'}]}
            ListTagsForResource {resourceArn: '<arn>:task-definition/vpc:3'} -> tags[0].key = k
            DescribeTaskDefinition {taskDefinition: 'vpc:3', include: ['TAGS']} -> tags[0].value = v
            UntagResource {resourceArn: '<arn>:task-definition/vpc:3', tagKeys: ['k']}
            ListTagsForResource {resourceArn: '<arn>:task-definition/vpc:3'} -> tags = []
            """),
        new("4.8 DELETE_IN_PROGRESS: running tasks keep running, are described and stopped", Given.DeletingInUse, """
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = RUNNING & tasks[0].taskDefinitionArn = <arn>:task-definition/vpc:3
            StopTask {task: '<task>'} -> task.desiredStatus = STOPPED
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = STOPPED
            """),
        new("4.8 DELETE_IN_PROGRESS: a service replaces stopped tasks from it", Given.DeletingInUse, """
            ListTasks {serviceName: 'svc'} -> taskArns[1] = absent
            StopTask {task: '<task>'}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1 & services[0].taskDefinition = <arn>:task-definition/vpc:3
            ListTasks {serviceName: 'svc', desiredStatus: 'RUNNING'}
            DescribeTasks {tasks: ['<task>']} -> tasks[0].taskDefinitionArn = <arn>:task-definition/vpc:3 & tasks[0].lastStatus = RUNNING
            """),
        new("4.8 DELETE_IN_PROGRESS: a service scales up and down", Given.DeletingInUse, """
            UpdateService {service: 'svc', desiredCount: 3} -> service.desiredCount = 3
            DescribeServices {services: ['svc']} -> services[0].runningCount = 3
            UpdateService {service: 'svc', desiredCount: 0}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 0
            UpdateService {service: 'svc', desiredCount: 1}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1
            """),
        new("4.8 DELETE_IN_PROGRESS: RunTask by revision and by ARN", Given.DeletingInUse, """
            RunTask {taskDefinition: 'vpc:3'} on Fargate -> InvalidParameterException: TaskDefinition is being deleted
            RunTask {taskDefinition: '<arn>:task-definition/vpc:3'} on Fargate -> InvalidParameterException: TaskDefinition is being deleted
            """),
        new("4.8 DELETE_IN_PROGRESS: StartTask", Given.DeletingInUse, """
            StartTask {taskDefinition: 'vpc:3', containerInstances: ['<id>']} -> InvalidParameterException: TaskDefinition is being deleted
            """),
        new("4.8 DELETE_IN_PROGRESS: RunTask of the family without an ACTIVE revision", Given.DeletingInUse, """
            DeregisterTaskDefinition {taskDefinition: 'vpc:1'}
            DeregisterTaskDefinition {taskDefinition: 'vpc:2'}
            RunTask {taskDefinition: 'vpc'} on Fargate -> ClientException: TaskDefinition not found.
            """),
        new("4.8 DELETE_IN_PROGRESS: RunTask of the family takes the latest ACTIVE one", Given.DeletingInUse, """
            RunTask {taskDefinition: 'vpc'} on Fargate -> tasks[0].taskDefinitionArn = <arn>:task-definition/vpc:2
            """),
        new("4.8 DELETE_IN_PROGRESS: CreateService", Given.DeletingInUse, """
            CreateService {serviceName: 'two', taskDefinition: 'vpc:3', desiredCount: 1} on Fargate
                -> ClientException: TaskDefinition is being deleted
            """),
        new("4.8 DELETE_IN_PROGRESS: UpdateService that names its own revision", Given.DeletingInUse, """
            UpdateService {service: 'svc', taskDefinition: 'vpc:3'} -> ClientException: TaskDefinition is being deleted
            """),
        new("4.8 DELETE_IN_PROGRESS: UpdateService that forces a deployment without naming it", Given.DeletingInUse, """
            UpdateService {service: 'svc', forceNewDeployment: true}
                -> service.deployments[0].status = PRIMARY
                -> service.deployments[0].taskDefinition = <arn>:task-definition/vpc:3
                -> service.deployments[1].status = ACTIVE
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1
            """),
        new("4.8 DELETE_IN_PROGRESS: deregister again", Given.DeletingInUse, """
            DeregisterTaskDefinition {taskDefinition: 'vpc:3'}
                -> ClientException: The task definition could not be deregistered because it is in the process of being deleted.
            """),
        new("4.8 DELETE_IN_PROGRESS: delete again", Given.DeletingInUse, """
            DeleteTaskDefinitions {taskDefinitions: ['vpc:3']}
                -> taskDefinitions[0].status = DELETE_IN_PROGRESS & taskDefinitions[0].previousStatus = DELETE_IN_PROGRESS
            """),
        new("4.8 the whole page on deregistering", [Given.Cluster, Given.Fargate, Given.Fargate, Given.Fargate], """
            RunTask {taskDefinition: 'vpc:3'} on Fargate
            CreateService {serviceName: 'svc', taskDefinition: 'vpc:3', desiredCount: 1} on Fargate
            DescribeServices {services: ['svc']} -> services[0].runningCount = 1
            DeregisterTaskDefinition {taskDefinition: 'vpc:3'}
            ListTaskDefinitions -> taskDefinitionArns = ["<arn>:task-definition/vpc:1","<arn>:task-definition/vpc:2"]
            DescribeTaskDefinition {taskDefinition: 'vpc:3'} -> taskDefinition.status = INACTIVE
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = RUNNING
            UpdateService {service: 'svc', desiredCount: 3}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 3
            UpdateService {service: 'svc', desiredCount: 0}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 0
            UpdateService {service: 'svc', desiredCount: 2}
            DescribeServices {services: ['svc']} -> services[0].runningCount = 2
            RunTask {taskDefinition: 'vpc:3'} on Fargate -> InvalidParameterException: TaskDefinition is inactive
            CreateService {serviceName: 'two', taskDefinition: 'vpc:3', desiredCount: 1} on Fargate
                -> ClientException: TaskDefinition is inactive
            UpdateService {service: 'svc', taskDefinition: 'vpc:3'} -> ClientException: TaskDefinition is inactive
            DeregisterTaskDefinition {taskDefinition: 'vpc:1'}
            DeregisterTaskDefinition {taskDefinition: 'vpc:2'}
            ListTaskDefinitionFamilies {status: 'INACTIVE'} -> families = ["vpc"]
            RegisterTaskDefinition {family: 'vpc'} on Fargate -> taskDefinition.revision = 4
            ListTaskDefinitionFamilies {status: 'ACTIVE'} -> families = ["vpc"]
            DeleteTaskDefinitions {taskDefinitions: ['vpc:1', 'vpc:2', 'vpc:3']}
            RunTask {taskDefinition: 'vpc:3'} on Fargate -> InvalidParameterException: TaskDefinition is being deleted
            Wait 600
            ListTaskDefinitions {status: 'DELETE_IN_PROGRESS'} -> taskDefinitionArns = ["<arn>:task-definition/vpc:3"]
            DeleteService {service: 'svc', force: true}
            DescribeServices {services: ['svc']} -> services[0].status = INACTIVE
            ListTaskDefinitions {status: 'DELETE_IN_PROGRESS'} -> taskDefinitionArns = ["<arn>:task-definition/vpc:3"]
            StopTask {task: '<task>'}
            ListTaskDefinitions {status: 'DELETE_IN_PROGRESS'} -> taskDefinitionArns = []
            DescribeTaskDefinition {taskDefinition: 'vpc:3'} -> ClientException: Unable to describe task definition.
            """),
    ];
}
