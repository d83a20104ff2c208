using System.Text.RegularExpressions;

namespace EcsTaskDef.AWSTools.Generator;

/// <summary>Writes the types that cmdlets take and give, under the names that they have in AWS's SDK.</summary>
internal static partial class ModelSource
{
    public static string Write(CmdletTable table)
    {
        HashSet<string> responses = [.. table.Offered.Select(static cmdlet => cmdlet.Response)];
        var text = new StringBuilder(SourceText.Head);
        text.Append("namespace Amazon.ECS\n{\n");
        foreach ((string name, IReadOnlyList<string> values) in table.Constants) AppendConstant(text, name, values);
        text.Append("}\n\nnamespace Amazon.ECS.Model\n{\n");
        foreach ((string name, IReadOnlyDictionary<string, string> members) in table.Structures)
        {
            string parent = responses.Contains(name) ? " : global::Amazon.Runtime.AmazonWebServiceResponse" : "";
            text.Append("    public class ").Append(name).Append(parent).Append("\n    {\n");
            AppendMembers(text, members, table);
            text.Append("    }\n\n");
        }

        foreach ((string name, IReadOnlyDictionary<string, string> members) in table.Exceptions)
        {
            text.Append("    public class ").Append(name).Append(" : global::Amazon.ECS.AmazonECSException\n    {\n");
            text.Append("        public ").Append(name).Append("(string message) : base(message) { }\n");
            text.Append("        public ").Append(name)
                .Append("(string message, global::System.Exception inner) : base(message, inner) { }\n");
            AppendMembers(text, members, table);
            text.Append("    }\n\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void AppendConstant(StringBuilder text, string name, IReadOnlyList<string> values)
    {
        text.Append("    public class ").Append(name).Append(" : global::Amazon.Runtime.ConstantClass\n    {\n");
        foreach (string value in values)
        {
            text.Append("        public static readonly ").Append(name).Append(' ').Append(FieldOf(value)).Append(" = new ").Append(name)
                .Append('(').Append(SourceText.Literal(value)).Append(");\n");
        }

        text.Append("        public ").Append(name).Append("(string value) : base(value) { }\n");
        text.Append("        public static ").Append(name).Append(" FindValue(string value) => new ").Append(name).Append("(value);\n");
        text.Append("        public static implicit operator ").Append(name).Append("(string value) => new ").Append(name)
            .Append("(value);\n    }\n\n");
    }

    private static void AppendMembers(StringBuilder text, IReadOnlyDictionary<string, string> members, CmdletTable table)
    {
        foreach ((string member, string type) in members)
        {
            text.Append("        public ").Append(TableType.OfMember(type, table)).Append(' ').Append(TableMaker.Property(member))
                .Append(" { get; set; }\n");
        }
    }

    /// <summary>The name of a value's field in the SDK: json-file is JsonFile.</summary>
    private static string FieldOf(string value)
    {
        string name = string.Concat(NoLetters().Split(value).Where(static part => part.Length > 0)
            .Select(static part => char.ToUpperInvariant(part[0]) + part[1..]));
        return char.IsDigit(name[0]) ? "_" + name : name;
    }

    [GeneratedRegex("[^A-Za-z0-9_]+")]
    private static partial Regex NoLetters();
}
