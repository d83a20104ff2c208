using System.Reflection;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// The versions of the tables that a software knows, and the scripts that make them. Tests put a later software in its place.
/// </summary>
/// <param name="Current">The version that it writes: the number of its last script.</param>
/// <param name="Script">
/// Gives a script by its number, with <c>{schema}</c> where the name of the schema belongs. A script leaves what the software before it
/// reads as it is, or has it fail: tables of an older version are read as they are until the first change.
/// </param>
internal sealed record SchemaVersions(int Current, Func<int, string> Script)
{
    public static SchemaVersions Known { get; } = new(SchemaMigration.Version, Read);

    private static string Read(int number)
    {
        Assembly assembly = typeof(SchemaVersions).Assembly;
        string name = string.Create(CultureInfo.InvariantCulture, $"EcsTaskDef.PostgreSql.Migrations.{number:D4}.sql");
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
