namespace EcsTaskDef.Conformance;

/// <summary>
/// The second reading of 2026-11-28: what was corrected about clusters, services, tasks and their identifiers. Each row has the
/// number of its line, a refusal and beside it what stays accepted. Every form of every identifier of every operation is in
/// IdentifierTests; here the reported cases are asked through every door.
/// </summary>
internal static class SecondReadingRows
{
    private const string Web = """RegisterTaskDefinition {"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"portMappings":[{"containerPort":80,"name":"http"}]}]}""";
    private const string WithRole = """RegisterTaskDefinition {"family":"role","taskRoleArn":"arn:aws:iam::000000000000:role/task","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}""";
    private const string Vpc = """RegisterTaskDefinition {"family":"vpc","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1","portMappings":[{"containerPort":80}]}]}""";
    private const string Run = "\"launchType\":\"FARGATE\",\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}}";

    // What the rows have in common.
    private static readonly (string Name, string Text)[] s_words =
    [
        ("#web", Web),
        ("#role", WithRole),
        ("#vpc", Vpc),
        ("#run", Run),
        ("#hundredids", Hundred("0123456789abcdef0123456789abcdef")),
        ("#hundrednames", Hundred("c")),
        .. Enumerable.Range(1, 6).Select(static n => ($"#balancers{n}", Balancers(n))),
    ];

    public static IReadOnlyList<Row> All { get; } =
    [
        .. Identifiers(),
        .. Lists(),
        .. Clusters(),
        .. Networks(),
        .. Platforms(),
        .. Exec(),
        .. Strategies(),
        .. Controllers(),
        .. Daemons(),
        .. Balancers(),
        .. Connect(),
        .. Discovery(),
        .. Clients(),
    ];

    private static Row Of(int nr, string what, string steps) => new($"second reading of 2026-11-28, nr {nr}: {what}", Step.Parse(
        s_words.Aggregate(steps, static (text, word) => text.Replace(word.Name, word.Text, System.StringComparison.Ordinal))));

    private static IEnumerable<Row> Identifiers() =>
    [
        Of(2, "an ARN of another region", """
            RunTask {"taskDefinition":"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1"} -> InvalidParameterException: Invalid Region in ARN
            DescribeTaskDefinition {"taskDefinition":"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1"} -> InvalidParameterException: Invalid Region in ARN
            DescribeServices {"cluster":"arn:aws:ecs:eu-west-1:000000000000:cluster/default","services":["svc"]} -> InvalidParameterException: Invalid Region in ARN
            DescribeServices {"services":["arn:aws:ecs:eu-west-1:000000000000:service/default/svc"]} -> InvalidParameterException: Invalid Region in ARN
            """),
        Of(48, "an ARN of another account", """
            RunTask {"taskDefinition":"arn:aws:ecs:us-east-1:111111111111:task-definition/web:1"} -> InvalidParameterException: AccountIDs mismatch
            StopTask {"task":"arn:aws:ecs:us-east-1:111111111111:task/default/0123456789abcdef0123456789abcdef"} -> InvalidParameterException: AccountIDs mismatch
            """),
        Of(49, "an ARN of another cluster", """
            DescribeServices {"services":["arn:aws:ecs:us-east-1:000000000000:service/c4/svc"]} -> InvalidParameterException: Invalid identifier: Identifier is for cluster c4. Your cluster is default
            DescribeTasks {"cluster":"c5","tasks":["arn:aws:ecs:us-east-1:000000000000:task/c4/0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: Invalid identifier: Identifier is for cluster c4. Your cluster is c5
            """),
        Of(50, "an ARN in an ARN", """
            DescribeClusters {"clusters":["arn:aws:ecs:us-east-1:000000000000:cluster/arn:aws:ecs:us-east-1:000000000000:cluster/c"]} -> InvalidParameterException: Invalid identifier: Unexpected number of separators
            """),
        Of(51, "an ARN in quotation marks", """
            DescribeTasks {"cluster":"\"arn:aws:ecs:us-east-1:000000000000:cluster/c\"","tasks":["0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: Unsupported resource type: cluster
            """),
        Of(52, "a definition that cannot be one", """
            CreateService {"serviceName":"s","taskDefinition":"000000000000.dkr.ecr.us-east-1.amazonaws.com/web","desiredCount":1} -> ClientException: Family contains invalid characters.
            UpdateService {"service":"s","taskDefinition":"web:latest"} -> InvalidParameterException: Invalid revision number.
            DescribeTaskDefinition {"taskDefinition":"web:latest"} -> InvalidParameterException: Invalid task definition: Invalid revision number.
            """),
        Of(53, "a short ARN is not tagged", """
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:service/svc","tags":[{"key":"k","value":"v"}]} -> InvalidParameterException: Long arn format must be used for tagging operations
            ListTagsForResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task/01234567-89ab-cdef-0123-456789abcdef"} -> InvalidParameterException: Long arn format must be used for tagging operations
            CreateCluster
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:cluster/default","tags":[{"key":"k","value":"v"}]}
            ListTagsForResource {"resourceArn":"arn:aws:ecs:us-east-1::cluster/default"} -> tags[0].value=v
            """),
        Of(26, "what must be given and is blank", """
            DescribeClusters {"clusters":[""]} -> InvalidParameterException: Clusters can not be blank.
            StopTask -> InvalidParameterException: Task can not be blank.
            CreateCluster {"capacityProviders":[""]} -> InvalidParameterException: Capacity Provider can not be blank.
            RunTask {"taskDefinition":""} -> InvalidParameterException: Task Definition can not be blank.
            CreateService {"taskDefinition":"web"} -> InvalidParameterException: Service Name can not be blank.
            """),
        Of(45, "tags with illegal characters", """
            CreateCluster {"tags":[{"key":"a*","value":"v"}]} -> InvalidParameterException: Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.
            CreateCluster
            #web
            RunTask {"taskDefinition":"web","tags":[{"key":"k","value":"a,b"}]} -> InvalidParameterException: Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/web:1","tags":[{"key":"k","value":"(v)"}]} -> InvalidParameterException: Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.
            TagResource {"resourceArn":"arn:aws:ecs:us-east-1:000000000000:cluster/default","tags":[{"key":"größe 1","value":"_ . / = + - : @"}]}
            """),
    ];

