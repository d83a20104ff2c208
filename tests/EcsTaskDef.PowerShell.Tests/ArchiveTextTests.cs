using EcsTaskDef.PowerShell.Files;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ArchiveTextTests
{
    private const string Described =
        """{"taskDefinition":{"family":"web","revision":3,"status":"INACTIVE","registeredAt":"""
        + """ "2026-01-02T03:04:05.678000+01:00","containerDefinitions":[{"name":"a","newer":1}]},"tags":[{"key":"k","value":"v"}]}""";

    [Fact]
    public void Objects_one_after_the_other_and_lists_of_them_are_read()
    {
        string[] lines = ["", "\uFEFF" + Described, "[", Described + ",", Described, "]", "{", "\"family\":\"api\"", "}"];
        ArchiveEntry[] entries = ArchiveText.Read(lines).ToArray();
        Assert.Equal(["web", "web", "web", "api"], entries.Select(static e => e.Family));
        Assert.Equal((3, "INACTIVE"), (entries[0].Revision, entries[0].Status));
        Assert.Null(entries[3].Revision);
    }

    [Fact]
    public void The_AWS_CLIs_times_are_read_to_the_millisecond_and_newer_members_kept()
    {
        ArchivedRevision revision = ArchiveText.Revision(Encoding.UTF8.GetBytes(Described));
        Assert.Equal(
            DateTimeOffset.Parse("2026-01-02T02:04:05.678Z", CultureInfo.InvariantCulture), revision.TaskDefinition.Value.RegisteredAt);
        Assert.Contains("\"newer\":1", Encoding.UTF8.GetString(revision.TaskDefinition.Utf8Json.Span), StringComparison.Ordinal);
        Assert.Equal("v", Assert.Single(revision.Tags).Value);
    }

    [Theory]
    [InlineData("ArchiveIncomplete", "{\"family\":\"web\"")]
    [InlineData("ArchiveTooNew", "{\"format\":2,\"family\":\"web\",\"latestRevision\":1}")]
    [InlineData("TextNotJson", "[1]")]
    public void What_cannot_be_read_is_said(string code, string text) =>
        Assert.Equal(code, Assert.Throws<EcsException>(() => ArchiveText.Read([text]).ToArray()).Code);

    [Theory]
    [InlineData("{}\n\n{\n  \"family\": oops\n}", "The input is not JSON: 'o' is not expected at line 4, column 13.")]
    [InlineData("\uFEFF{ x }", "The input is not JSON: 'x' is not expected at line 1, column 3.")]
    [InlineData(" \n\n", "The input is not JSON: it is empty.")]
    public void Where_a_file_is_no_JSON_is_said_in_its_own_lines(string text, string advice) =>
        Assert.Equal(advice, Assert.Throws<EcsException>(() => ArchiveText.Read(text.Split('\n')).ToArray()).Advice);

    [Fact]
    public void Files_have_the_same_line_ends_on_every_system()
    {
        string text = Encoding.UTF8.GetString(ArchiveText.Registration(Encoding.UTF8.GetBytes("""{"family":"web","cpu":"a\r\nb"}"""), []));
        Assert.Contains("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.Contains("\"a\\r\\nb\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void File_names_are_safe_everywhere_and_no_two_are_one()
    {
        ExportFileName names = new();
        Assert.Equal("web.3.json", names.Next("web", 3, ".json"));
        Assert.Equal("Web~2.3.json", names.Next("Web", 3, ".json"));
        Assert.Equal("con~.3.json", names.Next("con", 3, ".json"));
        Assert.Equal("LPT1~.jsonl", names.Next("LPT1", null, ".jsonl"));
        foreach (string device in new[] { "prn", "Aux", "NUL", "com0", "lpt9" })
            Assert.False(FileNames.IsDevice(names.Next(device, 1, ".json")));
        string a = names.Next(new string('x', 255), 1, ".json"), b = names.Next(new string('x', 254) + "y", 1, ".json");
        Assert.True(a.Length < 230 && b.Length < 230 && a != b);
    }

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("/etc/escaped")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("a\0b")]
    [InlineData("..")]
    [InlineData("")]
    public void A_forged_family_becomes_no_file_name(string family)
    {
        Assert.Equal("FileNameUnsafe", Assert.Throws<EcsException>(() => new ExportFileName().Next(family, 1, ".json")).Code);
        if (family.Length > 0 && family.Contains('/', StringComparison.Ordinal))
        {
            var folder = new ExportFolder(Path.GetTempPath(), false);
            Assert.Equal("FileNameUnsafe", Assert.Throws<EcsException>(() => folder.PathOf(family)).Code);
        }
    }

    [Theory]
    [InlineData("""{"family":"web","revision":1,"registeredAt":1e20}""")]
    [InlineData("""{"family":"web","revision":1,"registeredAt":99999999999999}""")]
    [InlineData("""{"family":"web","revision":1,"deregisteredAt":-1e15}""")]
    [InlineData("""{"taskDefinition":{"family":"web"},"deleteRequestedAt":7e30}""")]
    [InlineData("""{"taskDefinition":{"family":"web"},"note":"\ud800"}""")]
    [InlineData("""{"taskDefinition":{"family":"web","x":"\udfff"}}""")]
    [InlineData("""{"taskDefinition":{"family":"web","\ud800":1}}""")]
    [InlineData("""{"taskDefinition":{"family":"web"},"tags":[{"key":"\ud800","value":""}]}""")]
    public void What_is_no_revision_is_an_error_that_says_so(string text) => Assert.Equal(
        "ArchiveTextInvalid", Assert.Throws<EcsException>(() => ArchiveText.Revision(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public void A_family_that_is_no_text_ends_the_reading_with_an_error_of_ours() => Assert.Equal(
        "ArchiveTextInvalid", Assert.Throws<EcsException>(() => ArchiveText.Read(["{\"family\":\"\\ud800\"}"]).ToArray()).Code);

    [Fact]
    public void Names_are_ordered_as_people_do() => Assert.Equal(
        ["api.2.json", "web.1.json", "web.9.json", "web.10.json"],
        new[] { "web.10.json", "web.9.json", "api.2.json", "web.1.json" }.OrderBy(static n => n, NaturalOrder.Instance));

    [Fact]
    public void DotNets_names_are_read_as_ECSs()
    {
        RegisterTaskDefinitionRequest request = RegistrationReader.OfJson(Encoding.UTF8.GetBytes(
            """
            {"Family":"web","Revision":1,"Status":"ACTIVE","Region":"us-east-1","InUse":false,"AdditionalMembers":null,
             "ContainerDefinitions":[{"Name":"a","Image":"b:1","Memory":64,"AdditionalMembers":null,"DockerLabels":{"Family":"x"}}]}
            """)).Read();
        Assert.Equal("web", request.Family);
        Assert.Equal("x", request.ContainerDefinitions![0].DockerLabels!["Family"]);
        Assert.Null(NewerMembers.Of(request));
    }

    [Theory]
    [InlineData("""{"Family":"web","ContainerDefinitions":["EcsTaskDef.Model.ContainerDefinition"]}""")]
    [InlineData("""{"Family":"web","ContainerDefinitions":[{"Name":"a","PortMappings":"EcsTaskDef.Model.PortMapping"}]}""")]
    [InlineData("""{"Family":"web","ContainerDefinitions":[],"AdditionalMembers":{"a":{"ValueKind":1}}}""")]
    public void What_ConvertTo_Json_cut_off_is_said(string json) => Assert.Equal(
        "JsonCutOff", Assert.Throws<EcsException>(() => RegistrationReader.OfJson(Encoding.UTF8.GetBytes(json))).Code);
}
