using System.Management.Automation;
using System.Reflection;
using EcsTaskDef.AWSTools;
using EcsTaskDef.AWSTools.Generator;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>What is made of the table of AWS.Tools.ECS: cmdlets, page and stand-in; and that it covers what the endpoint offers.</summary>
[Trait("Category", "Fast")]
public sealed class AwsToolsTests
{
    private static readonly CmdletTable s_table = TableFile.Read(Repository.Combine("src", "EcsTaskDef.AWSTools", "table.json"));

    private static Type[] Cmdlets => [.. typeof(ServiceCommand).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(ServiceCommand).IsAssignableFrom(type))];

    [Fact]
    public void Every_operation_that_the_endpoint_offers_has_its_cmdlet()
    {
        // AWS.Tools has no cmdlet for what a container agent does.
        string[] ofAgents = ["RegisterContainerInstance"];
        Assert.Equal(
            TableMaker.OfferedOperations.Except(ofAgents).Order(),
            s_table.Offered.Select(static cmdlet => cmdlet.Operation).Order());
        Assert.DoesNotContain(ofAgents[0], s_table.Cmdlets.Select(static cmdlet => cmdlet.Operation));
    }

    [Fact]
    public void Every_cmdlet_of_the_table_is_in_the_assembly_with_its_parameters()
    {
        Assert.Equal(
            s_table.Cmdlets.Select(static cmdlet => "Amazon.PowerShell.Cmdlets.ECS." + cmdlet.ClassName).Order(),
            Cmdlets.Select(static type => type.FullName).Order());
        foreach (TableCmdlet cmdlet in s_table.Offered)
        {
            Type type = Cmdlets.Single(one => one.Name == cmdlet.ClassName);
            Assert.Equal(cmdlet.Name, CmdletSurface.NameOf(type));
            foreach (TableParameter parameter in cmdlet.Parameters!)
            {
                PropertyInfo property = type.GetProperty(parameter.Name)!;
                Assert.Equal(parameter.Member, property.GetCustomAttribute<MemberAttribute>()?.Path);
                CustomAttributeData facts = CmdletSurface.Find<ParameterAttribute>(property)!;
                Assert.Equal(parameter.IsMandatory, facts.NamedArguments.Any(static one => one.MemberName == "Mandatory"));
                Assert.Equal(parameter.IsPiped, facts.NamedArguments.Any(static one => one.MemberName == "ValueFromPipeline"));
            }
        }
    }

    [Fact]
    public void The_page_has_the_tables_that_the_table_makes()
    {
        string path = Repository.Combine("docs", "AWSTOOLS.md");
        Repository.DemandApproved(path, CoveragePage.Renew(File.ReadAllText(path).ReplaceLineEndings("\n"), s_table));
    }

    [Fact]
    public void The_stand_in_has_the_manifest_that_the_table_makes() => Repository.DemandApproved(
        Repository.Combine("module", "stand-ins", "before", "AWS.Tools.ECS", "AWS.Tools.ECS.psd1"), StandInManifest.Write(s_table));

    [Fact]
    public void The_table_is_written_as_it_is_read()
    {
        string path = Repository.Combine("src", "EcsTaskDef.AWSTools", "table.json");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), TableFile.ToText(s_table));
    }

    // Names as they stand in the sources of AWS.Tools.ECS.
    [Theory]
    [InlineData("New-ECSService", "AwsvpcConfiguration_Subnet", "NetworkConfiguration_AwsvpcConfiguration_Subnets")]
    [InlineData("New-ECSService", "Alarms_AlarmName", "DeploymentConfiguration_Alarms_AlarmNames")]
    [InlineData("New-ECSService", "HealthCheckGracePeriodSecond", "HealthCheckGracePeriodSeconds")]
    [InlineData("New-ECSService", "PropagateTag", "PropagateTags")]
    [InlineData("New-ECSService", "ServiceRegistry", "ServiceRegistries")]
    [InlineData("New-ECSService", "EnableECSManagedTag", "EnableECSManagedTags")]
    [InlineData("New-ECSService", "PlacementStrategy", "")]
    [InlineData("Register-ECSTaskDefinition", "ContainerDefinition", "ContainerDefinitions")]
    [InlineData("Register-ECSTaskDefinition", "ProxyConfiguration_ContainerName", "")]
    [InlineData("Register-ECSTaskDefinition", "InferenceAccelerator", "InferenceAccelerators")]
    [InlineData("Get-ECSServiceDeploymentDetail", "ServiceDeploymentArn", "ServiceDeploymentArns")]
    [InlineData("Remove-ECSService", "Enforce", "")]
    [InlineData("Add-ECSResourceTag", "Tag", "Tags")]
    public void A_parameter_has_the_name_that_it_has_there(string cmdlet, string parameter, string alias)
    {
        TableParameter found = s_table.Cmdlets.Single(one => one.Name == cmdlet).Parameters!.Single(one => one.Name == parameter);
        Assert.Equal(alias, string.Join(" ", found.Aliases));
    }

    [Theory]
    [InlineData("Status", "Status")]
    [InlineData("RequiresCompatibilities", "RequiresCompatibility")]
    [InlineData("ProxyConfiguration_Properties", "ProxyConfiguration_Property")]
    [InlineData("Tags", "Tag")]
    [InlineData("DriverIops", "DriverIops")]
    public void The_last_word_of_a_name_is_in_the_singular(string plural, string singular) => Assert.Equal(singular, Singular.Of(plural));
}
