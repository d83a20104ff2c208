namespace EcsTaskDef.Conformance.Rows;

/// <summary>
/// Identifiers and lists, as corrected in the second reading. Every form of every identifier of every operation is in
/// IdentifierTests; here the reported cases are asked through every door.
/// </summary>
internal static class IdentifierRows
{
    public static Row[] All { get; } =
    [
        Row.Corrected(2, "an ARN of another region", """
            RunTask {taskDefinition: 'arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1'}
                -> InvalidParameterException: Invalid Region in ARN
            DescribeTaskDefinition {taskDefinition: 'arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1'}
                -> InvalidParameterException: Invalid Region in ARN
            DescribeServices {cluster: 'arn:aws:ecs:eu-west-1:000000000000:cluster/default', services: ['svc']}
                -> InvalidParameterException: Invalid Region in ARN
            DescribeServices {services: ['arn:aws:ecs:eu-west-1:000000000000:service/default/svc']}
                -> InvalidParameterException: Invalid Region in ARN
            """),
        Row.Corrected(48, "an ARN of another account", """
            RunTask {taskDefinition: 'arn:aws:ecs:us-east-1:111111111111:task-definition/web:1'}
                -> InvalidParameterException: AccountIDs mismatch
            StopTask {task: 'arn:aws:ecs:us-east-1:111111111111:task/default/<id>'} -> InvalidParameterException: AccountIDs mismatch
            """),
        Row.Corrected(49, "an ARN of another cluster", """
            DescribeServices {services: ['<arn>:service/c4/svc']}
                -> InvalidParameterException: Invalid identifier: Identifier is for cluster c4. Your cluster is default
            DescribeTasks {cluster: 'c5', tasks: ['<arn>:task/c4/<id>']}
                -> InvalidParameterException: Invalid identifier: Identifier is for cluster c4. Your cluster is c5
            """),
        Row.Corrected(50, "an ARN in an ARN", """
            DescribeClusters {clusters: ['<arn>:cluster/<arn>:cluster/c']}
                -> InvalidParameterException: Invalid identifier: Unexpected number of separators
            """),
        Row.Corrected(51, "an ARN in quotation marks", """
            DescribeTasks {cluster: "\"<arn>:cluster/c\"", tasks: ['<id>']} -> InvalidParameterException: Unsupported resource type: cluster
            """),
        Row.Corrected(52, "a definition that cannot be one", """
            CreateService {serviceName: 's', taskDefinition: '000000000000.dkr.ecr.us-east-1.amazonaws.com/web', desiredCount: 1}
                -> ClientException: Family contains invalid characters.
            UpdateService {service: 's', taskDefinition: 'web:latest'} -> InvalidParameterException: Invalid revision number.
            DescribeTaskDefinition {taskDefinition: 'web:latest'}
                -> InvalidParameterException: Invalid task definition: Invalid revision number.
            """),
        Row.Corrected(53, "a short ARN is not tagged", """
            TagResource {resourceArn: '<arn>:service/svc', tags: [{key: 'k', value: 'v'}]}
                -> InvalidParameterException: Long arn format must be used for tagging operations
            ListTagsForResource {resourceArn: '<arn>:task/01234567-89ab-cdef-0123-456789abcdef'}
                -> InvalidParameterException: Long arn format must be used for tagging operations
            CreateCluster
            TagResource {resourceArn: '<arn>:cluster/default', tags: [{key: 'k', value: 'v'}]}
            ListTagsForResource {resourceArn: 'arn:aws:ecs:us-east-1::cluster/default'} -> tags[0].value = v
            """),
        Row.Corrected(26, "what must be given and is blank", """
            DescribeClusters {clusters: ['']} -> InvalidParameterException: Clusters can not be blank.
            StopTask -> InvalidParameterException: Task can not be blank.
            CreateCluster {capacityProviders: ['']} -> InvalidParameterException: Capacity Provider can not be blank.
            RunTask {taskDefinition: ''} -> InvalidParameterException: Task Definition can not be blank.
            CreateService {taskDefinition: 'web'} -> InvalidParameterException: Service Name can not be blank.
            """),
        Row.Corrected(45, "tags with illegal characters", """
            CreateCluster {tags: [{key: 'a*', value: 'v'}]}
                -> InvalidParameterException: Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ .
                    / = + - : @.
            CreateCluster
            RegisterTaskDefinition <web>
            RunTask {taskDefinition: 'web', tags: [{key: 'k', value: 'a,b'}]}
                -> InvalidParameterException: Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ .
                    / = + - : @.
            TagResource {resourceArn: '<arn>:task-definition/web:1', tags: [{key: 'k', value: '(v)'}]}
                -> InvalidParameterException: Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ .
                    / = + - : @.
            TagResource {resourceArn: '<arn>:cluster/default', tags: [{key: 'größe 1', value: '_ . / = + - : @'}]}
            """),
        Row.Corrected(54, "more items than a list may have", [Given.Cluster], """
            DescribeServices {services: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']}
                -> InvalidParameterException: service names can have at most 10 items.
            DescribeServices {services: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']} -> failures[9].reason = MISSING
            DescribeTasks {tasks: [<100 ids>, '<id>']} -> InvalidParameterException: taskIds can have at most 100 items.
            DescribeTasks {tasks: [<100 ids>]} -> failures[0].reason = MISSING
            DescribeContainerInstances {containerInstances: [<100 ids>, '<id>']}
                -> InvalidParameterException: instanceIds can have at most 100 items.
            DescribeClusters {clusters: [<100 names>, 'd']} -> InvalidParameterException
            """),
    ];
}
