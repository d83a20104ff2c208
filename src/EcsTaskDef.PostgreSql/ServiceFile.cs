namespace EcsTaskDef.PostgreSql;

/// <summary>
/// Files of connections by name (PostgreSQL's manual, 34.17): <c>PGSERVICEFILE</c> or <c>~/.pg_service.conf</c>, then
/// <c>pg_service.conf</c> in <c>PGSYSCONFDIR</c>.
/// </summary>
internal static class ServiceFile
{
    /// <summary>What a service says; null where no file has it.</summary>
    public static IReadOnlyList<(string Name, string Value)>? Find(string service, Surroundings surroundings)
    {
        string? own = surroundings.Variable("PGSERVICEFILE") ?? Path.Combine(surroundings.Home, ".pg_service.conf");
        string? system = surroundings.Variable("PGSYSCONFDIR") is { } folder ? Path.Combine(folder, "pg_service.conf") : null;
        return Read(own, service, surroundings) ?? (system is null ? null : Read(system, service, surroundings));
    }

    private static List<(string, string)>? Read(string path, string service, Surroundings surroundings)
    {
        List<(string, string)>? found = null;
        foreach (string line in surroundings.ReadLines(path) ?? [])
        {
            string text = line.Trim();
            if (text.StartsWith('['))
            {
                if (found is not null) return found;
                if (text == $"[{service}]") found = [];
            }
            else if (found is not null && !text.StartsWith('#') && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equal)
            {
                found.Add((text.Substring(0, equal).Trim(), text.Substring(equal + 1).Trim()));
            }
        }

        return found;
    }
}