    private static IEnumerable<Row> Lists() =>
    [
        Of(54, "more items than a list may have", """
            CreateCluster
            DescribeServices {"services":["a","b","c","d","e","f","g","h","i","j","k"]} -> InvalidParameterException: service names can have at most 10 items.
            DescribeServices {"services":["a","b","c","d","e","f","g","h","i","j"]} -> failures[9].reason=MISSING
            DescribeTasks {"tasks":[#hundredids,"0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: taskIds can have at most 100 items.
            DescribeTasks {"tasks":[#hundredids]} -> failures[0].reason=MISSING
            DescribeContainerInstances {"containerInstances":[#hundredids,"0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: instanceIds can have at most 100 items.
            DescribeClusters {"clusters":[#hundrednames,"d"]} -> InvalidParameterException
            """),
    ];

    private static IEnumerable<Row> Clusters() =>
    [
        Of(22, "DeleteCluster shows no tags, but settings", """
            CreateCluster {"clusterName":"c","tags":[{"key":"k","value":"v"}]} -> cluster.tags[0].key=k
            DeleteCluster {"cluster":"c"} -> cluster.tags=[] & cluster.settings[0].name=containerInsights
            DeleteCluster {"cluster":"c"} -> cluster.tags=[] & cluster.settings[0].value=disabled
            DescribeClusters {"clusters":["c"],"include":["TAGS"]} -> clusters[0].tags[0].value=v
            """),
        Of(55, "the combinations of a cluster's configuration", """
            CreateCluster {"configuration":{"executeCommandConfiguration":{"logging":"NONE","logConfiguration":{}}}} -> InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration
            CreateCluster {"configuration":{"executeCommandConfiguration":{"logConfiguration":{"s3BucketName":"b"}}}} -> InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration
            CreateCluster {"configuration":{"executeCommandConfiguration":{"logging":"OVERRIDE"}}} -> InvalidParameterException
            CreateCluster {"configuration":{"executeCommandConfiguration":{"logging":"SOME"}}} -> InvalidParameterException
            CreateCluster {"configuration":{"executeCommandConfiguration":{"logging":"OVERRIDE","logConfiguration":{"s3BucketName":"b"}}}} -> cluster.configuration.executeCommandConfiguration.logging=OVERRIDE
            UpdateCluster {"cluster":"default","configuration":{"executeCommandConfiguration":{"logging":"DEFAULT","logConfiguration":{}}}} -> InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration
            UpdateCluster {"cluster":"default","configuration":{"executeCommandConfiguration":{"logging":"NONE","kmsKeyId":"k"}}} -> cluster.configuration.executeCommandConfiguration.logging=NONE
            """),
    ];

