import sys, boto3
ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name='eu-west-1', aws_access_key_id='a', aws_secret_access_key='b')
lb = 'arn:aws:elasticloadbalancing:eu-west-1:000000000000:'
role = lambda name: 'arn:aws:iam::000000000000:role/' + name
cluster = ecs.create_cluster(clusterName='c', capacityProviders=['FARGATE', 'FARGATE_SPOT'])['cluster']['clusterArn']
for n in range(2):
    ecs.register_task_definition(
        family='web', networkMode='awsvpc', requiresCompatibilities=['FARGATE'], cpu='256', memory='512',
        taskRoleArn=role('task'), executionRoleArn=role('pull'), volumes=[dict(name='data', configuredAtLaunch=True)],
        containerDefinitions=[dict(
            name='app', image='i', portMappings=[dict(containerPort=80, name='http')],
            mountPoints=[dict(sourceVolume='data', containerPath='/data')])])
blocks = dict(
    availabilityZoneRebalancing='ENABLED',
    capacityProviderStrategy=[
        dict(capacityProvider='FARGATE', base=1, weight=1), dict(capacityProvider='FARGATE_SPOT', base=0, weight=4)],
    deploymentConfiguration=dict(
        strategy='CANARY', bakeTimeInMinutes=0, maximumPercent=150, minimumHealthyPercent=50,
        canaryConfiguration=dict(canaryPercent=12.5, canaryBakeTimeInMinutes=0),
        alarms=dict(alarmNames=['high'], enable=True, rollback=True),
        deploymentCircuitBreaker=dict(enable=True, rollback=True),
        lifecycleHooks=[dict(hookTargetArn='arn:aws:lambda:eu-west-1:000000000000:function:f', roleArn=role('hook'),
                             lifecycleStages=['POST_SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT'], hookDetails={'a': ['b', 1]})]),
    deploymentController=dict(type='ECS'), enableECSManagedTags=True, enableExecuteCommand=True,
    healthCheckGracePeriodSeconds=30,
    loadBalancers=[dict(
        targetGroupArn=lb + 'targetgroup/blue/1', containerName='app', containerPort=80,
        advancedConfiguration=dict(
            alternateTargetGroupArn=lb + 'targetgroup/green/2', productionListenerRule=lb + 'listener-rule/1',
            testListenerRule=lb + 'listener-rule/2', roleArn=role('lb')))],
    networkConfiguration=dict(
        awsvpcConfiguration=dict(subnets=['subnet-1'], securityGroups=['sg-1'], assignPublicIp='ENABLED')),
    platformVersion='1.4.0', propagateTags='SERVICE',
    serviceConnectConfiguration=dict(
        enabled=True, namespace='shop', logConfiguration=dict(logDriver='awslogs', options={'awslogs-group': 'g'}),
        services=[dict(portName='http', discoveryName='web', clientAliases=[dict(port=80, dnsName='web')],
                       timeout=dict(idleTimeoutSeconds=120, perRequestTimeoutSeconds=60),
                       tls=dict(
                           issuerCertificateAuthority=dict(awsPcaAuthorityArn='arn:pca'), kmsKey='k', roleArn=role('tls')))]),
    serviceRegistries=[dict(registryArn='arn:aws:servicediscovery:eu-west-1:000000000000:service/srv-1', port=80)],
    volumeConfigurations=[dict(name='data', managedEBSVolume=dict(roleArn=role('ebs'), sizeInGiB=20, volumeType='gp3',
                                                                 tagSpecifications=[dict(resourceType='volume')]))],
    vpcLatticeConfigurations=[dict(roleArn=role('lattice'), targetGroupArn='arn:tg', portName='http')])
made = ecs.create_service(
    cluster=cluster, serviceName='s', taskDefinition='web:1', desiredCount=2, schedulingStrategy='REPLICA', clientToken='t',
    tags=[dict(key='team', value='shop')], **blocks)['service']['serviceArn']
def read(include=['TAGS']):
    one = ecs.describe_services(cluster=cluster, services=[made], include=include)['services'][0]
    return one, one['deployments'][0]
# The provider reads these from the PRIMARY deployment.
ofDeployment = ['serviceConnectConfiguration', 'volumeConfigurations', 'vpcLatticeConfigurations']
def within(sent, got, where=''):
    if isinstance(sent, dict):
        for k, v in sent.items():
            assert k in got, (where, k, got)
            within(v, got[k], f'{where}.{k}')
    elif isinstance(sent, list):
        assert len(sent) == len(got), (where, sent, got)
        for n, v in enumerate(sent): within(v, got[n], f'{where}[{n}]')
    else:
        assert sent == got, (where, sent, got)
def check():
    service, deployment = read()
    for name, block in blocks.items(): within(block, (deployment if name in ofDeployment else service)[name], name)
    return service
