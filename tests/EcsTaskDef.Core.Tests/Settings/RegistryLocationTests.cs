namespace EcsTaskDef.Core.Tests.Settings;

[Trait("Category", "Fast")]
public sealed class RegistryLocationTests
{
    [Theory]
    [InlineData("store", "Folder", "store", null)]
    [InlineData("./store", "Folder", "./store", null)]
    [InlineData("C:\\store", "Folder", "C:\\store", null)]
    [InlineData("C://store", "Folder", "C://store", null)]
    [InlineData("TestDrive:/store", "Folder", "TestDrive:/store", null)]
    [InlineData("aws", "Folder", "aws", null)]
    [InlineData("./aws:prod", "Folder", "./aws:prod", null)]
    [InlineData("./postgres:", "Folder", "./postgres:", null)]
    [InlineData("https", "Folder", "https", null)]
    [InlineData("aws:", "Aws", "aws:", null)]
    [InlineData("AWS: prod ", "Aws", "aws:prod", "prod")]
    [InlineData("aws:my team/prod", "Aws", "aws:my team/prod", "my team/prod")]
    [InlineData("http://127.0.0.1:4580", "Endpoint", "http://127.0.0.1:4580/", null)]
    [InlineData("postgresql://host/db", "Database", "postgresql://host/db", null)]
    [InlineData("Postgres://me@h1:5432,h2/db?schema=x", "Database", "postgresql://me@h1:5432,h2/db?schema=x", null)]
    [InlineData("postgresql:///db?host=/tmp", "Database", "postgresql:///db?host=/tmp", null)]
    [InlineData("postgresql://[::1]:5432/db?application_name=a@b", "Database", "postgresql://[::1]:5432/db?application_name=a@b", null)]
    [InlineData("HTTPS://ecs.example.com/base/", "Endpoint", "https://ecs.example.com/base/", null)]
    public void A_location_is_a_path_or_AWS_or_an_endpoint(string text, string kind, string usual, string? profile)
    {
        RegistryLocation location = RegistryLocation.Parse(text);
        Assert.Equal((kind, usual, profile), (location.Kind.ToString(), location.Text, location.Profile));
        Assert.Equal(kind is "Aws" or "Endpoint", location.IsRemote);
        Assert.Equal(kind == "Folder", location.IsFolder);
        Assert.Equal(location, RegistryLocation.Parse(location.Text));
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("s3://bucket/store")]
    [InlineData("http://")]
    [InlineData("http://user:password@example.com")]
    [InlineData("https://example.com/?region=eu-west-1")]
    [InlineData("https://example.com/#x")]
    [InlineData("http://example.com:99999")]
    [InlineData("aws://prod")]
    [InlineData("aws:pr\nod")]
    [InlineData("postgresql:/me@host/db")]
    [InlineData("postgres:")]
    [InlineData("HTTP:/127.0.0.1:4580")]
    public void What_looks_like_an_address_and_is_none_is_refused(string text)
    {
        EcsException error = Assert.Throws<EcsException>(() => RegistryLocation.Parse(text));
        Assert.Equal("StoreLocationInvalid", error.Code);
        Assert.Contains("aws:PROFILE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://me:s3cret@host/db")]
    [InlineData("postgres://me:s3cret@host/db")]
    [InlineData("postgresql://:s3cret@host/db")]
    [InlineData("postgresql://me:s3cret/x@host/db")]
    [InlineData("postgresql://me:s3cret?x@host/db")]
    [InlineData("postgresql://me:s3cret#x@host/db")]
    [InlineData("postgresql://me:p@s3cret@host/db")]
    [InlineData("postgresql://host/db?password=s3cret")]
    [InlineData("postgresql://host/db?schema=x&PassWord=s3cret")]
    [InlineData("postgresql://host/db?pass%77ord=s3cret")]
    public void A_password_in_a_location_is_refused_and_not_repeated(string text)
    {
        EcsException error = Assert.Throws<EcsException>(() => RegistryLocation.Parse(text));
        Assert.Equal("DatabasePasswordGiven", error.Code);
        Assert.Contains("PGPASSWORD", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Loopback_is_told_apart()
    {
        Assert.True(RegistryLocation.Parse("http://localhost:1").IsLoopback);
        Assert.True(RegistryLocation.Parse("http://[::1]:1").IsLoopback);
        Assert.False(RegistryLocation.Parse("http://10.0.0.1:1").IsLoopback);
        Assert.False(RegistryLocation.Parse("aws:").IsLoopback);
    }
}
