namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §5.3: capacity providers, and those of clusters.</summary>
internal static class CapacityRows
{
    private const string Mine = "CreateCapacityProvider {name: 'mine', autoScalingGroupProvider: {autoScalingGroupArn: 'group'}}";

    public static Row[] All { get; } =
    [
        new("5.3 CreateCapacityProvider: what is filled in", $$$$"""
            {{{{Mine}}}}
                -> capacityProvider.capacityProviderArn = <arn>:capacity-provider/mine & capacityProvider.status = ACTIVE
                -> capacityProvider.type = EC2_AUTOSCALING & capacityProvider.autoScalingGroupProvider.managedDraining = ENABLED
                -> capacityProvider.autoScalingGroupProvider.managedScaling.status = DISABLED
                -> capacityProvider.autoScalingGroupProvider.managedScaling.targetCapacity = 100
                -> capacityProvider.autoScalingGroupProvider.managedScaling.minimumScalingStepSize = 1
                -> capacityProvider.autoScalingGroupProvider.managedScaling.maximumScalingStepSize = 10000
                -> capacityProvider.autoScalingGroupProvider.managedScaling.instanceWarmupPeriod = 300
                -> capacityProvider.autoScalingGroupProvider.managedTerminationProtection = DISABLED
            DescribeCapacityProviders {capacityProviders: ['mine']} -> capacityProviders[0].updateStatus = CREATE_COMPLETE
            """),
        new("5.3 CreateCapacityProvider: a name or a group that is taken", $$$$"""
            {{{{Mine}}}}
            {{{{Mine}}}} -> ClientException: The specified capacity provider already exists. To change the configuration of an existing
                capacity provider, update the capacity provider.
            CreateCapacityProvider {name: 'other', autoScalingGroupProvider: {autoScalingGroupArn: 'group'}}
                -> ClientException: The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a
                    unique Auto Scaling group ARN and try again.
            """),
        new("5.3 CreateCapacityProvider: what is refused", """
            CreateCapacityProvider {name: '', autoScalingGroupProvider: {autoScalingGroupArn: 'g'}}
                -> InvalidParameterException: Name can not be blank.
            CreateCapacityProvider {name: 'ecs-own', autoScalingGroupProvider: {autoScalingGroupArn: 'g'}} -> InvalidParameterException
            CreateCapacityProvider {name: 'p', autoScalingGroupProvider: {}} -> InvalidParameterException
            CreateCapacityProvider {name: 'p'} -> InvalidParameterException
            CreateCapacityProvider {name: 'p', autoScalingGroupProvider: {autoScalingGroupArn: 'g', managedDraining: 'YES'}}
                -> InvalidParameterException
            CreateCapacityProvider {name: 'p', autoScalingGroupProvider: {autoScalingGroupArn: 'g', managedScaling: {targetCapacity: 101}}}
                -> InvalidParameterException
            CreateCapacityProvider {name: 'p', managedInstancesProvider: {infrastructureRoleArn: 'r'}} -> InvalidParameterException
            """),
        new("5.3 UpdateCapacityProvider: what was sent over what there was", $$$$"""
            {{{{Mine}}}}
            UpdateCapacityProvider {name: 'mine', autoScalingGroupProvider: {managedScaling: {status: 'ENABLED', targetCapacity: 50}}}
                -> capacityProvider.updateStatus = UPDATE_IN_PROGRESS
            DescribeCapacityProviders {capacityProviders: ['mine']}
                -> capacityProviders[0].updateStatus = UPDATE_COMPLETE
                -> capacityProviders[0].autoScalingGroupProvider.autoScalingGroupArn = group
                -> capacityProviders[0].autoScalingGroupProvider.managedScaling.targetCapacity = 50
                -> capacityProviders[0].autoScalingGroupProvider.managedScaling.maximumScalingStepSize = 10000
            UpdateCapacityProvider {name: 'nope', autoScalingGroupProvider: {}}
                -> ClientException: The specified capacity provider does not exist. Specify a valid name or ARN and try again.
            """),
        new("5.3 DeleteCapacityProvider", $$$$"""
            {{{{Mine}}}}
            DeleteCapacityProvider {capacityProvider: '<arn>:capacity-provider/mine'}
                -> capacityProvider.updateStatus = DELETE_IN_PROGRESS & capacityProvider.status = ACTIVE
            DescribeCapacityProviders {capacityProviders: ['mine']}
                -> capacityProviders[0].status = INACTIVE & capacityProviders[0].updateStatus = DELETE_COMPLETE
            DeleteCapacityProvider {capacityProvider: 'nope'}
                -> ClientException: The specified capacity provider does not exist. Specify a valid name or ARN and try again.
            DeleteCapacityProvider {capacityProvider: 'FARGATE'} -> InvalidParameterException
            {{{{Mine}}}} -> capacityProvider.status = ACTIVE
            """),
        new("5.3 DeleteCapacityProvider while a cluster has it", $$$$"""
            {{{{Mine}}}}
            CreateCluster {capacityProviders: ['mine']}
            DeleteCapacityProvider {capacityProvider: 'mine'} -> capacityProvider.updateStatus = DELETE_FAILED
            DescribeCapacityProviders {capacityProviders: ['mine']} -> capacityProviders[0].status = ACTIVE
            PutClusterCapacityProviders {cluster: 'default', capacityProviders: [], defaultCapacityProviderStrategy: []}
                -> cluster.capacityProviders = []
            DeleteCapacityProvider {capacityProvider: 'mine'} -> capacityProvider.updateStatus = DELETE_IN_PROGRESS
            """),
        new("5.3 DescribeCapacityProviders: all, some, those of a cluster, and what there is not", $$$$"""
            {{{{Mine}}}}
            DescribeCapacityProviders
                -> capacityProviders[0].name = FARGATE & capacityProviders[1].name = FARGATE_SPOT & capacityProviders[2].name = mine
            DescribeCapacityProviders {maxResults: 2} -> capacityProviders[1].name = FARGATE_SPOT & capacityProviders[2] = absent
            DescribeCapacityProviders {capacityProviders: ['FARGATE', 'nope']}
                -> capacityProviders[0].capacityProviderArn = <arn>:capacity-provider/FARGATE & failures[0].reason = MISSING
                -> failures[0].arn = <arn>:capacity-provider/nope
            CreateCluster {capacityProviders: ['mine']}
            DescribeCapacityProviders {cluster: 'default'} -> capacityProviders[0].name = mine & capacityProviders[1] = absent
            """),
        new("5.3 a capacity provider's tags", """
            CreateCapacityProvider {name: 'mine', autoScalingGroupProvider: {autoScalingGroupArn: 'g'}, tags: [{key: 'a', value: '1'}]}
            TagResource {resourceArn: '<arn>:capacity-provider/mine', tags: [{key: 'b', value: '2'}]}
            UntagResource {resourceArn: '<arn>:capacity-provider/mine', tagKeys: ['a']}
            ListTagsForResource {resourceArn: '<arn>:capacity-provider/mine'} -> tags = [{"key":"b","value":"2"}]
            DescribeCapacityProviders {capacityProviders: ['mine']} -> capacityProviders[0].tags = []
            DescribeCapacityProviders {capacityProviders: ['mine'], include: ['TAGS']} -> capacityProviders[0].tags[0].key = b
            """),
        new("5.3 managed instances belong to their cluster", [Given.Cluster], """
            CreateCapacityProvider {name: 'own', cluster: 'default', managedInstancesProvider: {infrastructureRoleArn: 'r',
                    propagateTags: 'NONE'}}
                -> capacityProvider.cluster = <arn>:cluster/default & capacityProvider.type = MANAGED_INSTANCES
            DescribeClusters -> clusters[0].capacityProviders = ["own"]
            UpdateCapacityProvider {name: 'own', cluster: 'default', managedInstancesProvider: {propagateTags: 'CAPACITY_PROVIDER'}}
                -> capacityProvider.managedInstancesProvider = {"infrastructureRoleArn":"r","propagateTags":"CAPACITY_PROVIDER"}
            DeleteCluster {cluster: 'default'}
                -> ClientException: The Cluster cannot be deleted while Cluster Scoped Capacity Providers are attached to the cluster.
            DeleteCapacityProvider {capacityProvider: 'own', cluster: 'default'} -> capacityProvider.updateStatus = DELETE_IN_PROGRESS
            DeleteCluster {cluster: 'default'} -> cluster.status = INACTIVE
            """),
        new("5.3 PutClusterCapacityProviders", $$$$"""
            CreateCapacityProvider {name: 'mine', autoScalingGroupProvider: {autoScalingGroupArn: 'g', managedScaling: {status: 'ENABLED'}}}
            CreateCluster
            PutClusterCapacityProviders {cluster: 'default', capacityProviders: ['mine'],
                    defaultCapacityProviderStrategy: [{capacityProvider: 'mine', weight: 1}]}
                -> cluster.attachments[0].type = as_policy & cluster.attachmentsStatus = UPDATE_IN_PROGRESS
                -> cluster.defaultCapacityProviderStrategy[0].base = 0
            DescribeClusters {include: ['ATTACHMENTS']} -> clusters[0].attachmentsStatus = UPDATE_COMPLETE
            PutClusterCapacityProviders {cluster: 'default', capacityProviders: ['nope'], defaultCapacityProviderStrategy: []}
                -> InvalidParameterException: The specified capacity provider was not found. Specify a valid capacity provider and try
                    again.
            PutClusterCapacityProviders {cluster: 'default', capacityProviders: ['FARGATE'],
                    defaultCapacityProviderStrategy: [{capacityProvider: 'mine', weight: 1}]}
                -> InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not
                    associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and
                    try again.
            PutClusterCapacityProviders {cluster: 'nope', capacityProviders: [], defaultCapacityProviderStrategy: []}
                -> ClusterNotFoundException: Cluster not found.
            """),
        new("5.3 PutClusterCapacityProviders: a provider in use stays", [Given.Fargate], """
            CreateCluster {capacityProviders: ['FARGATE', 'FARGATE_SPOT']}
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1,
                    capacityProviderStrategy: [{capacityProvider: 'FARGATE_SPOT', weight: 1}]} in {subnets: ['s']}
            PutClusterCapacityProviders {cluster: 'default', capacityProviders: ['FARGATE'], defaultCapacityProviderStrategy: []}
                -> ResourceInUseException: The specified capacity provider is in use and cannot be removed.
            DeleteService {service: 's', force: true}
            PutClusterCapacityProviders {cluster: 'default', capacityProviders: ['FARGATE'], defaultCapacityProviderStrategy: []}
                -> cluster.capacityProviders = ["FARGATE"]
            """),
        new("7.2 CreateCluster with a capacity provider that there is not", """
            CreateCluster {capacityProviders: ['nope']}
                -> InvalidParameterException: The specified capacity provider was not found. Specify a valid capacity provider and try
                    again.
            """),
        new("6.1 volumes that a task gets at its launch, and a reference id", [Given.Cluster], """
            RegisterTaskDefinition {family: 'ebs', volumes: [{name: 'data', configuredAtLaunch: true}],
                    containerDefinitions: [{name: 'app', image: 'busybox:1', mountPoints: [{sourceVolume: 'data',
                    containerPath: '/data'}]}]} on Fargate
            RunTask {taskDefinition: 'ebs', referenceId: 'r', volumeConfigurations: [{name: 'data', managedEBSVolume: {roleArn: 'role',
                    sizeInGiB: 10, terminationPolicy: {deleteOnTermination: false}}}]} on Fargate
                -> tasks[0].attachments[1].type = AmazonElasticBlockStorage & tasks[0].attachments[1].status = PRECREATED
            DescribeTasks {tasks: ['<task>']}
                -> tasks[0].attachments[1].status = ATTACHED & tasks[0].attachments[1].details[0].value = data
                -> tasks[0].attachments[1].details[2].value = 10 & tasks[0].attachments[1].details[3].value = false
            """),
    ];
}
