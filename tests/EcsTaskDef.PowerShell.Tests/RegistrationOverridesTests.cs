using EcsTaskDef.PowerShell.Input;
using static EcsTaskDef.PowerShell.Tests.ObjectReaderTests;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Members that parameters give beside a definition; Register-TaskDefinition.Tests.ps1 has what users see of it.</summary>
[Trait("Category", "Fast")]
public sealed class RegistrationOverridesTests
{
    private static readonly ContainerDefinition s_app = new()
    {
        Name = "app",
        Image = "nginx:1.27",
        Environment = [new NameValuePair { Name = "LEVEL", Value = "info" }, new NameValuePair { Name = "OLD", Value = "1" }],
        Secrets = [new Secret { Name = "DB", ValueFrom = "/db" }],
    };

    private static readonly RegisterTaskDefinitionRequest s_one = new() { Family = "web", Cpu = "256", ContainerDefinitions = [s_app] };

    private static readonly RegisterTaskDefinitionRequest s_two = s_one with
    {
        ContainerDefinitions = [s_app, new ContainerDefinition { Name = "log", Image = "log:1" }],
    };

    [Fact]
    public void Parameters_that_are_no_members_change_nothing() =>
        Assert.Null(RegistrationOverrides.Of([new("Note", "x"), new("Family", "x"), new("Tag", "x")], false, new ObjectInspector()));

    [Fact]
    public void A_member_takes_the_place_of_the_base_and_all_else_stays()
    {
        RegisterTaskDefinitionRequest changed = Apply(s_one, ("Memory", "512"), ("RequiresCompatibility", "FARGATE"));
        Assert.Equal("512", changed.Memory);
        Assert.Equal("256", changed.Cpu);
        Assert.Equal("FARGATE", Assert.Single(changed.RequiresCompatibilities!));
        Assert.Same(s_app, Assert.Single(changed.ContainerDefinitions!));
    }

    [Fact]
    public void A_value_is_the_only_containers_or_by_container()
    {
        Assert.Equal("a", Apply(s_one, ("Image", "a")).ContainerDefinitions![0].Image);
        Assert.Equal("a", Apply(s_two, ("Image", Map(("log", "a")))).ContainerDefinitions![1].Image);
        Assert.Equal("nginx:1.27", Apply(s_two, ("Image", Map(("log", "a")))).ContainerDefinitions![0].Image);
        Assert.Equal("ContainerNotNamed", Code(s_two, ("Image", "a")));
        Assert.Equal("ContainerUnknown", Code(s_two, ("Image", Map(("App", "a")))));
        Assert.Equal("OverrideEmpty", Code(s_two, ("Image", "")));
        Assert.Equal("OverrideEmpty", Code(s_two, ("Image", Map(("log", "")))));
    }

    [Fact]
    public void Variables_are_merged_by_name_and_null_takes_one_away()
    {
        Assert.Equal(["LEVEL=debug", "NEW=2"], Variables(("LEVEL", "debug"), ("OLD", null), ("NEW", 2)));
        Assert.Equal(["LEVEL=info", "OLD=1", "NAME=x"], Variables(("NAME", "x")));
        Assert.Equal(["LEVEL=info", "OLD=1", "A=1"], Variables(("Name", "A"), ("Value", "1")));
        Assert.Equal("OverrideMixed", Code(s_one, ("Environment", Map(("app", Map(("A", "1"))), ("B", "2")))));
        Assert.Equal("OverrideTwice", Code(
            s_one, ("Environment", Map(("A", "1"))), ("ContainerOverride", Map(("app", Map(("Environment", Map(("A", "2")))))))));
    }

    [Fact]
    public void A_name_is_a_variable_or_a_secret()
    {
        ContainerDefinition app = Apply(s_one, ("Secret", Map(("LEVEL", "/level")))).ContainerDefinitions![0];
        Assert.Equal(["OLD=1"], app.Environment!.Select(static one => one.ToString()));
        Assert.Equal(["DB", "LEVEL"], app.Secrets!.Select(static one => one.Name));
        app = Apply(s_one, ("Environment", Map(("DB", "local")))).ContainerDefinitions![0];
        Assert.Empty(app.Secrets!);
        Assert.Equal("VariableAndSecret", Code(s_one, ("Environment", Map(("DB", "a"))), ("Secret", Map(("DB", "/a")))));
    }

    [Fact]
    public void What_fits_nowhere_is_refused_with_its_place()
    {
        EcsException error = Assert.Throws<EcsException>(
            () => Apply(s_one, ("ContainerOverride", Map(("app", Map(("Memory", "much")))))));
        Assert.Equal("$.containerDefinitions[app].memory", error.JsonPath);
        Assert.Equal("MemberUnknown", Code(s_one, ("ContainerOverride", Map(("app", Map(("Memry", 1)))))));
        Assert.Equal("OverrideShapeWrong", Code(s_one, ("ContainerOverride", "app")));
    }

    [Fact]
    public void A_hashtable_with_a_variable_called_name_is_no_pair() => Assert.Equal(
        ["NAME=x", "LEVEL=y"],
        RegistrationReader.OfObject(
            Map(("Family", "web"), ("ContainerDefinitions", Map(("Name", "a"), ("Environment", Map(("NAME", "x"), ("LEVEL", "y")))))),
            new ObjectInspector()).Read().ContainerDefinitions![0].Environment!.Select(static one => one.ToString()));

    private static IEnumerable<string> Variables(params (string, object?)[] given) =>
        Apply(s_one, ("Environment", Map(given))).ContainerDefinitions![0].Environment!.Select(static one => one.ToString());

    private static string Code(RegisterTaskDefinitionRequest definition, params (string, object)[] parameters) =>
        Assert.Throws<EcsException>(() => Apply(definition, parameters)).Code;

    private static RegisterTaskDefinitionRequest Apply(RegisterTaskDefinitionRequest definition, params (string, object)[] parameters) =>
        RegistrationOverrides.Of(
            parameters.Select(static one => new KeyValuePair<string, object>(one.Item1, one.Item2)), false, new ObjectInspector())!
            .Apply(definition);
}