ecs.get_waiter('services_stable').wait(cluster=cluster, services=['s'], WaiterConfig=dict(Delay=1, MaxAttempts=5))
first = check()
assert first['tags'] == [dict(key='team', value='shop')] and first['status'] == 'ACTIVE', first
# An empty plan: what is read twice is the same.
assert check() == first

# Changes of every block that can be changed in place.
blocks['deploymentConfiguration']['canaryConfiguration']['canaryPercent'] = 50.0
blocks['deploymentConfiguration']['lifecycleHooks'] = []
blocks['capacityProviderStrategy'][1]['weight'] = 1
blocks['healthCheckGracePeriodSeconds'] = 60
blocks['networkConfiguration']['awsvpcConfiguration']['subnets'] = ['subnet-1', 'subnet-2']
blocks['propagateTags'] = 'TASK_DEFINITION'
blocks['availabilityZoneRebalancing'] = 'DISABLED'
blocks['volumeConfigurations'][0]['managedEBSVolume']['sizeInGiB'] = 40
blocks['serviceConnectConfiguration']['services'][0]['timeout']['idleTimeoutSeconds'] = 60
blocks['loadBalancers'][0]['advancedConfiguration']['testListenerRule'] = lb + 'listener-rule/3'
sent = {k: v for k, v in blocks.items() if k != 'deploymentController'}
ecs.update_service(cluster=cluster, service='s', taskDefinition='web:2', desiredCount=1, forceNewDeployment=True, **sent)
ecs.get_waiter('services_stable').wait(cluster=cluster, services=['s'], WaiterConfig=dict(Delay=1, MaxAttempts=5))
second = check()
assert second['taskDefinition'].endswith('/web:2') and second['desiredCount'] == 1, second
deployment = ecs.describe_service_deployments(
    serviceDeploymentArns=[second['currentServiceDeployment']])['serviceDeployments'][0]
assert deployment['status'] == 'SUCCESSFUL' and deployment['lifecycleStage'] == 'CLEAN_UP', deployment

# The strategy goes back to rolling, and what belongs to the other goes.
ecs.update_service(cluster=cluster, service='s', deploymentConfiguration=dict(strategy='ROLLING', maximumPercent=200))
rolling = read()[0]['deploymentConfiguration']
assert rolling['strategy'] == 'ROLLING' and 'canaryConfiguration' not in rolling, rolling

# aws_ecs_tag, on a service and on a cluster.
for arn in made, cluster:
    ecs.tag_resource(resourceArn=arn, tags=[dict(key='own', value='1')])
    assert dict(key='own', value='1') in ecs.list_tags_for_resource(resourceArn=arn)['tags']
    ecs.untag_resource(resourceArn=arn, tagKeys=['own'])
    assert dict(key='own', value='1') not in ecs.list_tags_for_resource(resourceArn=arn)['tags']

# The data sources: clusters, a cluster, a service, a task definition, a container of it, the execution of a task.
assert cluster in ecs.list_clusters()['clusterArns']
one = ecs.describe_clusters(clusters=['c'], include=['CONFIGURATIONS', 'SETTINGS', 'TAGS'])['clusters'][0]
assert one['status'] == 'ACTIVE' and one['registeredContainerInstancesCount'] == 0 and 'pendingTasksCount' in one, one
service = ecs.describe_services(cluster='c', services=['s'])['services'][0]
assert service['schedulingStrategy'] == 'REPLICA' and service['loadBalancers'][0]['containerPort'] == 80, service
definition = ecs.describe_task_definition(taskDefinition='web', include=['TAGS'])['taskDefinition']
assert definition['revision'] == 2 and definition['containerDefinitions'][0]['image'] == 'i', definition
run = ecs.run_task(cluster='c', taskDefinition='web', count=1, startedBy='terraform', clientToken='once',
                   capacityProviderStrategy=[dict(capacityProvider='FARGATE', weight=1)], enableExecuteCommand=True,
                   networkConfiguration=blocks['networkConfiguration'], propagateTags='TASK_DEFINITION',
                   volumeConfigurations=[dict(name='data', managedEBSVolume=dict(roleArn=role('ebs'), sizeInGiB=20))],
                   overrides=dict(containerOverrides=[dict(name='app', command=['x'])]))
assert len(run['tasks']) == 1 and run['failures'] == [], run
ecs.stop_task(cluster='c', task=run['tasks'][0]['taskArn'])

# An import reads by ARN. Destroying scales to nothing first.
assert ecs.describe_services(cluster='c', services=[made])['services'][0]['serviceName'] == 's'
ecs.update_service(cluster='c', service='s', desiredCount=0)
ecs.delete_service(cluster='c', service='s', force=True)
ecs.get_waiter('services_inactive').wait(cluster='c', services=['s'], WaiterConfig=dict(Delay=1, MaxAttempts=5))
ecs.delete_cluster(cluster='c')
assert ecs.describe_clusters(clusters=['c'])['clusters'][0]['status'] == 'INACTIVE'
print('done')
