namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §5, and the tags of clusters of §4.7.</summary>
internal static class ClusterRows
{
    public static Row[] All { get; } =
    [
        new("5.1 default is the name of a cluster without one", """
            CreateCluster -> cluster.clusterName = default & clusterCount = 1
            """),
        new("5.1 nobody makes the default cluster", """
            ListTasks -> ClusterNotFoundException: Cluster not found.
            ListServices -> ClusterNotFoundException: Cluster not found.
            DescribeClusters -> failures[0].arn = <arn>:cluster/default & failures[0].reason = MISSING
            """),
        new("5.2 CreateCluster again", """
            CreateCluster {clusterName: 'c'}
            CreateCluster {clusterName: 'c'} -> cluster.status = ACTIVE & clusterCount = 1
            """),
        new("5.2 CreateCluster with other arguments", """
            CreateCluster {clusterName: 'c'}
            CreateCluster {clusterName: 'c', settings: [{name: 'containerInsights', value: 'enabled'}]}
                -> InvalidParameterException: Arguments on this idempotent request are inconsistent with arguments used in previous
                    request(s).
            DescribeClusters {clusters: ['c'], include: ['SETTINGS']} -> clusters[0].settings[0].value = disabled
            """),
        new("5.2 CreateCluster after deletion", """
            CreateCluster {clusterName: 'c', tags: [{key: 'k', value: 'v'}]}
            DeleteCluster {cluster: 'c'} -> cluster.status = INACTIVE & clusterCount = 0
            CreateCluster {clusterName: 'c'} -> cluster.status = ACTIVE & cluster.tags = []
            """),
        new("5.2 CreateCluster: strategy items get a base", """
            CreateCluster {clusterName: 'c', capacityProviders: ['FARGATE'],
                    defaultCapacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}]}
                -> cluster.defaultCapacityProviderStrategy[0].base = 0
            """),
        new("5.2 CreateCluster: bad name", """
            CreateCluster {clusterName: 'a b'} -> InvalidParameterException: ClusterName must match ^[a-zA-Z0-9\-_]{1,255}$
            """),
        new("5.2 CreateCluster: provider of no cluster", """
            CreateCluster {clusterName: 'c', defaultCapacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}]}
                -> InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not
                    associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and
                    try again.
            """),
        new("5.2 DeleteCluster unknown", """
            DeleteCluster {cluster: 'c'} -> ClusterNotFoundException: Cluster not found.
            """),
        new("5.2 DeleteCluster again", [Given.Cluster], """
            DeleteCluster {cluster: 'default'}
            DeleteCluster {cluster: 'default'} -> cluster.status = INACTIVE & cluster.attachments = []
            """),
        new("5.2 DeleteCluster with an ACTIVE service of none", [Given.Cluster, Given.Fargate, Given.Service("svc", "vpc", count: 0)], """
            DeleteCluster {cluster: 'default'} -> ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.
            """),
        new("5.2 DeleteCluster: services before tasks",
            [Given.Cluster, Given.Fargate, Given.Service("svc", "vpc", count: 1), Given.Task], """
            DeleteCluster {cluster: 'default'} -> ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.
            DeleteService {service: 'svc', force: true}
            DeleteCluster {cluster: 'default'} -> ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.
            """),
        new("5.2 DeleteCluster with instances", [Given.Cluster, Given.Instance], """
            DeleteCluster {cluster: 'default'}
                -> ClusterContainsContainerInstancesException: The Cluster cannot be deleted while Container Instances are active.
            """),
        new("5.2 DescribeClusters: missing, twice, without include", [Given.Cluster], """
            DescribeClusters {clusters: ['default', 'default', 'nope']}
                -> clusters[1] = absent
                -> clusters[0].settings = []
                -> clusters[0].statistics = []
                -> clusters[0].tags = []
                -> failures[0].reason = MISSING
                -> failures[0].arn = <arn>:cluster/nope
            """),
        new("5.2 DescribeClusters: bad include", """
            DescribeClusters {clusters: ['nope'], include: ['X']} -> failures[0].reason = MISSING
            CreateCluster
            DescribeClusters {include: ['X']}
                -> InvalidParameterException: include should be one of [ATTACHMENTS,CONFIGURATIONS,SETTINGS,STATISTICS,TAGS]
            """),
        new("5.2 DescribeClusters: statistics in their order",
            [Given.Cluster, Given.Fargate, Given.Service("svc", "vpc", count: 2), Given.Task], """
            DescribeClusters {include: ['STATISTICS']}
                -> clusters[0].runningTasksCount = 3
                -> clusters[0].activeServicesCount = 1
                -> clusters[0].statistics[0].name = runningEC2TasksCount
                -> clusters[0].statistics[0].value = 0
                -> clusters[0].statistics[1].name = runningFargateTasksCount
                -> clusters[0].statistics[1].value = 3
                -> clusters[0].statistics[2].name = pendingEC2TasksCount
                -> clusters[0].statistics[2].value = 0
                -> clusters[0].statistics[3].name = pendingFargateTasksCount
                -> clusters[0].statistics[3].value = 0
                -> clusters[0].statistics[4].name = runningExternalTasksCount
                -> clusters[0].statistics[4].value = 0
                -> clusters[0].statistics[5].name = pendingExternalTasksCount
                -> clusters[0].statistics[5].value = 0
                -> clusters[0].statistics[6].name = runningManagedInstancesTasksCount
                -> clusters[0].statistics[6].value = 0
                -> clusters[0].statistics[7].name = pendingManagedInstancesTasksCount
                -> clusters[0].statistics[7].value = 0
                -> clusters[0].statistics[8].name = activeEC2ServiceCount
                -> clusters[0].statistics[8].value = 0
                -> clusters[0].statistics[9].name = activeFargateServiceCount
                -> clusters[0].statistics[9].value = 1
                -> clusters[0].statistics[10].name = drainingEC2ServiceCount
                -> clusters[0].statistics[10].value = 0
                -> clusters[0].statistics[11].name = drainingFargateServiceCount
                -> clusters[0].statistics[11].value = 0
                -> clusters[0].statistics[12].name = activeExternalServiceCount
                -> clusters[0].statistics[12].value = 0
                -> clusters[0].statistics[13].name = drainingExternalServiceCount
                -> clusters[0].statistics[13].value = 0
                -> clusters[0].statistics[14].name = activeManagedInstancesServiceCount
                -> clusters[0].statistics[14].value = 0
                -> clusters[0].statistics[15].name = drainingManagedInstancesServiceCount
                -> clusters[0].statistics[15].value = 0
            """),
        new("5.2 UpdateClusterSettings", """
            UpdateClusterSettings {cluster: 'c', settings: [{name: 'containerInsights', value: 'X'}]}
                -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            UpdateClusterSettings {cluster: 'default', settings: [{name: 'containerInsights', value: 'X'}]}
                -> InvalidParameterException: Invalid setting 'value'
            UpdateClusterSettings {cluster: 'default', settings: [{name: 'containerInsights', value: 'enabled'}]}
                -> cluster.settings[0].value = enabled & cluster.attachments = [] & cluster.statistics = [] & cluster.tags = []
            DeleteCluster {cluster: 'default'}
            UpdateClusterSettings {cluster: 'default', settings: [{name: 'containerInsights', value: 'enabled'}]}
                -> ClientException: Cluster was not ACTIVE.
            """),
        new("5.2 UpdateCluster", """
            UpdateCluster {cluster: 'c'} -> ClusterNotFoundException: Cluster not found.
            CreateCluster
            UpdateCluster {cluster: 'default', settings: [{name: 'containerInsights', value: 'enabled'}]}
                -> cluster.settings[0].value = enabled & cluster.attachments = []
            DeleteCluster {cluster: 'default'}
            UpdateCluster {cluster: 'default'} -> ClientException: Cluster was not ACTIVE.
            """),
        new("5.2 ListClusters has the ACTIVE ones", """
            CreateCluster {clusterName: 'a'}
            CreateCluster {clusterName: 'b'}
            DeleteCluster {cluster: 'a'}
            ListClusters -> clusterArns[0] = <arn>:cluster/b & clusterArns[1] = absent
            DescribeClusters {clusters: ['a']} -> clusters[0].status = INACTIVE
            """),
        new("5.2 operations on an INACTIVE cluster", [Given.Cluster, Given.Fargate], """
            DeleteCluster {cluster: 'default'}
            CreateService {serviceName: 's', taskDefinition: 'vpc', desiredCount: 1} on Fargate
                -> ClusterNotFoundException: The referenced cluster was inactive.
            RunTask {taskDefinition: 'vpc'} on Fargate -> ClusterNotFoundException: The referenced cluster was inactive.
            ListTasks -> ClusterNotFoundException: The referenced cluster was inactive.
            ListServices -> ClusterNotFoundException: The referenced cluster was inactive.
            """),
        new("4.7 tags of an INACTIVE cluster", [Given.Cluster], """
            DeleteCluster {cluster: 'default'}
            TagResource {resourceArn: '<arn>:cluster/default', tags: [{key: 'k', value: 'v'}]}
                -> InvalidParameterException: The specified cluster is inactive. Specify an active cluster and try again.
            """),
        Row.Corrected(22, "DeleteCluster shows no tags, but settings", """
            CreateCluster {clusterName: 'c', tags: [{key: 'k', value: 'v'}]} -> cluster.tags[0].key = k
            DeleteCluster {cluster: 'c'} -> cluster.tags = [] & cluster.settings[0].name = containerInsights
            DeleteCluster {cluster: 'c'} -> cluster.tags = [] & cluster.settings[0].value = disabled
            DescribeClusters {clusters: ['c'], include: ['TAGS']} -> clusters[0].tags[0].value = v
            """),
        Row.Corrected(55, "the combinations of a cluster's configuration", """
            CreateCluster {configuration: {executeCommandConfiguration: {logging: 'NONE', logConfiguration: {}}}}
                -> InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration
            CreateCluster {configuration: {executeCommandConfiguration: {logConfiguration: {s3BucketName: 'b'}}}}
                -> InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration
            CreateCluster {configuration: {executeCommandConfiguration: {logging: 'OVERRIDE'}}} -> InvalidParameterException
            CreateCluster {configuration: {executeCommandConfiguration: {logging: 'SOME'}}} -> InvalidParameterException
            CreateCluster {configuration: {executeCommandConfiguration: {logging: 'OVERRIDE', logConfiguration: {s3BucketName: 'b'}}}}
                -> cluster.configuration.executeCommandConfiguration.logging = OVERRIDE
            UpdateCluster {cluster: 'default', configuration: {executeCommandConfiguration: {logging: 'DEFAULT', logConfiguration: {}}}}
                -> InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration
            UpdateCluster {cluster: 'default', configuration: {executeCommandConfiguration: {logging: 'NONE', kmsKeyId: 'k'}}}
                -> cluster.configuration.executeCommandConfiguration.logging = NONE
            """),
    ];
}