    private static IEnumerable<Row> Networks() =>
    [
        Of(56, "blank and too many subnets and security groups", """
            CreateCluster
            #vpc
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"],"securityGroups":[""]}}} -> InvalidParameterException: security group cannot be blank.
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s",""]}}} -> InvalidParameterException: subnet cannot be blank.
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":[" "]}}} -> InvalidParameterException: subnet cannot be blank.
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17"]}}} -> InvalidParameterException: subnets can have at most 16 items.
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"],"securityGroups":["1","2","3","4","5","6"]}}} -> InvalidParameterException
            RunTask {"taskDefinition":"vpc","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"],"securityGroups":["1","2","3","4","5"]}}} -> tasks[0].launchType=FARGATE
            """),
    ];

    private static IEnumerable<Row> Platforms() =>
    [
        Of(57, "a platform version that does not exist", """
            CreateCluster
            #vpc
            RunTask {"taskDefinition":"vpc","platformVersion":"1.4",#run} -> PlatformUnknownException: The specified platform does not exist.
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"platformVersion":"latest",#run} -> PlatformUnknownException: The specified platform does not exist.
            RunTask {"taskDefinition":"vpc","platformVersion":"1.3.0",#run} -> tasks[0].platformVersion=1.3.0
            RunTask {"taskDefinition":"vpc","platformVersion":"LATEST",#run} -> tasks[0].platformVersion=1.4.0
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"platformVersion":"1.4.0",#run} -> service.platformVersion=1.4.0
            UpdateService {"service":"s","platformVersion":"2.0.0"} -> PlatformUnknownException: The specified platform does not exist.
            """),
        Of(57, "the versions of Windows", """
            CreateCluster
            RegisterTaskDefinition {"family":"win","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"1024","memory":"2048","runtimePlatform":{"operatingSystemFamily":"WINDOWS_SERVER_2022_CORE","cpuArchitecture":"X86_64"},"containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RunTask {"taskDefinition":"win","platformVersion":"1.4.0",#run} -> PlatformUnknownException: The specified platform does not exist.
            RunTask {"taskDefinition":"win","platformVersion":"1.0.0",#run} -> tasks[0].platformVersion=1.0.0
            RunTask {"taskDefinition":"win",#run} -> tasks[0].platformVersion=1.0.0
            """),
        Of(58, "a platform version that lacks what the definition needs", """
            CreateCluster
            RegisterTaskDefinition {"family":"efs","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","volumes":[{"name":"v","efsVolumeConfiguration":{"fileSystemId":"fs-1"}}],"containerDefinitions":[{"name":"app","image":"busybox:1","mountPoints":[{"sourceVolume":"v","containerPath":"/v"}]}]}
            RegisterTaskDefinition {"family":"large","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"8192","memory":"16384","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"disk","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","ephemeralStorage":{"sizeInGiB":30},"containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"pid","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","pidMode":"task","containerDefinitions":[{"name":"app","image":"busybox:1"}]}
            RegisterTaskDefinition {"family":"trace","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512","containerDefinitions":[{"name":"app","image":"busybox:1","linuxParameters":{"capabilities":{"add":["SYS_PTRACE"]}}}]}
            RunTask {"taskDefinition":"efs","platformVersion":"1.3.0",#run} -> PlatformTaskDefinitionIncompatibilityException: One or more of the requested capabilities are not supported.
            RunTask {"taskDefinition":"large","platformVersion":"1.3.0",#run} -> PlatformTaskDefinitionIncompatibilityException
            RunTask {"taskDefinition":"disk","platformVersion":"1.3.0",#run} -> PlatformTaskDefinitionIncompatibilityException
            RunTask {"taskDefinition":"pid","platformVersion":"1.3.0",#run} -> PlatformTaskDefinitionIncompatibilityException
            CreateService {"serviceName":"s","taskDefinition":"trace","desiredCount":1,"platformVersion":"1.3.0",#run} -> PlatformTaskDefinitionIncompatibilityException
            RunTask {"taskDefinition":"efs","platformVersion":"1.4.0",#run} -> tasks[0].platformVersion=1.4.0
            RunTask {"taskDefinition":"efs",#run} -> tasks[0].platformVersion=1.4.0
            """),
        Of(68, "a platform version, and placement, against the launch type", """
            CreateCluster
            #web
            #vpc
            RunTask {"taskDefinition":"web","platformVersion":"1.4.0"} -> InvalidParameterException: The platform version must be null when specifying an EC2 launch type.
            RunTask {"taskDefinition":"vpc","placementConstraints":[{"type":"distinctInstance"}],#run} -> InvalidParameterException: Placement constraints are not supported with FARGATE launch type.
            RunTask {"taskDefinition":"vpc","placementStrategy":[{"type":"random"}],#run} -> InvalidParameterException: Placement strategies are not supported with FARGATE launch type.
            RegisterContainerInstance
            RunTask {"taskDefinition":"web","placementConstraints":[{"type":"distinctInstance"}],"placementStrategy":[{"type":"random"}]} -> tasks[0].launchType=EC2
            """),
    ];

