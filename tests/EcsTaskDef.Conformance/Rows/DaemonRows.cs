namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §7.5: daemons, and the task definitions of daemons.</summary>
internal static class DaemonRows
{
    private const string Agent =
        """
        RegisterDaemonTaskDefinition {family: 'agent', taskRoleArn: 'agent-role', containerDefinitions: [{name: 'app', image: 'agent:1',
            memory: 128}]}
        """;

    private const string Provider =
        "CreateCapacityProvider {name: 'own', cluster: 'default', managedInstancesProvider: {infrastructureRoleArn: 'r'}}";

    private const string Daemon =
        """
        CreateDaemon {daemonName: 'd', daemonTaskDefinitionArn: '<arn>:daemon-task-definition/agent:1',
            capacityProviderArns: ['<arn>:capacity-provider/own'], clientToken: 't', tags: [{key: 'a', value: 'b'}]}
        """;

    public static Row[] All { get; } =
    [
        new("7.5 the next revision of a family, beside task definitions of that name", """
            RegisterTaskDefinition {family: 'agent', containerDefinitions: [{name: 'app', image: 'agent:1', memory: 128}]}
            RegisterDaemonTaskDefinition {family: 'agent', taskRoleArn: 'agent-role',
                    containerDefinitions: [{name: 'app', image: 'agent:1', memory: 128}]}
                -> daemonTaskDefinitionArn = <arn>:daemon-task-definition/agent:1
            RegisterDaemonTaskDefinition {family: 'agent', containerDefinitions: [{name: 'app', image: 'agent:2', memory: 128}]}
                -> daemonTaskDefinitionArn = <arn>:daemon-task-definition/agent:2
            DescribeDaemonTaskDefinition {daemonTaskDefinition: 'agent'}
                -> daemonTaskDefinition.revision = 2 & daemonTaskDefinition.status = ACTIVE
            DescribeDaemonTaskDefinition {daemonTaskDefinition: 'agent:1'}
                -> daemonTaskDefinition.taskRoleArn = arn:aws:iam::000000000000:role/agent-role
                -> daemonTaskDefinition.containerDefinitions[0].essential = true
                -> daemonTaskDefinition.containerDefinitions[0].image = agent:1
            DescribeDaemonTaskDefinition {daemonTaskDefinition: 'agent:3'} -> ClientException
            ListDaemonTaskDefinitions
                -> daemonTaskDefinitions[0].arn = <arn>:daemon-task-definition/agent:1 & daemonTaskDefinitions[1].status = ACTIVE
            ListDaemonTaskDefinitions {revision: 'LAST_REGISTERED'}
                -> daemonTaskDefinitions[0].arn = <arn>:daemon-task-definition/agent:2 & daemonTaskDefinitions[1] = absent
            ListDaemonTaskDefinitions {sort: 'DESC', maxResults: 1}
                -> daemonTaskDefinitions[0].arn = <arn>:daemon-task-definition/agent:2 & daemonTaskDefinitions[1] = absent
            ListDaemonTaskDefinitions {family: 'age'} -> daemonTaskDefinitions = []
            ListTaskDefinitions -> taskDefinitionArns[1] = absent
            """),
        new("7.5 a daemon task definition is judged as a task definition is", """
            RegisterDaemonTaskDefinition {containerDefinitions: [{name: 'app', image: 'i', memory: 128}]}
                -> InvalidParameterException: Family can not be blank.
            RegisterDaemonTaskDefinition {family: 'a', containerDefinitions: []} -> ClientException
            RegisterDaemonTaskDefinition {family: 'a', containerDefinitions: [{name: 'app', memory: 128}]} -> ClientException
            RegisterDaemonTaskDefinition {family: 'a', pidMode: 'host', containerDefinitions: [{name: 'app', image: 'i', memory: 128}]}
                -> InvalidParameterException
            """),
        new("7.5 deletion", [Given.Cluster, Agent, Provider, Daemon], """
            DeleteDaemonTaskDefinition {daemonTaskDefinition: 'agent:1'}
                -> daemonTaskDefinitionArn = <arn>:daemon-task-definition/agent:1
            DeleteDaemonTaskDefinition {daemonTaskDefinition: 'agent:1'} -> ClientException
            DescribeDaemonTaskDefinition {daemonTaskDefinition: 'agent:1'} -> daemonTaskDefinition.status = DELETE_IN_PROGRESS
            DescribeDaemonTaskDefinition {daemonTaskDefinition: 'agent'} -> ClientException
            ListDaemonTaskDefinitions -> daemonTaskDefinitions = []
            ListDaemonTaskDefinitions {status: 'DELETE_IN_PROGRESS'} -> daemonTaskDefinitions[1] = absent
            UpdateDaemon {daemonArn: '<arn>:daemon/default/d', daemonTaskDefinitionArn: '<arn>:daemon-task-definition/agent:1',
                    capacityProviderArns: ['<arn>:capacity-provider/own']}
                -> ClientException
            DeleteDaemon {daemonArn: '<arn>:daemon/default/d'} -> status = DELETE_IN_PROGRESS
            DescribeDaemonTaskDefinition {daemonTaskDefinition: 'agent:1'} -> daemonTaskDefinition.status = DELETED
            RegisterDaemonTaskDefinition {family: 'agent', containerDefinitions: [{name: 'app', image: 'i', memory: 128}]}
                -> daemonTaskDefinitionArn = <arn>:daemon-task-definition/agent:2
            """),
        new("7.5 the life of a daemon", [Given.Cluster, Agent, Agent, Provider, Daemon], $$$"""
            DescribeDaemon {daemonArn: '<arn>:daemon/default/d'}
                -> daemon.status = ACTIVE & daemon.currentRevisions[0].totalRunningCount = 0
                -> daemon.currentRevisions[0].capacityProviders[0].arn = <arn>:capacity-provider/own
            {{{Daemon}}}
                -> daemonArn = <arn>:daemon/default/d & status = ACTIVE
            CreateDaemon {daemonName: 'd', daemonTaskDefinitionArn: 'agent:1', capacityProviderArns: ['own']} -> InvalidParameterException
            UpdateDaemon {daemonArn: '<arn>:daemon/default/d', daemonTaskDefinitionArn: '<arn>:daemon-task-definition/agent:2',
                    capacityProviderArns: ['<arn>:capacity-provider/own'], enableExecuteCommand: true}
                -> status = ACTIVE
            ListDaemonDeployments {daemonArn: '<arn>:daemon/default/d'}
                -> daemonDeployments[0].status = SUCCESSFUL & daemonDeployments[1].daemonArn = <arn>:daemon/default/d
                -> daemonDeployments[2] = absent
            ListDaemonDeployments {daemonArn: '<arn>:daemon/default/d', status: ['STOPPED']} -> daemonDeployments = []
            ListDaemons -> daemonSummariesList[0].daemonArn = <arn>:daemon/default/d & daemonSummariesList[1] = absent
            ListDaemons {capacityProviderArns: ['<arn>:capacity-provider/other']} -> daemonSummariesList = []
            DescribeDaemonDeployments {daemonDeploymentArns: ['<arn>:daemon-deployment/default/d/1']} -> failures[0].reason = MISSING
            DescribeDaemonRevisions {daemonRevisionArns: ['<arn>:daemon-revision/default/nope/1']} -> failures[0].reason = MISSING
            ListTagsForResource {resourceArn: '<arn>:daemon/default/d'} -> tags[0].value = b
            TagResource {resourceArn: '<arn>:daemon-task-definition/agent:1', tags: [{key: 'k', value: 'v'}]}
            ListTagsForResource {resourceArn: '<arn>:daemon-task-definition/agent:1'} -> tags[0].value = v
            DeleteCapacityProvider {capacityProvider: 'own', cluster: 'default'}
                -> ClientException: Cannot delete capacity provider. Daemon services are still associated with this capacity provider.
            DeleteDaemon {daemonArn: '<arn>:daemon/default/d'} -> status = DELETE_IN_PROGRESS
            DescribeDaemon {daemonArn: '<arn>:daemon/default/d'} -> DaemonNotFoundException
            DeleteCapacityProvider {capacityProvider: 'own', cluster: 'default'} -> capacityProvider.updateStatus = DELETE_IN_PROGRESS
            """),
        new("7.5 what is refused of a daemon", [Given.Cluster, Agent, Provider], """
            CreateDaemon {daemonName: '', daemonTaskDefinitionArn: 'agent', capacityProviderArns: ['own']} -> InvalidParameterException
            CreateDaemon {daemonName: 'd', daemonTaskDefinitionArn: 'agent'} -> InvalidParameterException
            CreateDaemon {daemonName: 'd', daemonTaskDefinitionArn: 'nope', capacityProviderArns: ['own']} -> ClientException
            CreateDaemon {daemonName: 'd', daemonTaskDefinitionArn: 'agent', capacityProviderArns: ['nope']} -> InvalidParameterException
            CreateDaemon {daemonName: 'd', clusterArn: 'nope', daemonTaskDefinitionArn: 'agent', capacityProviderArns: ['own']}
                -> ClusterNotFoundException: Cluster not found.
            UpdateDaemon {daemonArn: 'd', daemonTaskDefinitionArn: 'agent', capacityProviderArns: ['own']} -> InvalidParameterException
            DeleteDaemon {daemonArn: '<arn>:daemon/default/nope'} -> DaemonNotFoundException
            """),
    ];
}
