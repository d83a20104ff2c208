using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>
/// What the resources of Terraform's AWS provider call, and the states they wait for: aws_ecs_capacity_provider,
/// aws_ecs_cluster_capacity_providers, aws_ecs_account_setting_default, aws_ecs_task_set, aws_ecs_service with every block, aws_ecs_tag and
/// the data sources, on every machine that has boto3. The provider itself: <see cref="TerraformTests"/>.
/// </summary>
public sealed class TerraformResourceTests
{
    private static readonly string s_scripts = Repository.Combine("tests", "EcsTaskDef.Server.Tests", "scripts");

    [Fact]
    public async Task What_Terraforms_resources_call_is_answered_as_they_need_it()
    {
        await RealClientTests.SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        const string Script =
            """
            import sys, boto3
            ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name='eu-west-1', aws_access_key_id='a', aws_secret_access_key='b')
            ecs.create_cluster(clusterName='c')
            group = dict(autoScalingGroupArn='g', managedScaling=dict(status='ENABLED', targetCapacity=100))
            provider = ecs.create_capacity_provider(name='p', autoScalingGroupProvider=group)['capacityProvider']['capacityProviderArn']
            described = lambda: ecs.describe_capacity_providers(capacityProviders=[provider], include=['TAGS'])['capacityProviders'][0]
            ecs.update_capacity_provider(name='p', autoScalingGroupProvider=dict(managedScaling=dict(status='DISABLED')))
            assert described()['autoScalingGroupProvider']['managedScaling']['status'] == 'DISABLED', described()
            cluster = lambda: ecs.describe_clusters(clusters=['c'])['clusters'][0]
            put = lambda names, strategy: ecs.put_cluster_capacity_providers(
                cluster='c', capacityProviders=names, defaultCapacityProviderStrategy=strategy)
            put(['p', 'FARGATE'], [dict(capacityProvider='FARGATE', base=1, weight=1)])
            assert cluster()['status'] == 'ACTIVE' and sorted(cluster()['capacityProviders']) == ['FARGATE', 'p'], cluster()
            ecs.put_account_setting_default(name='containerInsights', value='enabled')
            settings = lambda: ecs.list_account_settings(name='containerInsights', effectiveSettings=True)['settings']
            assert [s['value'] for s in settings()] == ['enabled'], settings()
            ecs.put_account_setting_default(name='containerInsights', value='disabled')
            assert [s['value'] for s in settings()] == ['disabled'], settings()
            ecs.register_task_definition(family='web', containerDefinitions=[dict(name='app', image='i', memory=64)])
            ecs.create_service(cluster='c', serviceName='s', desiredCount=0, deploymentController=dict(type='EXTERNAL'))
            place = dict(cluster='c', service='s')
            half = dict(unit='PERCENT', value=50.0)
            one = ecs.create_task_set(**place, taskDefinition='web:1', launchType='EC2', scale=half)['taskSet']['id']
            sets = lambda: ecs.describe_task_sets(**place, taskSets=[one], include=['TAGS'])['taskSets']
            assert sets()[0]['stabilityStatus'] == 'STEADY_STATE' and sets()[0]['scale'] == half, sets()
            ecs.delete_task_set(**place, taskSet=one, force=False)
            assert sets() == [], sets()
            put([], [])
            ecs.delete_capacity_provider(capacityProvider=provider)
            assert cluster()['capacityProviders'] == [] and described()['status'] == 'INACTIVE', described()
            print('done')
            """;
        Assert.Equal("done", await RealClientTests.PythonAsync(Script, server));
    }

    [Fact]
    public async Task Every_block_of_a_service_is_read_as_it_was_written_changed_and_destroyed()
    {
        await RealClientTests.SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        string script = await File.ReadAllTextAsync(Path.Combine(s_scripts, "service-with-every-block.py"));
        Assert.Equal("done", await RealClientTests.PythonAsync(script, server));
    }

    [Fact]
    public async Task Every_block_of_a_task_set_is_read_as_it_was_written_changed_and_destroyed()
    {
        await RealClientTests.SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        string script = await File.ReadAllTextAsync(Path.Combine(s_scripts, "task-set-with-every-block.py"));
        Assert.Equal("done", await RealClientTests.PythonAsync(script, server));
    }
}