    private static IEnumerable<Row> Exec() =>
    [
        Of(59, "ECS Exec without a task role, the override counts", """
            CreateCluster
            #web
            #role
            RegisterContainerInstance
            RunTask {"taskDefinition":"web","enableExecuteCommand":true} -> InvalidParameterException: The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.
            StartTask {"taskDefinition":"web","enableExecuteCommand":true,"containerInstances":["0123456789abcdef0123456789abcdef"]} -> InvalidParameterException: The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.
            RunTask {"taskDefinition":"web","enableExecuteCommand":true,"overrides":{"taskRoleArn":"arn:aws:iam::000000000000:role/task"}} -> tasks[0].enableExecuteCommand=True
            RunTask {"taskDefinition":"role","enableExecuteCommand":true} -> tasks[0].enableExecuteCommand=True
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"enableExecuteCommand":true} -> InvalidParameterException: The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.
            CreateService {"serviceName":"s","taskDefinition":"role","desiredCount":1,"enableExecuteCommand":true} -> service.enableExecuteCommand=True
            UpdateService {"service":"s","taskDefinition":"web"} -> InvalidParameterException: The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.
            UpdateService {"service":"s","taskDefinition":"web","enableExecuteCommand":false} -> service.enableExecuteCommand=False
            """),
        Of(23, "Service Connect needs no task role", """
            CreateCluster
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n"}} -> service.status=ACTIVE
            UpdateService {"service":"s","serviceConnectConfiguration":{"enabled":true,"namespace":"n"}} -> service.status=ACTIVE
            UpdateService {"service":"s","enableExecuteCommand":true} -> InvalidParameterException: The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.
            """),
    ];

