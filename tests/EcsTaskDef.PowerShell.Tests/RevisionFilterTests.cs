using System.Text.RegularExpressions;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class RevisionFilterTests
{
    private static readonly byte[] s_definition = Encoding.UTF8.GetBytes(
        """
        {"family":"web","cpu":"256","networkMode":"awsvpc","taskRoleArn":"arn:aws:iam::1:role/app","newMember":{"a":true},
         "containerDefinitions":[
           {"name":"app","image":"registry/Nginx:1.27","memory":512,"essential":true,"environment":[{"name":"LEVEL","value":"debug"}],
            "dockerLabels":{"com.example.team":"web"},"secrets":[{"name":"S","valueFrom":"arn:aws:ssm:::parameter/db"}]},
           {"name":"log","image":"fluent","memory":64,
            "logConfiguration":{"logDriver":"awslogs","secretOptions":[{"name":"T","valueFrom":"token"}]},
            "repositoryCredentials":{"credentialsParameter":"arn:aws:secretsmanager:::secret:hub"}}]}
        """);

    [Theory]
    [InlineData("networkMode", "awsvpc", true)]
    [InlineData("NetworkMode", "AWS*", true)]
    [InlineData("networkMode", "bridge", false)]
    [InlineData("networkMode", null, false)]
    [InlineData("pidMode", null, true)]
    [InlineData("pidMode", "*", false)]
    [InlineData("containerDefinitions.memory", 512, true)]
    [InlineData("containerDefinition.memory", 64.0, true)]
    [InlineData("containerDefinitions.memory", 128, false)]
    [InlineData("cpu", 256, true)]
    [InlineData("cpu", "25?", true)]
    [InlineData("containerDefinitions.essential", true, true)]
    [InlineData("containerDefinitions.essential", false, false)]
    [InlineData("containerDefinitions.environment.LEVEL", "d*", true)]
    [InlineData("containerDefinitions.environment.LEVEL", "info", false)]
    [InlineData("containerDefinitions.environment.level", "debug", false)]
    [InlineData("containerDefinitions.environment.name", "LEVEL", true)]
    [InlineData("containerDefinitions.dockerLabels.com.example.team", "web", true)]
    [InlineData("containerDefinitions.logConfiguration", "*", true)]
    [InlineData("newMember.a", true, true)]
    [InlineData("containerDefinitions.logConfiguration", null, false)]
    [InlineData("containerDefinitions[any].logConfiguration", null, true)]
    [InlineData("ContainerDefinition[Any].secret.T", null, true)]
    [InlineData("containerDefinitions[any].memory", null, false)]
    [InlineData("containerDefinitions[any].memory", 64, true)]
    [InlineData("containerDefinitions[any].environment.LEVEL", "debug", true)]
    [InlineData("containerDefinitions.secrets.S", "*parameter/db", true)]
    [InlineData("containerDefinitions.logConfiguration.secretOptions.T", "token", true)]
    [InlineData("volumes[any].name", null, false)]
    public void Any_member_can_be_asked_for(string path, object? expected, bool matches)
    {
        RevisionFilter filter = Filter();
        filter.AddMember(MemberPath.Parse(path), expected);
        Assert.Equal(matches, filter.Matches(s_definition, []));
    }

    [Fact]
    public void One_of_several_values_is_enough_and_every_condition_must_hold()
    {
        RevisionFilter filter = Filter();
        filter.AddMember(MemberPath.Parse("networkMode"), new object[] { "bridge", "awsvpc" });
        Assert.True(filter.Matches(s_definition, []));
        filter.AddMember(MemberPath.Parse("networkMode"), "bridge");
        Assert.False(filter.Matches(s_definition, []));
    }

    [Theory]
    [InlineData("*nginx:1.2?", true)]
    [InlineData("nginx*", true)]
    [InlineData("nginx:1.27", true)]
    [InlineData("log*", false)]
    public void Images_are_found_in_any_case(string pattern, bool matches)
    {
        RevisionFilter filter = Filter();
        filter.AddImage(["x", pattern]);
        Assert.Equal(matches, filter.Matches(s_definition, []));
    }

    [Theory]
    [InlineData("*parameter/db", true)]
    [InlineData("token", true)]
    [InlineData("*:hub", true)]
    [InlineData("LEVEL", false)]
    public void Secrets_are_found_wherever_they_are(string pattern, bool matches)
    {
        RevisionFilter filter = Filter();
        filter.AddSecret([pattern]);
        Assert.Equal(matches, filter.Matches(s_definition, []));
    }

    [Fact]
    public void Roles_tags_and_times()
    {
        RevisionFilter filter = Filter();
        filter.AddRole(["*/app"]);
        filter.AddTag("team", ["w*"]);
        filter.AddTag("env", null);
        Assert.True(filter.NeedsTags);
        Tag[] tags = [new Tag { Key = "team", Value = "web" }, new Tag { Key = "env", Value = "" }];
        Assert.True(filter.Matches(s_definition, tags));
        Assert.False(filter.Matches(s_definition, tags[..1]));
        Assert.False(filter.Matches(s_definition, [new Tag { Key = "Team", Value = "web" }, tags[1]]));

        DateTimeOffset time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        filter.AddAfter(time);
        Assert.True(filter.MatchesTime(time));
        filter.AddBefore(time);
        Assert.False(filter.MatchesTime(time));
    }

    [Theory]
    [InlineData("containerDefinitions.portMappings.hostPort", true)]
    [InlineData("containerDefinitions.environment.ANY", true)]
    [InlineData("netwrkMode", false)]
    [InlineData("containerDefinitions.nmae", false)]
    public void The_model_knows_what_is_misspelt(string path, bool known) => Assert.Equal(known, MemberPath.Parse(path).IsKnown);

    [Fact]
    public void Nothing_asked_is_empty() => Assert.True(Filter().IsEmpty);

    // PowerShell's own wildcards do nothing outside of PowerShell.
    private static RevisionFilter Filter() => new(static pattern =>
    {
        Regex regex = new("^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$", RegexOptions.IgnoreCase);
        return regex.IsMatch;
    });
}
