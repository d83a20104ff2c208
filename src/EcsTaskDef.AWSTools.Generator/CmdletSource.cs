namespace EcsTaskDef.AWSTools.Generator;

/// <summary>Writes the cmdlets: parameters, and which operation they stand for. What they do is in the classes below them.</summary>
internal static class CmdletSource
{
    public static string Write(CmdletTable table)
    {
        var text = new StringBuilder(SourceText.Head);
        text.Append("using System.Management.Automation;\nusing EcsTaskDef.AWSTools;\n\nnamespace Amazon.PowerShell.Cmdlets.ECS\n{\n");
        foreach (TableCmdlet cmdlet in table.Cmdlets)
        {
            if (cmdlet.Parameters is null) AppendMissing(text, cmdlet);
            else Append(text, cmdlet, table);
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>The type that a cmdlet returns.</summary>
    public static string OutputOf(TableCmdlet cmdlet, CmdletTable table)
    {
        if (cmdlet.Select is not { } select) return "None";
        if (select == "*") return "Amazon.ECS.Model." + cmdlet.Response;
        string type = table.Structures[cmdlet.Response].Single(member => TableMaker.Property(member.Key) == select).Value;
        return TableType.InHelp(type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2] : type, table);
    }

    private static void Append(StringBuilder text, TableCmdlet cmdlet, CmdletTable table)
    {
        text.Append("    [Cmdlet(\"").Append(cmdlet.Verb).Append("\", \"").Append(cmdlet.Noun).Append('"');
        if (cmdlet.Target is not null)
        {
            text.Append(", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.")
                .Append(cmdlet.Verb == "Remove" ? "High" : "Medium");
        }

        text.Append(")]\n    [OutputType(\"").Append(OutputOf(cmdlet, table)).Append("\")]\n");
        if (cmdlet.Alias is not null) text.Append("    [Alias(\"").Append(cmdlet.Alias).Append("\")]\n");
        string parent = cmdlet.Target is not null ? "ChangingCommand" : cmdlet.IsPaged ? "PagedCommand" : "ServiceCommand";
        text.Append("    public sealed class ").Append(cmdlet.ClassName).Append(" : ").Append(parent).Append("\n    {\n");
        text.Append("        public ").Append(cmdlet.ClassName).Append("() : base(\"").Append(cmdlet.Operation).Append("\", ")
            .Append("typeof(global::Amazon.ECS.Model.").Append(cmdlet.Response).Append("), ").Append(SourceText.Literal(cmdlet.Select));
        if (cmdlet.Target is { } target) text.Append(", ").Append(SourceText.Literal(target));
        text.Append(") { }\n");
        foreach (TableParameter parameter in cmdlet.Parameters!) Append(text, parameter, table);
        text.Append("    }\n\n");
    }

    private static void Append(StringBuilder text, TableParameter parameter, CmdletTable table)
    {
        text.Append("\n        [Parameter(").Append(parameter.IsPiped ? "Position = 0, ValueFromPipeline = true, " : "")
            .Append("ValueFromPipelineByPropertyName = true").Append(parameter.IsMandatory ? ", Mandatory = true" : "").Append(")]\n");
        if (parameter.IsMandatory)
        {
            if (parameter.Type == "string") text.Append("        [AllowEmptyString]\n");
            if (parameter.Type.EndsWith("[]", StringComparison.Ordinal)) text.Append("        [AllowEmptyCollection]\n");
            text.Append("        [AllowNull]\n");
        }

        if (parameter.Aliases.Count > 0)
            text.Append("        [Alias(").AppendJoin(", ", parameter.Aliases.Select(SourceText.Literal)).Append(")]\n");
        text.Append("        [Member(\"").Append(parameter.Member).Append("\")]\n");
        text.Append("        public ").Append(TableType.OfParameter(parameter.Type, table)).Append(' ').Append(parameter.Name)
            .Append(" { get; set; }\n");
    }

    private static void AppendMissing(StringBuilder text, TableCmdlet cmdlet)
    {
        text.Append("    [Cmdlet(\"").Append(cmdlet.Verb).Append("\", \"").Append(cmdlet.Noun).Append("\")]\n");
        text.Append("    public sealed class ").Append(cmdlet.ClassName).Append(" : MissingCommand\n    {\n");
        text.Append("        public ").Append(cmdlet.ClassName).Append("() : base(\"").Append(cmdlet.Operation)
            .Append("\") { }\n    }\n\n");
    }
}