    private static IEnumerable<Row> Strategies() =>
    [
        Of(61, "a strategy changes with a forced deployment only", """
            CreateCluster {"capacityProviders":["FARGATE","FARGATE_SPOT"]}
            #vpc
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":0,#run}
            UpdateService {"service":"s","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1}]} -> InvalidParameterException: When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.
            UpdateService {"service":"s","forceNewDeployment":true,"capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1}]} -> service.launchType=absent & service.capacityProviderStrategy[0].capacityProvider=FARGATE
            UpdateService {"service":"s","capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1}]} -> InvalidParameterException: When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.
            UpdateService {"service":"s","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1,"base":0}]} -> service.status=ACTIVE
            UpdateService {"service":"s","capacityProviderStrategy":[]} -> InvalidParameterException
            UpdateService {"service":"s","forceNewDeployment":true,"capacityProviderStrategy":[]} -> service.launchType=FARGATE & service.capacityProviderStrategy=absent
            """),
        Of(68, "the providers and numbers of a strategy", """
            CreateCluster {"capacityProviders":["FARGATE","mine"]}
            CreateCluster {"clusterName":"m","capacityProviders":["FARGATE","mine"],"defaultCapacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1},{"capacityProvider":"mine","weight":1}]} -> InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.
            #vpc
            RunTask {"taskDefinition":"vpc","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1},{"capacityProvider":"mine","weight":1}]} -> InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.
            RunTask {"taskDefinition":"vpc","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1001}]} -> InvalidParameterException
            RunTask {"taskDefinition":"vpc","capacityProviderStrategy":[{"capacityProvider":"FARGATE","base":-1}]} -> InvalidParameterException
            RunTask {"taskDefinition":"vpc","capacityProviderStrategy":[{"weight":1}]} -> InvalidParameterException: Capacity Provider can not be blank.
            RunTask {"taskDefinition":"vpc","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1000,"base":100000}],"networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"]}}} -> tasks[0].capacityProviderName=FARGATE
            """),
        Of(71, "a provider that is not the cluster's: services may, tasks may not", """
            CreateCluster
            #vpc
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1}],"networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"]}}} -> service.capacityProviderStrategy[0].capacityProvider=FARGATE_SPOT
            RunTask {"taskDefinition":"vpc","capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1}],"networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"]}}} -> InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.
            """),
    ];

    private static IEnumerable<Row> Controllers() =>
    [
        Of(60, "what CODE_DEPLOY refuses", """
            CreateCluster
            #vpc
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":0,"deploymentController":{"type":"CODE_DEPLOY"},"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}],"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}},#run} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":0,"deploymentController":{"type":"CODE_DEPLOY"},"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}],"deploymentConfiguration":{"alarms":{"alarmNames":["a"],"enable":true,"rollback":true}},#run} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":0,"deploymentController":{"type":"CODE_DEPLOY"},"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}],"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":false,"rollback":false}},#run} -> service.status=ACTIVE
            UpdateService {"service":"s","loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}]} -> InvalidParameterException: Unable to update load balancers on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.
            UpdateService {"service":"s","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}} -> InvalidParameterException: Unable to update network parameters on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.
            UpdateService {"service":"s","platformVersion":"1.4.0"} -> InvalidParameterException
            UpdateService {"service":"s","serviceRegistries":[]} -> InvalidParameterException
            UpdateService {"service":"s","serviceConnectConfiguration":{"enabled":false}} -> InvalidParameterException
            UpdateService {"service":"s","volumeConfigurations":[]} -> InvalidParameterException
            UpdateService {"service":"s","deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}} -> InvalidParameterException
            UpdateService {"service":"s","desiredCount":1,"healthCheckGracePeriodSeconds":5,"propagateTags":"SERVICE","enableECSManagedTags":true,"deploymentConfiguration":{"maximumPercent":200,"minimumHealthyPercent":50}} -> service.desiredCount=1
            """),
        Of(60, "what EXTERNAL refuses", """
            CreateCluster
            CreateService {"serviceName":"s","desiredCount":1,"deploymentController":{"type":"EXTERNAL"},"networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"]}}} -> InvalidParameterException: NetworkConfiguration must be null.
            CreateService {"serviceName":"s","desiredCount":1,"deploymentController":{"type":"EXTERNAL"},"taskDefinition":"web"} -> InvalidParameterException: TaskDefinition must be blank.
            """),
    ];

