using System.Text.Json;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class PipelineTests
{
    public static TheoryData<string?, string?, string?, string?, string?, string?, string> Regions => new()
    {
        { "eu-west-1", "eu-west-2", "eu-south-1", "eu-west-3", "eu-north-1", "ap-east-1", "eu-west-1" },
        { null, "eu-west-2", "eu-south-1", "eu-west-3", "eu-north-1", "ap-east-1", "eu-west-2" },
        { null, null, "eu-south-1", "eu-west-3", "eu-north-1", "ap-east-1", "eu-south-1" },
        { "", null, null, "eu-west-3", "eu-north-1", "ap-east-1", "eu-west-3" },
        { null, null, null, null, "eu-north-1", "ap-east-1", "eu-north-1" },
        { null, null, null, " ", null, "ap-east-1", "ap-east-1" },
        { null, null, null, null, null, null, "us-east-1" },
    };

    [Theory]
    [MemberData(nameof(Regions))]
    public void The_nearest_region_counts(
        string? parameter, string? session, string? own, string? stored, string? variable, string? fallback, string expected)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ECSTASKDEF_REGION"] = own,
            ["AWS_REGION"] = variable,
            ["AWS_DEFAULT_REGION"] = fallback,
        };
        Assert.Equal(expected, RegionChoice.Choose(parameter, session, stored, name => environment[name]).Name);
    }

    [Theory]
    [InlineData("eu-west-1", false, null)]
    [InlineData("eu-west-11", false, "RegionNotListed")]
    [InlineData("eu-west-11", true, null)]
    [InlineData("../etc", true, "RegionNameInvalid")]
    [InlineData("EU-WEST-1", true, "RegionNameInvalid")]
    public void A_region_is_judged(string region, bool skipsCheck, string? code) =>
        Assert.Equal(code, new RegionChoice(region, null).Refusal(skipsCheck)?.Code);

    [Fact]
    public void A_refused_region_names_its_neighbours() =>
        Assert.Contains("eu-west-1", new RegionChoice("eu-wset-1", null).Refusal(skipsCheck: false)!.Advice, StringComparison.Ordinal);

    [Fact]
    public void A_refused_region_says_where_it_comes_from() =>
        Assert.Contains(
            "(from $env:AWS_REGION)",
            RegionChoice.Choose(null, null, null, static name => name == "AWS_REGION" ? "mars" : null).Refusal(skipsCheck: false)!.Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_message_says_whose_what_where_and_what_next()
    {
        var error = new EcsException(EcsErrorKind.Refusal, "ClientException", "No.", "Do this.", "$.family");
        Assert.Equal("web:3: No. At $.family. Do this.", ErrorText.Compose(error, "web:3", null));
        Assert.Equal("No. At $.family. Do that.", ErrorText.Compose(error, null, "Do that."));
    }

    [Fact]
    public void A_message_repeats_nothing()
    {
        const string Advice = "At $.family: a text is due.";
        var error = new EcsException(EcsErrorKind.Refusal, "SerializationException", "NUMBER_VALUE x", Advice, "$.family");
        string file = Path.Combine(Path.GetTempPath(), "web.json");
        Assert.Equal("web.json: NUMBER_VALUE x. At $.family: a text is due.", ErrorText.Compose(error, file, null));
        error = new EcsException(EcsErrorKind.Fault, "c", "There is no file 'x'.");
        Assert.Equal("There is no file 'x'.", ErrorText.Compose(error, "x", null));
    }

    [Theory]
    [InlineData("{ \"family\": \"web\"")]
    [InlineData(" ")]
    public void A_message_does_not_repeat_JSON_text(string subject) =>
        Assert.Equal("No.", ErrorText.Compose(new EcsException(EcsErrorKind.Refusal, "c", "No."), subject, null));

    [Fact]
    public void An_error_without_text_shows_its_code()
    {
        var error = new EcsException(EcsErrorKind.Refusal, "SerializationException", "", null, "$");
        Assert.Equal("SerializationException.", ErrorText.Compose(error, null, null));
    }

    public static TheoryData<Exception, string> Exceptions => new()
    {
        { new EcsException(EcsErrorKind.Refusal, "ClientException", "x"), "ClientException" },
        { new UnauthorizedAccessException("x"), "AccessRefused" },
        { new FileNotFoundException("x", "web.json"), "FileNotFound" },
        { new DirectoryNotFoundException("x"), "FileNotReadable" },
        { new IOException("x"), "FileNotReadable" },
        { new JsonException("x"), "JsonNotReadable" },
        { new InvalidOperationException("x"), "Unexpected" },
        { new AggregateException(new IOException("x")), "FileNotReadable" },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Every_exception_has_an_explanation(Exception exception, string code)
    {
        EcsException error = ErrorText.Explain(exception);
        Assert.Equal(code, error.Code);
        Assert.NotEmpty(error.Message);
    }
}
