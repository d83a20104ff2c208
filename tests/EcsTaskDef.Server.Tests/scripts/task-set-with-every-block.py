import sys, boto3
ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name='eu-west-1', aws_access_key_id='a', aws_secret_access_key='b')
ecs.create_cluster(clusterName='c', capacityProviders=['FARGATE'])
ecs.register_task_definition(
    family='web', networkMode='awsvpc', requiresCompatibilities=['FARGATE'], cpu='256', memory='512',
    containerDefinitions=[dict(name='app', image='i', portMappings=[dict(containerPort=80)])])
service = ecs.create_service(
    cluster='c', serviceName='s', desiredCount=4, deploymentController=dict(type='EXTERNAL'))['service']['serviceArn']
place = dict(cluster='c', service=service)
blocks = dict(
    externalId='blue', platformVersion='1.4.0', scale=dict(unit='PERCENT', value=50.0),
    capacityProviderStrategy=[dict(capacityProvider='FARGATE', weight=1, base=0)],
    loadBalancers=[dict(targetGroupArn='arn:tg', containerName='app', containerPort=80)],
    networkConfiguration=dict(
        awsvpcConfiguration=dict(subnets=['subnet-1'], securityGroups=['sg-1'], assignPublicIp='DISABLED')),
    serviceRegistries=[dict(registryArn='arn:aws:servicediscovery:eu-west-1:000000000000:service/srv-1')])
made = ecs.create_task_set(
    **place, taskDefinition='web:1', clientToken='t', tags=[dict(key='a', value='b')], **blocks)['taskSet']
def read():
    found = ecs.describe_task_sets(**place, taskSets=[made['id']], include=['TAGS'])['taskSets']
    return found[0] if found else None
for name, block in blocks.items(): assert read()[name] == block, (name, read())
assert read()['tags'] == [dict(key='a', value='b')] and read()['stabilityStatus'] == 'STEADY_STATE', read()
assert read()['computedDesiredCount'] == 2 and read()['runningCount'] == 2 and read() == read(), read()

# Scale, tags and which is PRIMARY are changed in place.
ecs.update_task_set(**place, taskSet=made['id'], scale=dict(unit='PERCENT', value=75.0))
ecs.tag_resource(resourceArn=made['taskSetArn'], tags=[dict(key='a', value='c')])
ecs.update_service_primary_task_set(**place, primaryTaskSet=made['id'])
assert read()['scale']['value'] == 75.0 and read()['computedDesiredCount'] == 3 and read()['status'] == 'PRIMARY', read()
assert read()['tags'] == [dict(key='a', value='c')], read()

# An import reads by the ARN of the set. Destroying waits until it is gone.
assert ecs.describe_task_sets(**place, taskSets=[made['taskSetArn']])['taskSets'][0]['id'] == made['id']
assert ecs.delete_task_set(**place, taskSet=made['id'], force=True)['taskSet']['status'] == 'DRAINING'
assert read() is None, read()
print('done')