    private static IEnumerable<Row> Daemons() =>
    [
        Of(62, "a daemon with placement strategies", """
            CreateCluster
            #web
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON","placementStrategy":[{"type":"random"}]} -> InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON","placementConstraints":[{"type":"memberOf","expression":"attribute:a == b"}]} -> service.schedulingStrategy=DAEMON
            UpdateService {"service":"d","placementStrategy":[{"type":"random"}]} -> InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again
            UpdateService {"service":"d","placementStrategy":[]} -> service.status=ACTIVE
            """),
        Of(68, "a daemon with a strategy, with another controller, with volumes", """
            CreateCluster {"clusterName":"p","capacityProviders":["mine"],"defaultCapacityProviderStrategy":[{"capacityProvider":"mine","weight":1}]}
            CreateCluster
            #web
            CreateService {"cluster":"p","serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON"} -> InvalidParameterException: Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON","capacityProviderStrategy":[{"capacityProvider":"mine","weight":1}]} -> InvalidParameterException: Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON","deploymentController":{"type":"CODE_DEPLOY"},"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}]} -> InvalidParameterException
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON","volumeConfigurations":[{"name":"v"}]} -> InvalidParameterException
            CreateService {"cluster":"p","serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON","launchType":"EC2"} -> service.launchType=EC2
            """),
        Of(70, "a daemon is deleted without force", """
            CreateCluster
            #web
            RegisterContainerInstance
            CreateService {"serviceName":"d","taskDefinition":"web","schedulingStrategy":"DAEMON"}
            DescribeServices {"services":["d"]} -> services[0].runningCount=1
            DeleteService {"service":"d"} -> service.status=DRAINING
            CreateService {"serviceName":"r","taskDefinition":"web","desiredCount":1}
            DeleteService {"service":"r"} -> InvalidParameterException: The service cannot be stopped while it is scaled above 0.
            """),
    ];

    private static IEnumerable<Row> Balancers() =>
    [
        Of(63, "a load balancer's port that is mapped twice", """
            CreateCluster
            RegisterTaskDefinition {"family":"dns","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"portMappings":[{"containerPort":53,"protocol":"tcp"},{"containerPort":53,"protocol":"udp"},{"containerPort":80}]}]}
            CreateService {"serviceName":"s","taskDefinition":"dns","desiredCount":1,"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":53}]} -> InvalidParameterException: Container port 53 is used in more than one port mapping for container app
            CreateService {"serviceName":"s","taskDefinition":"dns","desiredCount":1,"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}]} -> service.status=ACTIVE
            UpdateService {"service":"s","loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":53}]} -> InvalidParameterException: Container port 53 is used in more than one port mapping for container app
            """),
        Of(64, "a Classic Load Balancer on Fargate", """
            CreateCluster
            #vpc
            #web
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"loadBalancers":[{"loadBalancerName":"l","containerName":"app","containerPort":80}],#run} -> InvalidParameterException: Classic Load Balancers are not supported with Fargate.
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"loadBalancers":[{"loadBalancerName":"l","containerName":"app","containerPort":80}],"networkConfiguration":{"awsvpcConfiguration":{"subnets":["s"]}}} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"loadBalancers":[{"loadBalancerName":"l","containerName":"app","containerPort":80}]} -> service.loadBalancers[0].loadBalancerName=l
            """),
        Of(54, "more load balancers than a service may have", """
            CreateCluster
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"loadBalancers":[#balancers6]} -> InvalidParameterException: load balancers can have at most 5 items.
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"loadBalancers":[#balancers5]} -> service.loadBalancers[4].targetGroupArn=t4
            """),
        Of(65, "a grace period without load balancers", """
            CreateCluster
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"healthCheckGracePeriodSeconds":30} -> InvalidParameterException: Health check grace period is only valid for services configured to use load balancers
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"healthCheckGracePeriodSeconds":0} -> service.healthCheckGracePeriodSeconds=0
            UpdateService {"service":"s","healthCheckGracePeriodSeconds":30} -> InvalidParameterException: Health check grace period is only valid for services configured to use load balancers
            UpdateService {"service":"s","healthCheckGracePeriodSeconds":30,"loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}]} -> service.healthCheckGracePeriodSeconds=30
            CreateService {"serviceName":"lattice","taskDefinition":"web","desiredCount":1,"healthCheckGracePeriodSeconds":30,"vpcLatticeConfigurations":[{"roleArn":"r","targetGroupArn":"t","portName":"http"}]} -> service.healthCheckGracePeriodSeconds=30
            """),
        Of(66, "a role without load balancers, or where ECS's own is needed", """
            CreateCluster
            #web
            #vpc
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"role":"ecs"} -> InvalidParameterException: IAM roles are only valid for services configured to use load balancers.
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"role":"ecs","loadBalancers":[{"targetGroupArn":"t","containerName":"app","containerPort":80}],#run} -> InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"role":"ecs","loadBalancers":[#balancers2]} -> InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"role":"ecs","loadBalancers":[#balancers1],"serviceRegistries":[{"registryArn":"r","containerName":"app","containerPort":80}]} -> InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"role":"ecs","loadBalancers":[#balancers1]} -> service.roleArn=arn:aws:iam::000000000000:role/ecs
            """),
    ];

