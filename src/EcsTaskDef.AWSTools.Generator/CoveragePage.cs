namespace EcsTaskDef.AWSTools.Generator;

/// <summary>Writes the tables of docs/AWSTOOLS.md: which cmdlets and parameters are there, and which cmdlets are refused.</summary>
internal static class CoveragePage
{
    /// <summary>Where the tables begin in the page; what stands before it is written by hand.</summary>
    public const string Start = "<!-- From here on the page is generated from src/EcsTaskDef.AWSTools/table.json. -->\n";

    /// <summary>The page with its tables renewed.</summary>
    public static string Renew(string page, CmdletTable table)
    {
        int start = page.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0) throw new FormatException("The page does not say where its tables begin.");
        return page[..start] + Start + Tables(table);
    }

    private static string Tables(CmdletTable table)
    {
        TableCmdlet[] offered = [.. table.Offered];
        TableCmdlet[] missing = [.. table.Cmdlets.Except(offered)];
        var text = new StringBuilder("\n");
        text.Append(CultureInfo.InvariantCulture, $"## The {offered.Length} cmdlets that answer\n\n");
        text.Append("All parameters of AWS.Tools.ECS ").Append(table.Version)
            .Append(" for them. **Bold**: mandatory. `*`: the whole response.\n\n");
        text.Append("| cmdlet | operation | returns | parameters |\n|---|---|---|---|\n");
        foreach (TableCmdlet cmdlet in offered)
        {
            string alias = cmdlet.Alias is null ? "" : $" (`{cmdlet.Alias}`)";
            IEnumerable<string> parameters = cmdlet.Parameters!.OrderByDescending(static one => one.IsPiped)
                .Select(static one => one.IsMandatory ? $"**{one.Name}**" : one.Name)
                .Concat(cmdlet.IsPaged ? ["MaxResult", "NextToken", "NoAutoIteration"] : Array.Empty<string>());
            string output = cmdlet.Select is { } select ? $"`{select}`" : "nothing";
            text.Append(CultureInfo.InvariantCulture, $"| `{cmdlet.Name}`{alias} | {cmdlet.Operation} | {output} | ")
                .AppendJoin(", ", parameters).Append(" |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## The {missing.Length} cmdlets that are refused\n\n");
        text.Append("They are there, so that none of them is looked for elsewhere, and throw a `ClientException`.\n\n");
        text.Append("| cmdlet | operation |\n|---|---|\n");
        foreach (TableCmdlet cmdlet in missing) text.Append(CultureInfo.InvariantCulture, $"| `{cmdlet.Name}` | {cmdlet.Operation} |\n");
        return text.ToString();
    }
}
