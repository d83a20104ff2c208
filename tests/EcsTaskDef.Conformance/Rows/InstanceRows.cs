namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §6.5: container instances, their attributes, and the language that selects them.</summary>
internal static class InstanceRows
{
    private const string Registered =
        """
        RegisterContainerInstance {attributes: [{name: 'ecs.instance-type', value: 't3.micro'}, {name: 'stack', value: 'prod'}],
            versionInfo: {agentVersion: '1.14.5'}}
        """;

    public static Row[] All { get; } =
    [
        new("6.5 PutAttributes, ListAttributes, DeleteAttributes", [Given.Cluster, Registered], """
            PutAttributes {attributes: [{name: 'stack', value: 'test', targetId: '<instance>'}, {name: 'rack', targetId: '<instance>'}]}
                -> attributes[0].value = test & attributes[1].name = rack & attributes[1].value = absent
            ListAttributes {targetType: 'container-instance'}
                -> attributes[0].name = ecs.instance-type & attributes[1].name = rack & attributes[2].value = test
            ListAttributes {targetType: 'container-instance', attributeName: 'stack', attributeValue: 'prod'} -> attributes = []
            ListAttributes {targetType: 'container-instance', maxResults: 1} -> attributes[1] = absent
            DeleteAttributes {attributes: [{name: 'stack', targetId: '<instance>'}]} -> attributes[0].value = test
            ListAttributes {targetType: 'container-instance', attributeName: 'stack'} -> attributes = []
            DescribeContainerInstances {containerInstances: ['<instance>']} -> containerInstances[0].attributes[2] = absent
            """),
        new("6.5 attributes that are refused", [Given.Cluster, Given.Instance], """
            PutAttributes {attributes: []} -> InvalidParameterException
            PutAttributes {attributes: [{name: 'a'}]} -> InvalidParameterException: Target Id can not be blank.
            PutAttributes {attributes: [{targetId: '<instance>'}]} -> InvalidParameterException: Name can not be blank.
            PutAttributes {attributes: [{name: 'a b', targetId: '<instance>'}]} -> InvalidParameterException
            PutAttributes {attributes: [{name: 'a', value: ' b', targetId: '<instance>'}]} -> InvalidParameterException
            PutAttributes {attributes: [{name: 'a', targetType: 'task', targetId: '<instance>'}]} -> InvalidParameterException
            PutAttributes {attributes: [{name: 'a', targetId: '<id>'}]} -> TargetNotFoundException
            DeleteAttributes {attributes: [{name: 'a', targetId: '<id>'}]} -> TargetNotFoundException
            PutAttributes {attributes: [{name: '1', targetId: '<instance>'}, {name: '2', targetId: '<instance>'},
                {name: '3', targetId: '<instance>'}, {name: '4', targetId: '<instance>'}, {name: '5', targetId: '<instance>'},
                {name: '6', targetId: '<instance>'}, {name: '7', targetId: '<instance>'}, {name: '8', targetId: '<instance>'},
                {name: '9', targetId: '<instance>'}, {name: '10', targetId: '<instance>'}]}
                -> attributes[9].name = 10
            PutAttributes {attributes: [{name: '11', targetId: '<instance>'}]} -> AttributeLimitExceededException
            PutAttributes {attributes: [{name: '10', value: 'x', targetId: '<instance>'}]} -> attributes[0].value = x
            """),
        .. new (string Filter, bool Selects)[]
        {
            ("attribute:ecs.instance-type == t3.micro", true),
            ("attribute:ecs.instance-type =~ t3.*", true),
            ("attribute:ecs.instance-type !~ t3.*", false),
            ("attribute:stack in [test, prod]", true),
            ("attribute:stack not_in ['prod']", false),
            ("attribute:stack exists and attribute:rack !exists", true),
            ("not(attribute:stack equals prod) or (agentConnected == true)", true),
            ("!(attribute:stack == 'prod')", false),
            ("agentVersion < 1.14.6 && agentVersion >= 1.9", true),
            ("runningTasksCount greater_than 0", false),
            ("registeredAt < 2018-02-18T22:28:28", false),
            ("ec2InstanceId == i-1 || task:group == service:s", false),
        }.Select(static one => new Row($"6.5 filter: {one.Filter}", [Given.Cluster, Registered], $$"""
            ListContainerInstances {filter: "{{one.Filter}}"} -> containerInstanceArns[0] = {{(one.Selects ? "<instance>" : "absent")}}
            """)),
        new("6.5 what is no expression is refused", [Given.Cluster, Given.Instance, Given.Web], """
            ListContainerInstances {filter: 'attribute:stack ='} -> InvalidParameterException
            ListContainerInstances {filter: 'stack == prod'} -> InvalidParameterException
            ListContainerInstances {filter: 'attribute:stack == prod and'} -> InvalidParameterException
            ListContainerInstances {filter: '(attribute:stack == prod'} -> InvalidParameterException
            ListContainerInstances {filter: 'attribute:stack =~ ((a'} -> InvalidParameterException
            ListContainerInstances {filter: 'runningTasksCount =~ 1'} -> InvalidParameterException
            ListContainerInstances {filter: 'attribute:stack in prod'} -> InvalidParameterException
            RunTask {taskDefinition: 'web', placementConstraints: [{type: 'memberOf', expression: 'stack'}]} -> InvalidParameterException
            """),
        new("6.5 placement constraints", [Given.Cluster, Registered, Given.Web], """
            RunTask {taskDefinition: 'web', placementConstraints: [{type: 'memberOf', expression: 'attribute:stack == test'}]}
                -> failures[0].reason = MemberOf placement constraint unsatisfied. & tasks = []
            RunTask {taskDefinition: 'web', placementConstraints: [{type: 'memberOf', expression: 'attribute:stack == prod'}]}
                -> tasks[0].containerInstanceArn = <instance>
            RunTask {taskDefinition: 'web', count: 2, placementConstraints: [{type: 'distinctInstance'}], group: 'g'}
                -> tasks[0].group = g & tasks[1] = absent & failures[0].reason = DistinctInstance placement constraint unsatisfied.
            RegisterTaskDefinition {family: 'bound', placementConstraints: [{type: 'memberOf', expression: 'attribute:stack == test'}],
                    containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64}]}
            CreateService {serviceName: 's', taskDefinition: 'bound', desiredCount: 1}
            DescribeServices {services: ['s']} -> services[0].runningCount = 0
            """),
        new("6.5 tasks of services leave an instance that drains",
            [Given.Cluster, Given.Web, Given.Instance, Given.Service("s", "web", 1)], """
            RunTask {taskDefinition: 'web'} -> tasks[0].containerInstanceArn = <instance>
            UpdateContainerInstancesState {containerInstances: ['<instance>', '<id>'], status: 'DRAINING'}
                -> containerInstances[0].status = DRAINING & failures[0].reason = MISSING
            DescribeServices {services: ['s']} -> services[0].runningCount = 1
            RunTask {taskDefinition: 'web'} -> InvalidParameterException: No Container Instances were found in your cluster.
            ListContainerInstances {status: 'ACTIVE'} -> containerInstanceArns = []
            ListContainerInstances {status: 'DRAINING'} -> containerInstanceArns[0] = <instance>
            RegisterContainerInstance
            ListTasks {serviceName: 's'}
            DescribeTasks {tasks: ['<task>']} -> tasks[0].containerInstanceArn = <instance> & tasks[0].lastStatus = RUNNING
            ListContainerInstances {status: 'DRAINING', filter: 'runningTasksCount == 1'} -> containerInstanceArns[1] = absent
            UpdateContainerInstancesState {containerInstances: ['<instance>'], status: 'INACTIVE'} -> InvalidParameterException
            UpdateContainerInstancesState {containerInstances: ['<instance>'], status: 'ACTIVE'} -> containerInstances[0].status = ACTIVE
            """),
        new("6.5 DeregisterContainerInstance", [Given.Cluster, Given.Instance, Given.Web, "RunTask {taskDefinition: 'web'}"], """
            DeregisterContainerInstance {containerInstance: '<instance>'}
                -> InvalidParameterException
            DeregisterContainerInstance {containerInstance: '<instance>', force: true} -> containerInstance.status = INACTIVE
            ListContainerInstances -> containerInstanceArns = []
            DescribeTasks {tasks: ['<task>']} -> tasks[0].lastStatus = RUNNING
            """),
    ];
}