    private static IEnumerable<Row> Connect() =>
    [
        Of(67, "Service Connect: namespace, aliases, DNS names, ports, in this order", """
            CreateCluster
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"services":[{"portName":"x"}]}} -> InvalidParameterException: Namespace is missing
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"x"}]}} -> InvalidParameterException: clientAliases must have 1 element.
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"x","clientAliases":[{"port":80},{"port":81}]}]}} -> InvalidParameterException: 2 clientAliases exceeds the max limit of 1
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"http","clientAliases":[{"port":80,"dnsName":"Web"}]}]}} -> InvalidParameterException: The DNS name that you provided is invalid. The name must be a valid DNS name but doesn’t need to be fully-qualified. Up to 127 characters are allowed. The characters can include lowercase letters, numbers, underscores (_), hyphens (-), and periods (.). A hyphen can’t be the first character.
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"http","clientAliases":[{"port":80,"dnsName":"-web"}]}]}} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"x","clientAliases":[{"port":80}]}]}} -> InvalidParameterException: portName(x) does not refer to any named PortMapping in the container definitions
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"http","clientAliases":[{"port":80,"dnsName":"web_1.a-b"}]}]}} -> service.status=ACTIVE
            RegisterTaskDefinition {"family":"other","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"portMappings":[{"containerPort":80,"name":"web"}]}]}
            UpdateService {"service":"s","taskDefinition":"other"} -> InvalidParameterException: portName(http) does not refer to any named PortMapping in the container definitions
            CreateService {"serviceName":"off","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":false,"services":[{"portName":"x"}]}} -> service.status=ACTIVE
            """),
        Of(67, "Service Connect takes the cluster's namespace", """
            CreateCluster {"serviceConnectDefaults":{"namespace":"n"}}
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"services":[{"portName":"http","clientAliases":[{"port":80}]}]}} -> service.deployments[0].serviceConnectConfiguration.services[0].clientAliases[0].dnsName=http.n
            """),
        Of(71, "Service Connect: names that are filled in, and switched off", """
            CreateCluster
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"http","clientAliases":[{"port":80}]}]}} -> service.deployments[0].serviceConnectConfiguration.services[0].discoveryName=http & service.deployments[0].serviceConnectConfiguration.services[0].clientAliases[0].dnsName=http.n & service.deployments[0].serviceConnectResources[0].discoveryName=http
            UpdateService {"service":"s","serviceConnectConfiguration":{"enabled":true,"namespace":"n","services":[{"portName":"http","discoveryName":"d","clientAliases":[{"port":80,"dnsName":"x"}]}]}} -> service.deployments[0].serviceConnectConfiguration.services[0].discoveryName=d & service.deployments[0].serviceConnectConfiguration.services[0].clientAliases[0].dnsName=x & service.deployments[0].serviceConnectResources[0].discoveryName=d
            UpdateService {"service":"s","serviceConnectConfiguration":{"enabled":false}} -> service.deployments[0].serviceConnectConfiguration=absent & service.deployments[0].serviceConnectResources=absent
            """),
    ];

