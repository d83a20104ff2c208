namespace EcsTaskDef.Conformance;

/// <summary>
/// The rows of docs/ECS.md §4.8, §5, §6 and §7, one test each. Left out is what takes other services of AWS: whether subnets,
/// security groups and roles exist, and whether an account is blocked.
/// </summary>
internal static class RuntimeRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("4.8 INACTIVE: describe", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DescribeTaskDefinition {"taskDefinition":"vpc:3"} -> taskDefinition.status=INACTIVE & taskDefinition.revision=3
            """)),
        new("4.8 INACTIVE: list", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            ListTaskDefinitions {"status":"INACTIVE"} -> taskDefinitionArns[0]=vpc:3 & taskDefinitionArns[1]=absent
            ListTaskDefinitions -> taskDefinitionArns[1]=vpc:2 & taskDefinitionArns[2]=absent
            """)),
        new("4.8 INACTIVE: tag, untag, list tags", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3","tags":[{"key":"k","value":"v"}]}
            ListTagsForResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3"} -> tags[0].key=k
            DescribeTaskDefinition {"taskDefinition":"vpc:3","include":["TAGS"]} -> tags[0].value=v
            UntagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3","tagKeys":["k"]}
            ListTagsForResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3"} -> tags=[]
            """)),
        new("4.8 INACTIVE: running tasks keep running, are described and stopped", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].lastStatus=RUNNING & tasks[0].taskDefinitionArn=vpc:3
            StopTask {"task":"{task}"} -> task.desiredStatus=STOPPED
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].lastStatus=STOPPED
            """)),
        new("4.8 INACTIVE: a service replaces stopped tasks from it", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            ListTasks {"serviceName":"svc"} -> taskArns[1]=absent
            StopTask {"task":"{task}"}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1 & services[0].taskDefinition=vpc:3
            ListTasks {"serviceName":"svc","desiredStatus":"RUNNING"}
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].taskDefinitionArn=vpc:3 & tasks[0].lastStatus=RUNNING
            """)),
        new("4.8 INACTIVE: a service scales up and down", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            UpdateService {"service":"svc","desiredCount":3} -> service.desiredCount=3
            DescribeServices {"services":["svc"]} -> services[0].runningCount=3
            UpdateService {"service":"svc","desiredCount":0}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=0
            UpdateService {"service":"svc","desiredCount":1}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1
            """)),
        new("4.8 INACTIVE: RunTask by revision and by ARN", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: TaskDefinition is inactive
            RunTask {"taskDefinition":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: TaskDefinition is inactive
            """)),
        new("4.8 INACTIVE: StartTask", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            StartTask {"taskDefinition":"vpc:3","containerInstances":["0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: TaskDefinition is inactive
            """)),
        new("4.8 INACTIVE: RunTask of the family without an ACTIVE revision", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeregisterTaskDefinition {"taskDefinition":"vpc:1"}
            DeregisterTaskDefinition {"taskDefinition":"vpc:2"}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClientException: TaskDefinition not found.
            """)),
        new("4.8 INACTIVE: RunTask of the family takes the latest ACTIVE one", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> tasks[0].taskDefinitionArn=vpc:2
            """)),
        new("4.8 INACTIVE: CreateService", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            CreateService {"serviceName":"two","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClientException: TaskDefinition is inactive
            """)),
        new("4.8 INACTIVE: UpdateService that names its own revision", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            UpdateService {"service":"svc","taskDefinition":"vpc:3"} -> ClientException: TaskDefinition is inactive
            """)),
        new("4.8 INACTIVE: UpdateService that forces a deployment without naming it", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            UpdateService {"service":"svc","forceNewDeployment":true} -> service.deployments[0].status=PRIMARY & service.deployments[0].taskDefinition=vpc:3 & service.deployments[1].status=ACTIVE
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1
            """)),
        new("4.8 INACTIVE: deregister again", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"} -> taskDefinition.status=INACTIVE & taskDefinition.previousStatus=INACTIVE
            """)),
        new("4.8 INACTIVE: delete", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]} -> taskDefinitions[0].status=DELETE_IN_PROGRESS & taskDefinitions[0].previousStatus=INACTIVE
            """)),
        new("4.8 DELETE_IN_PROGRESS: describe", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            DescribeTaskDefinition {"taskDefinition":"vpc:3"} -> taskDefinition.status=DELETE_IN_PROGRESS & taskDefinition.revision=3
            """)),
        new("4.8 DELETE_IN_PROGRESS: list", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            ListTaskDefinitions {"status":"DELETE_IN_PROGRESS"} -> taskDefinitionArns[0]=vpc:3 & taskDefinitionArns[1]=absent
            ListTaskDefinitions -> taskDefinitionArns[1]=vpc:2 & taskDefinitionArns[2]=absent
            """)),
        new("4.8 DELETE_IN_PROGRESS: tag, untag, list tags", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3","tags":[{"key":"k","value":"v"}]}
            ListTagsForResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3"} -> tags[0].key=k
            DescribeTaskDefinition {"taskDefinition":"vpc:3","include":["TAGS"]} -> tags[0].value=v
            UntagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3","tagKeys":["k"]}
            ListTagsForResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3"} -> tags=[]
            """)),
        new("4.8 DELETE_IN_PROGRESS: running tasks keep running, are described and stopped", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].lastStatus=RUNNING & tasks[0].taskDefinitionArn=vpc:3
            StopTask {"task":"{task}"} -> task.desiredStatus=STOPPED
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].lastStatus=STOPPED
            """)),
        new("4.8 DELETE_IN_PROGRESS: a service replaces stopped tasks from it", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            ListTasks {"serviceName":"svc"} -> taskArns[1]=absent
            StopTask {"task":"{task}"}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1 & services[0].taskDefinition=vpc:3
            ListTasks {"serviceName":"svc","desiredStatus":"RUNNING"}
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].taskDefinitionArn=vpc:3 & tasks[0].lastStatus=RUNNING
            """)),
        new("4.8 DELETE_IN_PROGRESS: a service scales up and down", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            UpdateService {"service":"svc","desiredCount":3} -> service.desiredCount=3
            DescribeServices {"services":["svc"]} -> services[0].runningCount=3
            UpdateService {"service":"svc","desiredCount":0}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=0
            UpdateService {"service":"svc","desiredCount":1}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1
            """)),
        new("4.8 DELETE_IN_PROGRESS: RunTask by revision and by ARN", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: TaskDefinition is being deleted
            RunTask {"taskDefinition":"arn:aws:ecs:us-east-1:000000000000:task-definition/vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: TaskDefinition is being deleted
            """)),
        new("4.8 DELETE_IN_PROGRESS: StartTask", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            StartTask {"taskDefinition":"vpc:3","containerInstances":["0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: TaskDefinition is being deleted
            """)),
        new("4.8 DELETE_IN_PROGRESS: RunTask of the family without an ACTIVE revision", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            DeregisterTaskDefinition {"taskDefinition":"vpc:1"}
            DeregisterTaskDefinition {"taskDefinition":"vpc:2"}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClientException: TaskDefinition not found.
            """)),
        new("4.8 DELETE_IN_PROGRESS: RunTask of the family takes the latest ACTIVE one", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> tasks[0].taskDefinitionArn=vpc:2
            """)),
        new("4.8 DELETE_IN_PROGRESS: CreateService", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            CreateService {"serviceName":"two","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClientException: TaskDefinition is being deleted
            """)),
        new("4.8 DELETE_IN_PROGRESS: UpdateService that names its own revision", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            UpdateService {"service":"svc","taskDefinition":"vpc:3"} -> ClientException: TaskDefinition is being deleted
            """)),
        new("4.8 DELETE_IN_PROGRESS: UpdateService that forces a deployment without naming it", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            UpdateService {"service":"svc","forceNewDeployment":true} -> service.deployments[0].status=PRIMARY & service.deployments[0].taskDefinition=vpc:3 & service.deployments[1].status=ACTIVE
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1
            """)),
        new("4.8 DELETE_IN_PROGRESS: deregister again", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"} -> ClientException: The task definition could not be deregistered because it is in the process of being deleted.
            """)),
        new("4.8 DELETE_IN_PROGRESS: delete again", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:3","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:3","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:3"}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]}
            DeleteTaskDefinitions {"taskDefinitions":["vpc:3"]} -> taskDefinitions[0].status=DELETE_IN_PROGRESS & taskDefinitions[0].previousStatus=DELETE_IN_PROGRESS
            """)),
        new("5.1 default is the name of a cluster without one", Step.Parse(
            """
            CreateCluster -> cluster.clusterName=default & clusterCount=1
            """)),
        new("5.1 nobody makes the default cluster", Step.Parse(
            """
            ListTasks -> ClusterNotFoundException: Cluster not found.
            ListServices -> ClusterNotFoundException: Cluster not found.
            DescribeClusters -> failures[0].arn=cluster/default & failures[0].reason=MISSING
            """)),
        new("5.2 CreateCluster again", Step.Parse(
            """
            CreateCluster {"clusterName":"c"}
            CreateCluster {"clusterName":"c"} -> cluster.status=ACTIVE & clusterCount=1
            """)),
        new("5.2 CreateCluster with other arguments", Step.Parse(
            """
            CreateCluster {"clusterName":"c"}
            CreateCluster {"clusterName":"c","settings":[{"name":"containerInsights","value":"enabled"}]} -> InvalidParameterException: Arguments on this idempotent request are inconsistent with arguments used in previous request(s).
            DescribeClusters {"clusters":["c"],"include":["SETTINGS"]} -> clusters[0].settings[0].value=disabled
            """)),
        new("5.2 CreateCluster after deletion", Step.Parse(
            """
            CreateCluster {"clusterName":"c","tags":[{"key":"k","value":"v"}]}
            DeleteCluster {"cluster":"c"} -> cluster.status=INACTIVE & clusterCount=0
            CreateCluster {"clusterName":"c"} -> cluster.status=ACTIVE & cluster.tags=[]
            """)),
        new("5.2 CreateCluster: strategy items get a base", Step.Parse(
            """
            CreateCluster {"clusterName":"c","capacityProviders":["FARGATE"],"defaultCapacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1}]} -> cluster.defaultCapacityProviderStrategy[0].base=0
            """)),
        new("5.2 CreateCluster: bad name", Step.Parse(
            """
            CreateCluster {"clusterName":"a b"} -> InvalidParameterException: ClusterName must match ^[a-zA-Z0-9\-_]{1,255}$
            """)),
        new("5.2 CreateCluster: provider of no cluster", Step.Parse(
            """
            CreateCluster {"clusterName":"c","defaultCapacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1}]} -> InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.
            """)),
        new("5.2 DeleteCluster unknown", Step.Parse(
            """
            DeleteCluster {"cluster":"c"} -> ClusterNotFoundException: Cluster not found.
            """)),
        new("5.2 DeleteCluster again", Step.Parse(
            """
            CreateCluster
            DeleteCluster {"cluster":"default"}
            DeleteCluster {"cluster":"default"} -> cluster.status=INACTIVE & cluster.attachments=[]
            """)),
        new("5.2 DeleteCluster with an ACTIVE service of none", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":0,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeleteCluster {"cluster":"default"} -> ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.
            """)),
        new("5.2 DeleteCluster: services before tasks", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeleteCluster {"cluster":"default"} -> ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.
            DeleteService {"service":"svc","force":true}
            DeleteCluster {"cluster":"default"} -> ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.
            """)),
        new("5.2 DeleteCluster with instances", Step.Parse(
            """
            CreateCluster
            RegisterContainerInstance
            DeleteCluster {"cluster":"default"} -> ClusterContainsContainerInstancesException: The Cluster cannot be deleted while Container Instances are active.
            """)),
        new("5.2 DescribeClusters: missing, twice, without include", Step.Parse(
            """
            CreateCluster
            DescribeClusters {"clusters":["default","default","nope"]} -> clusters[1]=absent & clusters[0].settings=[] & clusters[0].statistics=[] & clusters[0].tags=[] & failures[0].reason=MISSING & failures[0].arn=cluster/nope
            """)),
        new("5.2 DescribeClusters: bad include", Step.Parse(
            """
            DescribeClusters {"clusters":["nope"],"include":["X"]} -> failures[0].reason=MISSING
            CreateCluster
            DescribeClusters {"include":["X"]} -> InvalidParameterException: include should be one of [ATTACHMENTS,CONFIGURATIONS,SETTINGS,STATISTICS,TAGS]
            """)),
        new("5.2 DescribeClusters: statistics in their order", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":2,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DescribeClusters {"include":["STATISTICS"]} -> clusters[0].runningTasksCount=3 & clusters[0].activeServicesCount=1 & clusters[0].statistics[0].name=runningEC2TasksCount & clusters[0].statistics[0].value=0 & clusters[0].statistics[1].name=runningFargateTasksCount & clusters[0].statistics[1].value=3 & clusters[0].statistics[2].name=pendingEC2TasksCount & clusters[0].statistics[2].value=0 & clusters[0].statistics[3].name=pendingFargateTasksCount & clusters[0].statistics[3].value=0 & clusters[0].statistics[4].name=runningExternalTasksCount & clusters[0].statistics[4].value=0 & clusters[0].statistics[5].name=pendingExternalTasksCount & clusters[0].statistics[5].value=0 & clusters[0].statistics[6].name=runningManagedInstancesTasksCount & clusters[0].statistics[6].value=0 & clusters[0].statistics[7].name=pendingManagedInstancesTasksCount & clusters[0].statistics[7].value=0 & clusters[0].statistics[8].name=activeEC2ServiceCount & clusters[0].statistics[8].value=0 & clusters[0].statistics[9].name=activeFargateServiceCount & clusters[0].statistics[9].value=1 & clusters[0].statistics[10].name=drainingEC2ServiceCount & clusters[0].statistics[10].value=0 & clusters[0].statistics[11].name=drainingFargateServiceCount & clusters[0].statistics[11].value=0 & clusters[0].statistics[12].name=activeExternalServiceCount & clusters[0].statistics[12].value=0 & clusters[0].statistics[13].name=drainingExternalServiceCount & clusters[0].statistics[13].value=0 & clusters[0].statistics[14].name=activeManagedInstancesServiceCount & clusters[0].statistics[14].value=0 & clusters[0].statistics[15].name=drainingManagedInstancesServiceCount & clusters[0].statistics[15].value=0
            """)),
        new("5.2 UpdateClusterSettings", Step.Parse(
            """
            UpdateClusterSettings {"cluster":"c","settings":[{"name":"containerInsights","value":"X"}]} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            UpdateClusterSettings {"cluster":"default","settings":[{"name":"containerInsights","value":"X"}]} -> InvalidParameterException: Invalid setting 'value'
            UpdateClusterSettings {"cluster":"default","settings":[{"name":"containerInsights","value":"enabled"}]} -> cluster.settings[0].value=enabled & cluster.attachments=[] & cluster.statistics=[] & cluster.tags=[]
            DeleteCluster {"cluster":"default"}
            UpdateClusterSettings {"cluster":"default","settings":[{"name":"containerInsights","value":"enabled"}]} -> ClientException: Cluster was not ACTIVE.
            """)),
        new("5.2 UpdateCluster", Step.Parse(
            """
            UpdateCluster {"cluster":"c"} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            UpdateCluster {"cluster":"default","settings":[{"name":"containerInsights","value":"enabled"}]} -> cluster.settings[0].value=enabled & cluster.attachments=[]
            DeleteCluster {"cluster":"default"}
            UpdateCluster {"cluster":"default"} -> ClientException: Cluster was not ACTIVE.
            """)),
        new("5.2 ListClusters has the ACTIVE ones", Step.Parse(
            """
            CreateCluster {"clusterName":"a"}
            CreateCluster {"clusterName":"b"}
            DeleteCluster {"cluster":"a"}
            ListClusters -> clusterArns[0]=cluster/b & clusterArns[1]=absent
            DescribeClusters {"clusters":["a"]} -> clusters[0].status=INACTIVE
            """)),
        new("5.2 operations on an INACTIVE cluster", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            DeleteCluster {"cluster":"default"}
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClusterNotFoundException: The referenced cluster was inactive.
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClusterNotFoundException: The referenced cluster was inactive.
            ListTasks {} -> ClusterNotFoundException: The referenced cluster was inactive.
            ListServices {} -> ClusterNotFoundException: The referenced cluster was inactive.
            """)),
        new("4.7 tags of an INACTIVE cluster", Step.Parse(
            """
            CreateCluster
            DeleteCluster {"cluster":"default"}
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:cluster/default","tags":[{"key":"k","value":"v"}]} -> InvalidParameterException: The specified cluster is inactive. Specify an active cluster and try again.
            """)),
        new("6.1 an unknown definition comes before the cluster", Step.Parse(
            """
            RunTask {"taskDefinition":"nope"} -> ClientException: TaskDefinition not found.
            """)),
        new("6.1 missing cluster", Step.Parse(
            """
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ClusterNotFoundException: Cluster not found.
            """)),
        new("6.1 INACTIVE wins over a replay", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc:1","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeregisterTaskDefinition {"taskDefinition":"vpc:1"}
            RunTask {"taskDefinition":"vpc:1","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: TaskDefinition is inactive
            """)),
        new("6.1 clientToken", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            RunTask {"taskDefinition":"vpc","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> tasks[1]=absent & tasks[0].lastStatus=RUNNING
            RunTask {"taskDefinition":"vpc","count":1,"clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ConflictException: The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.
            RunTask {"taskDefinition":"vpc:1","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ConflictException: The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.
            RunTask {"taskDefinition":"vpc","cluster":"default","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> ConflictException: The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.
            StopTask {"task":"{task}"}
            RunTask {"taskDefinition":"vpc","clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> tasks[0].lastStatus=STOPPED
            ListTasks -> taskArns=[]
            """)),
        new("6.1 long overrides", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","overrides":{"containerOverrides":[{"name":"app","command":["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]}]},"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: Container Overrides length must be at most 8192.
            """)),
        new("6.1 EC2 without instances", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RunTask {"taskDefinition":"web"} -> InvalidParameterException: No Container Instances were found in your cluster.
            """)),
        new("6.1 defaults", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> failures=[] & tasks[1]=absent & tasks[0].group=family:vpc & tasks[0].platformVersion=1.4.0 & tasks[0].enableExecuteCommand=False & tasks[0].lastStatus=PROVISIONING & tasks[0].tags=[] & tasks[0].version=1 & tasks[0].ephemeralStorage.sizeInGiB=20 & tasks[0].overrides.containerOverrides[0].name=app
            """)),
        new("6.1 failures where nothing fits", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterContainerInstance {"totalResources":[{"name":"CPU","type":"INTEGER","integerValue":8},{"name":"MEMORY","type":"INTEGER","integerValue":4096}]}
            RunTask {"taskDefinition":"web"} -> tasks=[] & failures[0].reason=RESOURCE:CPU
            """)),
        new("6.1 StartTask", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            StartTask {"taskDefinition":"web","containerInstances":[]} -> ClientException: Container Instances cannot be empty.
            StartTask {"taskDefinition":"web","containerInstances":["0123456789abcdef0123456789abcdef"]} -> tasks=[] & failures[0].reason=MISSING
            """)),
        new("6.2 StopTask", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            StopTask {"task":"{task}"} -> task.desiredStatus=STOPPED & task.stopCode=UserInitiated & task.stoppedReason=Task stopped by user & task.containers=[] & task.attachments=[] & task.tags=[] & task.overrides.containerOverrides=[]
            StopTask {"task":"{task}"} -> task.lastStatus=STOPPED & task.containers=[]
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].lastStatus=STOPPED & tasks[0].containers[0].exitCode=137
            """)),
        new("6.2 StopTask of what is not there", Step.Parse(
            """
            CreateCluster
            StopTask {"task":"0123456789abcdef0123456789abcdef"} -> InvalidParameterException: The referenced task was not found.
            StopTask {"task":"x"} -> InvalidParameterException: taskId length should be one of [32,36]
            """)),
        new("4.7 tags of a stopped task", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","tags":[{"key":"k","value":"v"}],"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            StopTask {"task":"{task}"}
            DescribeTasks {"tasks":["{task}"],"include":["TAGS"]} -> tasks[0].tags[0].key=k
            ListTagsForResource {"resourceArn":"{task}"} -> InvalidParameterException: The specified task is stopped. Specify a running task and try again.
            """)),
        new("6.3 DescribeTasks", Step.Parse(
            """
            CreateCluster
            DescribeTasks {"tasks":[]} -> InvalidParameterException: Tasks cannot be empty.
            DescribeTasks {"tasks":["0123456789abcdef0123456789abcdef"]} -> tasks=[] & failures[0].reason=MISSING & failures[0].arn=task/default/0123456789abcdef0123456789abcdef
            """)),
        new("6.3 ListTasks by every filter", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            RunTask {"taskDefinition":"vpc","startedBy":"me","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            ListTasks {"family":"nope"} -> taskArns[0]=absent
            ListTasks {"serviceName":"svc"} -> taskArns[1]=absent
            ListTasks {"startedBy":"me"} -> taskArns[1]=absent
            ListTasks {"launchType":"EC2"} -> taskArns[0]=absent
            ListTasks {"launchType":"FARGATE"} -> taskArns[2]=absent
            ListTasks {"desiredStatus":"PENDING"} -> taskArns[0]=absent
            ListTasks {"desiredStatus":"STOPPED"} -> taskArns[0]=absent
            ListTasks {"family":"vpc"} -> taskArns[2]=absent
            ListTasks {"maxResults":1} -> taskArns[1]=absent
            ListTasks {"serviceName":"nope"} -> ServiceNotFoundException: Service not found.
            """)),
        new("6.3 startedBy is the only filter", Step.Parse(
            """
            CreateCluster
            ListTasks {"startedBy":"me","family":"x"} -> InvalidParameterException
            """)),
        new("7.1 defaults of a service", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":0} -> service.launchType=EC2 & service.schedulingStrategy=REPLICA & service.deploymentController.type=ECS & service.deploymentConfiguration.deploymentCircuitBreaker.enable=False & service.deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value=50 & service.deploymentConfiguration.maximumPercent=200 & service.deploymentConfiguration.minimumHealthyPercent=100 & service.deploymentConfiguration.strategy=ROLLING & service.deploymentConfiguration.bakeTimeInMinutes=0 & service.availabilityZoneRebalancing=ENABLED & service.healthCheckGracePeriodSeconds=0 & service.propagateTags=NONE & service.resourceManagementType=CUSTOMER & service.loadBalancers=[] & service.serviceRegistries=[] & service.events=[] & service.platformVersion=absent & service.roleArn=absent & service.tags=absent & service.taskDefinition=web:1
            """)),
        new("7.2 CreateService: tokens", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"clientToken":"t","tags":[{"key":"a","value":"b"}],"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"clientToken":"t","tags":[{"key":"x","value":"y"}],"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> service.tags[0].key=a
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"clientToken":"u","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":2,"clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: Creation of service was not idempotent.
            CreateService {"serviceName":"two","taskDefinition":"vpc","desiredCount":1,"clientToken":"t","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> service.serviceName=two
            CreateService {"serviceName":"s","clientToken":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"} -> InvalidParameterException: idempotency token longer than 36.
            """)),
        new("7.2 UpdateService: a new definition is a new deployment", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc:1","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            UpdateService {"service":"svc","taskDefinition":"vpc"} -> service.deployments[0].status=PRIMARY & service.deployments[0].taskDefinition=vpc:2 & service.deployments[1].status=ACTIVE & service.tags=absent
            """)),
        new("7.2 UpdateService: the count alone is none", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            UpdateService {"service":"svc","desiredCount":2} -> service.desiredCount=2 & service.deployments[1]=absent & service.deployments[0].desiredCount=1
            DescribeServices {"services":["svc"]} -> services[0].runningCount=2 & services[0].deployments[0].rolloutState=COMPLETED & services[0].events[0].message=(service svc) has reached a steady state.
            """)),
        new("7.2 UpdateService refuses", Step.Parse(
            """
            UpdateService {"service":"svc","desiredCount":1} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            UpdateService {"service":"svc","desiredCount":1} -> ServiceNotFoundException: Service not found.
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            UpdateService {"service":"svc","desiredCount":-1} -> InvalidParameterException: Task count can not be lesser than 0
            UpdateService {"service":"svc","availabilityZoneRebalancing":"ENABLED","deploymentConfiguration":{"maximumPercent":100,"minimumHealthyPercent":50}} -> InvalidParameterException: The service couldn't be updated because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.
            DeleteService {"service":"svc","force":true}
            UpdateService {"service":"svc","desiredCount":1} -> ServiceNotActiveException: Service was not ACTIVE.
            """)),
        new("7.2 UpdateService of CODE_DEPLOY", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"svc","taskDefinition":"web","desiredCount":0,"deploymentController":{"type":"CODE_DEPLOY"},"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}]}
            UpdateService {"service":"svc","taskDefinition":"web"} -> InvalidParameterException: Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.
            UpdateService {"service":"svc","forceNewDeployment":true} -> InvalidParameterException: Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.
            """)),
        new("7.2 DeleteService", Step.Parse(
            """
            CreateCluster
            DeleteService {"service":"svc"} -> ServiceNotFoundException:
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DeleteService {"service":"svc"} -> InvalidParameterException: The service cannot be stopped while it is scaled above 0.
            DeleteService {"service":"svc","force":true} -> service.status=DRAINING & service.desiredCount=0 & service.deployments[0].status=PRIMARY
            ListServices -> serviceArns=[]
            DescribeServices {"services":["svc"]} -> services[0].status=INACTIVE
            DeleteService {"service":"svc","force":true}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> service.status=ACTIVE
            """)),
        new("7.2 DescribeServices", Step.Parse(
            """
            DescribeServices {"services":["x"]} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            DescribeServices {"services":["x"]} -> services=[] & failures[0].reason=MISSING & failures[0].arn=arn:aws:ecs:us-east-1:000000000000:service/default/x
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":0,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            DescribeServices {"services":["svc"],"include":["X"]} -> InvalidParameterException: include should be one of [TAGS]
            DescribeServices {"services":["svc"]} -> services[0].tags=absent
            DescribeServices {"services":["svc"],"include":["TAGS"]} -> services[0].tags=[]
            """)),
        new("7.2 ListServices", Step.Parse(
            """
            CreateCluster
            ListServices {"maxResults":101} -> InvalidParameterException: Max results can not be greater than 100
            ListServices {"launchType":"X"} -> InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":0,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            ListServices {"launchType":"EC2"} -> serviceArns=[]
            ListServices {"schedulingStrategy":"REPLICA"} -> serviceArns[0]=service/default/svc
            """)),
        new("7.3 unknown definition", Step.Parse(
            """
            CreateCluster
            CreateService {"serviceName":"s","taskDefinition":"nope","desiredCount":1} -> ClientException: TaskDefinition not found.
            """)),
        new("7.4 a stopped task is replaced from the PRIMARY deployment", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"svc","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}
            ListTasks {"serviceName":"svc"}
            StopTask {"task":"{task}"}
            DescribeServices {"services":["svc"]} -> services[0].runningCount=1
            ListTasks {"serviceName":"svc"} -> taskArns[1]=absent
            DescribeTasks {"tasks":["{task}"]} -> tasks[0].group=service:svc & tasks[0].tags=[]
            """)),
        new("7.3 CreateService 1: DesiredCount is missing", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web"} -> InvalidParameterException: DesiredCount is missing
            """)),
        new("7.3 CreateService 2: DesiredCount can not be lesser than 0", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":-1} -> InvalidParameterException: DesiredCount can not be lesser than 0
            """)),
        new("7.3 CreateService 3: ServiceName must match ^[a-zA-Z0-9\\-_](1,255)$, but was ????", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"a b","taskDefinition":"web","desiredCount":1} -> InvalidParameterException: ServiceName must match ^[a-zA-Z0-9\-_]{1,255}$, but was ????
            """)),
        new("7.3 CreateService 4: Scheduling strategy should be one of [REPLICA,DAEMON]", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"schedulingStrategy":"X"} -> InvalidParameterException: Scheduling strategy should be one of [REPLICA,DAEMON]
            """)),
        new("7.3 CreateService 5: The daemon scheduling strategy does not support a desired co", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":0,"schedulingStrategy":"DAEMON"} -> InvalidParameterException: The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again
            """)),
        new("7.3 CreateService 6: The daemon scheduling strategy does not support the FARGATE ", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","launchType":"FARGATE","schedulingStrategy":"DAEMON"} -> InvalidParameterException: The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again
            """)),
        new("7.3 CreateService 7: The daemon scheduling strategy does not support values above", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","schedulingStrategy":"DAEMON","deploymentConfiguration":{"maximumPercent":150}} -> InvalidParameterException: The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again
            """)),
        new("7.3 CreateService 8: The service couldn't be created because Availability Zone Re", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","schedulingStrategy":"DAEMON","availabilityZoneRebalancing":"ENABLED"} -> InvalidParameterException: The service couldn't be created because Availability Zone Rebalancing does not support DAEMON as scheduling strategy. Update scheduling strategy and try again.
            """)),
        new("7.3 CreateService 9: maximumPercent must be at least 100", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"maximumPercent":99}} -> InvalidParameterException: maximumPercent must be at least 100
            """)),
        new("7.3 CreateService 10: minimumHealthyPercent must be at most 100", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"minimumHealthyPercent":101}} -> InvalidParameterException: minimumHealthyPercent must be at most 100
            """)),
        new("7.3 CreateService 11: Both maximumPercent and minimumHealthyPercent cannot be 100 ", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"minimumHealthyPercent":100,"maximumPercent":100}} -> InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.
            """)),
        new("7.3 CreateService 12: Invalid deployment circuit breaker threshold value.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true,"thresholdConfiguration":{"type":"COUNT","value":0}}}} -> InvalidParameterException: Invalid deployment circuit breaker threshold value.
            """)),
        new("7.3 CreateService 13: Invalid deployment circuit breaker threshold type.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true,"thresholdConfiguration":{"type":"X","value":1}}}} -> InvalidParameterException: Invalid deployment circuit breaker threshold type.
            """)),
        new("7.3 CreateService 14: Network Configuration must be provided when networkMode 'aws", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1} -> InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.
            """)),
        new("7.3 CreateService 15: Network Configuration is not valid for the given networkMode", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"]}}} -> InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.
            """)),
        new("7.3 CreateService 16: Specifying both a launch type and capacity provider strategy", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"launchType":"EC2","capacityProviderStrategy":[{"capacityProvider":"x"}]} -> InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.
            """)),
        new("7.3 CreateService 17: a provider that is not the cluster's", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"capacityProviderStrategy":[{"capacityProvider":"x"}]} -> service.capacityProviderStrategy[0].capacityProvider=x
            """)),
        new("7.3 CreateService 18: The platform version must be null when specifying an EC2 lau", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"launchType":"EC2","platformVersion":"1.4.0"} -> InvalidParameterException: The platform version must be null when specifying an EC2 launch type.
            """)),
        new("7.3 CreateService 19: Placement constraints are not supported with FARGATE launch ", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"launchType":"FARGATE","placementConstraints":[{"type":"distinctInstance"}]} -> InvalidParameterException: Placement constraints are not supported with FARGATE launch type.
            """)),
        new("7.3 CreateService 20: Placement strategies are not supported with FARGATE launch t", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"launchType":"FARGATE","placementStrategy":[{"type":"random"}]} -> InvalidParameterException: Placement strategies are not supported with FARGATE launch type.
            """)),
        new("7.3 CreateService 21: Maximum number of strategies is 5.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"placementStrategy":[{"type":"random"},{"type":"random"},{"type":"random"},{"type":"random"},{"type":"random"},{"type":"random"}]} -> InvalidParameterException: Maximum number of strategies is 5.
            """)),
        new("7.3 CreateService 22: random field should not be specified.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"placementStrategy":[{"type":"random","field":"x"}]} -> InvalidParameterException: random field should not be specified.
            """)),
        new("7.3 CreateService 23: binpack field 'instanceId' is invalid.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"placementStrategy":[{"type":"binpack","field":"instanceId"}]} -> InvalidParameterException: binpack field 'instanceId' is invalid.
            """)),
        new("7.3 CreateService 24: distinctInstance expression should not be specified.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"placementConstraints":[{"type":"distinctInstance","expression":"x"}]} -> InvalidParameterException: distinctInstance expression should not be specified.
            """)),
        new("7.3 CreateService 25: The container nope does not exist in the task definition.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"loadBalancers":[{"targetGroupArn":"t","containerName":"nope","containerPort":80}]} -> InvalidParameterException: The container nope does not exist in the task definition.
            """)),
        new("7.3 CreateService 26: The container app did not have a container port 8080 defined", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":8080}]} -> InvalidParameterException: The container app did not have a container port 8080 defined.
            """)),
        new("7.3 CreateService 27: loadBalancerName and targetGroupArn cannot both be specified", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"loadBalancers":[{"targetGroupArn":"t","loadBalancerName":"l","containerName":"app","containerPort":80}]} -> InvalidParameterException: loadBalancerName and targetGroupArn cannot both be specified
            """)),
        new("7.3 CreateService 28: When specifying the CODE_DEPLOY deployment controller type, ", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentController":{"type":"CODE_DEPLOY"}} -> InvalidParameterException: When specifying the CODE_DEPLOY deployment controller type, the service requires an Application Load Balancer or Network Load Balancer.
            """)),
        new("7.3 CreateService 29: TaskDefinition must be blank.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentController":{"type":"EXTERNAL"}} -> InvalidParameterException: TaskDefinition must be blank.
            """)),
        new("7.3 CreateService 30: LoadBalancers must be empty or null", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            CreateService {"serviceName":"s","desiredCount":1,"deploymentController":{"type":"EXTERNAL"},"loadBalancers":[{"targetGroupArn":"t"}]} -> InvalidParameterException: LoadBalancers must be empty or null
            """)),
        new("7.3 a strategy without a weight", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateCluster {"clusterName":"two","capacityProviders":["FARGATE","FARGATE_SPOT"]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"cluster":"two","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":0},{"capacityProvider":"FARGATE_SPOT","weight":0}]} -> InvalidParameterException: There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.
            """)),
        new("7.3 a strategy with two bases", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateCluster {"clusterName":"two","capacityProviders":["FARGATE","FARGATE_SPOT"]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"cluster":"two","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1,"base":1},{"capacityProvider":"FARGATE_SPOT","weight":1,"base":1}]} -> InvalidParameterException
            """)),
        new("7.3 a volume that is not configured at launch", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"volumeConfigurations":[{"name":"nope"}]} -> InvalidParameterException: The volume name 'nope' in your request does not have a matching volume in your Task Definition that is configurable at launch.
            RegisterTaskDefinition {"family":"disk","volumes":[{"name":"v","configuredAtLaunch":true}],"containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"mountPoints":[{"sourceVolume":"v","containerPath":"/v"}]}]}
            CreateService {"serviceName":"s","taskDefinition":"disk","desiredCount":1,"volumeConfigurations":[{"name":"v"}]} -> service.status=ACTIVE
            """)),
        new("7.2 UpdateService: ECS Exec without a task role", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1}
            UpdateService {"service":"s","enableExecuteCommand":true} -> InvalidParameterException: The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.
            UpdateService {"service":"s","serviceConnectConfiguration":{"enabled":true,"namespace":"n"}}
            UpdateService {"service":"s","serviceConnectConfiguration":{"enabled":false}}
            RegisterTaskDefinition {"family":"web","taskRoleArn":"arn:aws:iam::000000000000:role/task","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}
            UpdateService {"service":"s","taskDefinition":"web","enableExecuteCommand":true} -> service.enableExecuteCommand=True
            """)),
        new("7.3 AZ rebalancing with maximumPercent of 100", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"availabilityZoneRebalancing":"DISABLED"}
            UpdateService {"service":"s","availabilityZoneRebalancing":"ENABLED","deploymentConfiguration":{"maximumPercent":100,"minimumHealthyPercent":50}} -> InvalidParameterException: The service couldn't be updated because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.
            """)),
        new("7.3 a platform version where EC2 is the default", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"platformVersion":"1.4.0"} -> InvalidParameterException: The platform version must be null when specifying an EC2 launch type.
            """)),
        new("what is not offered is refused: BLUE_GREEN, LINEAR, CANARY, EXTERNAL", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"strategy":"BLUE_GREEN"}} -> ClientException
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"strategy":"X"}} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"strategy":"ROLLING"}} -> service.deploymentConfiguration.strategy=ROLLING
            UpdateService {"service":"s","deploymentConfiguration":{"strategy":"LINEAR"}} -> ClientException
            UpdateService {"service":"s","deploymentConfiguration":{"strategy":"CANARY"}} -> ClientException
            UpdateService {"service":"s","deploymentController":{"type":"EXTERNAL"}} -> ClientException
            UpdateService {"service":"s","deploymentController":{"type":"X"}} -> InvalidParameterException
            """)),
        new("9.2 more tasks than a service may have", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":5001} -> LimitExceededException
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":0}
            UpdateService {"service":"s","desiredCount":2147483647} -> LimitExceededException
            """)),
        new("7.1 a daemon wants a task on every instance", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON"} -> service.desiredCount=0
            RegisterContainerInstance
            RegisterContainerInstance
            DescribeServices {"services":["d"]} -> services[0].desiredCount=2 & services[0].runningCount=2 & services[0].deployments[0].desiredCount=2
            """)),
        new("6.1 RunTask 1: Network Configuration is not valid for the given networkMode of this task definition.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.
            """)),
        new("6.1 RunTask 2: Network Configuration must be provided when networkMode 'awsvpc' is specified.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc"} -> InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.
            """)),
        new("6.1 RunTask 3: subnets can not be empty.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","networkConfiguration":{"awsvpcConfiguration":{"subnets":[]}}} -> InvalidParameterException: subnets can not be empty.
            """)),
        new("6.1 RunTask 4: Assign public IP is not supported for this launch type.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"vpc","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"],"assignPublicIp":"ENABLED"}}} -> InvalidParameterException: Assign public IP is not supported for this launch type.
            """)),
        new("6.1 RunTask 5: You may choose a capacity provider or a launch type but not both.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","launchType":"EC2","capacityProviderStrategy":[{"capacityProvider":"FARGATE"}]} -> InvalidParameterException: You may choose a capacity provider or a launch type but not both.
            """)),
        new("6.1 RunTask 6: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","launchType":"MOON"} -> InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]
            """)),
        new("6.1 RunTask 7: \"count\":11", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","count":11} -> InvalidParameterException
            """)),
        new("6.1 RunTask 8: \"count\":0", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","count":0} -> InvalidParameterException
            """)),
        new("6.1 RunTask 9: \"propagateTags\":\"SERVICE\"", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","propagateTags":"SERVICE"} -> InvalidParameterException
            """)),
        new("6.1 RunTask 10: random field should not be specified.", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","placementStrategy":[{"type":"random","field":"x"}]} -> InvalidParameterException: random field should not be specified.
            """)),
        new("6.1 RunTask 11: \"overrides\":{\"containerOverrides\":[{\"nam", Step.Parse(
            """
            CreateCluster
            RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"cpu":16,"portMappings":[{"containerPort":80}]}]}
            RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"web","overrides":{"containerOverrides":[{"name":"nope"}]}} -> InvalidParameterException
            """)),
    ];
}
