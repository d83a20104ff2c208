using EcsTaskDef.Maintenance;

namespace EcsTaskDef.Core.Tests.Storage.Json;

public sealed class OwnerFileTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private string Folder => _temporary.Location;

    private string Target => Path.Combine(Folder, "web.json");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_file_is_its_owners_alone_and_nothing_else_is_left()
    {
        OwnerFile.Write(Target, replace: false, [Bytes("a"), Bytes("b")]);
        Assert.Equal("ab", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(Folder));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public void A_file_of_the_usual_temporary_name_is_left_alone()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Target + ".tmp", "mine");
        OwnerFile.Write(Target, replace: true, [Bytes("a")]);
        Assert.Equal("mine", File.ReadAllText(Target + ".tmp"));
    }

    [Fact]
    public void Temporary_names_are_new_each_time()
    {
        HashSet<string> names = [];
        for (int i = 0; i < 5; i++) OwnerFile.Write(
            Target, replace: true, Pieces(() => names.Add(Assert.Single(Directory.GetFiles(Folder, ".new-*")))));
        Assert.Equal(5, names.Count);
    }

    [Fact]
    public void Without_leave_to_replace_what_is_there_stays()
    {
        OwnerFile.Write(Target, replace: false, [Bytes("first")]);
        Assert.ThrowsAny<IOException>(() => OwnerFile.Write(Target, replace: false, [Bytes("second")]));
        Assert.Equal("first", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_in_the_place_of_the_file_is_not_followed(bool dangles)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Directory.CreateDirectory(Folder);
        string other = Path.Combine(Folder, "other");
        if (!dangles) File.WriteAllText(other, "mine");
        File.CreateSymbolicLink(Target, other);
        Assert.ThrowsAny<IOException>(() => OwnerFile.Write(Target, replace: false, [Bytes("a")]));
        Assert.Equal(!dangles, File.Exists(other));
        OwnerFile.Write(Target, replace: true, [Bytes("a")]);
        Assert.Equal(!dangles, File.Exists(other));
        if (!dangles) Assert.Equal("mine", File.ReadAllText(other));
        Assert.Null(new FileInfo(Target).LinkTarget);
        Assert.Equal("a", File.ReadAllText(Target));
    }

    [Fact]
    public void What_is_replaced_is_there_until_the_new_one_is_whole()
    {
        OwnerFile.Write(Target, replace: false, [Bytes("first")]);
        OwnerFile.Write(Target, replace: true, Pieces(() => Assert.Equal("first", File.ReadAllText(Target))));
        Assert.Throws<InvalidOperationException>(
            () => OwnerFile.Write(Target, replace: true, Pieces(static () => throw new InvalidOperationException())));
        Assert.Equal("piece", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(Folder));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<byte[]> Pieces(Action meanwhile)
    {
        meanwhile();
        yield return Bytes("piece");
    }
}