    private static IEnumerable<Row> Discovery() =>
    [
        Of(68, "service registries against the definition", """
            CreateCluster
            #web
            #vpc
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceRegistries":[{"registryArn":"r"}]} -> InvalidParameterException: When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition. Registry: r
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceRegistries":[{"registryArn":"r","containerName":"x","containerPort":80}]} -> InvalidParameterException: The container x is not valid. The value for 'containerName' must already be specified in the task definition. Registry: r
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"serviceRegistries":[{"registryArn":"r","containerName":"app","containerPort":81}]} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"serviceRegistries":[{"registryArn":"r","port":80,"containerName":"app","containerPort":80}],#run} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"serviceRegistries":[{"registryArn":"r"},{"registryArn":"q"}],#run} -> InvalidParameterException
            CreateService {"serviceName":"s","taskDefinition":"vpc","desiredCount":1,"serviceRegistries":[{"registryArn":"r"}],#run} -> service.status=ACTIVE
            CreateService {"serviceName":"t","taskDefinition":"web","desiredCount":1,"serviceRegistries":[{"registryArn":"r","containerName":"app","containerPort":80}]} -> service.serviceRegistries[0].registryArn=r
            UpdateService {"service":"t","serviceRegistries":[{"registryArn":"r"}]} -> InvalidParameterException
            """),
        Of(68, "volumes configured at launch, of tasks too", """
            CreateCluster
            #web
            RegisterTaskDefinition {"family":"disk","volumes":[{"name":"v","configuredAtLaunch":true}],"containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,"mountPoints":[{"sourceVolume":"v","containerPath":"/v"}]}]}
            RegisterContainerInstance
            RunTask {"taskDefinition":"web","volumeConfigurations":[{"name":"nope"}]} -> InvalidParameterException: The volume name 'nope' in your request does not have a matching volume in your Task Definition that is configurable at launch.
            StartTask {"taskDefinition":"web","containerInstances":["0123456789abcdef0123456789abcdef"],"volumeConfigurations":[{"name":"nope"}]} -> InvalidParameterException: The volume name 'nope' in your request does not have a matching volume in your Task Definition that is configurable at launch.
            RunTask {"taskDefinition":"disk","volumeConfigurations":[{"name":"v","managedEBSVolume":{"sizeInGiB":10}}]} -> InvalidParameterException: Role Arn can not be blank.
            RunTask {"taskDefinition":"disk","volumeConfigurations":[{"name":"v","managedEBSVolume":{"roleArn":"r"}}]} -> InvalidParameterException
            RunTask {"taskDefinition":"disk","volumeConfigurations":[{"name":"v"},{"name":"v"}]} -> InvalidParameterException
            RunTask {"taskDefinition":"disk","volumeConfigurations":[{"name":"v","managedEBSVolume":{"roleArn":"r","sizeInGiB":10}}]} -> tasks[0].launchType=EC2
            RunTask {"taskDefinition":"disk","volumeConfigurations":[{"name":"v","managedEBSVolume":{"roleArn":"r","snapshotId":"s"}}]} -> tasks[0].launchType=EC2
            """),
    ];

    private static IEnumerable<Row> Clients() =>
    [
        Of(71, "spreading by host is by instanceId", """
            CreateCluster
            #web
            CreateService {"serviceName":"s","taskDefinition":"web","desiredCount":1,"placementStrategy":[{"type":"spread","field":"host"}]} -> service.placementStrategy[0].field=instanceId
            UpdateService {"service":"s","placementStrategy":[{"type":"spread","field":"attribute:ecs.availability-zone"},{"type":"spread","field":"host"}]} -> service.placementStrategy[0].field=attribute:ecs.availability-zone & service.placementStrategy[1].field=instanceId
            """),
        Of(71, "an override of ephemeral storage is the task's", """
            CreateCluster
            #vpc
            RunTask {"taskDefinition":"vpc","overrides":{"ephemeralStorage":{"sizeInGiB":50}},#run} -> tasks[0].ephemeralStorage.sizeInGiB=50 & tasks[0].fargateEphemeralStorage.sizeInGiB=50
            RunTask {"taskDefinition":"vpc",#run} -> tasks[0].ephemeralStorage.sizeInGiB=20
            """),
        Of(71, "an ARN without an account is the own account's", """
            CreateCluster {"clusterName":"x"}
            DescribeClusters {"clusters":["arn:aws:ecs:us-east-1::cluster/x"]} -> clusters[0].clusterArn=arn:aws:ecs:us-east-1:000000000000:cluster/x
            """),
    ];

    private static string Hundred(string item) => string.Join(",", Enumerable.Repeat($"\"{item}\"", 100));

    private static string Balancers(int count) => string.Join(",", Enumerable.Range(0, count)
        .Select(static i => $"{{\"targetGroupArn\":\"t{i}\",\"containerName\":\"app\",\"containerPort\":80}}"));
}
