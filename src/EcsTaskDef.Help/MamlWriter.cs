using System.Xml;
using System.Xml.Linq;

namespace EcsTaskDef.Help;

/// <summary>Writes pages as MAML, the XML that Get-Help of every PowerShell reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_root = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <param name="pages">The pages.</param>
    /// <param name="path">The file.</param>
    /// <param name="online">The address under which the pages are online, with a slash behind it.</param>
    public static void Write(IEnumerable<HelpPage> pages, string path, string online)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var xml = XmlWriter.Create(path, new XmlWriterSettings
        {
            Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        });
        ToXml(pages, online).Save(xml);
    }

    public static XDocument ToXml(IEnumerable<HelpPage> pages, string online) => new(new XElement(
        s_root + "helpItems",
        new XAttribute(XNamespace.Xmlns + "maml", s_maml),
        new XAttribute(XNamespace.Xmlns + "command", s_command),
        new XAttribute(XNamespace.Xmlns + "dev", s_dev),
        new XAttribute("schema", "maml"),
        pages.Select(page => Command(page, online))));

    private static XElement Command(HelpPage page, string online)
    {
        string[] name = page.Name.Split('-', 2);
        return new XElement(
            s_command + "command",
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", page.Name),
                Text(s_maml + "description", [page.Synopsis]),
                new XElement(s_command + "verb", name[0]),
                new XElement(s_command + "noun", name[1])),
            Text(s_maml + "description", page.Description),
            new XElement(s_command + "syntax", page.Syntax.Select(set => Syntax(page, set))),
            new XElement(
                s_command + "parameters",
                page.Parameters.Select(parameter => Parameter(
                    parameter, parameter.Facts.In(page.Syntax[0].Name) ?? parameter.Facts.Sets[0]))),
            new XElement(s_command + "inputTypes", page.Inputs.Select(static type => Type("inputType", type))),
            new XElement(s_command + "returnValues", page.Outputs.Select(static type => Type("returnValue", type))),
            page.Notes.Count == 0 ? null : new XElement(s_maml + "alertSet", Text(s_maml + "alert", page.Notes)),
            new XElement(s_command + "examples", page.Examples.Select(Example)),
            new XElement(
                s_command + "relatedLinks",

                // Get-Help -Online opens the first address.
                page.Links.Select(static link => Link(link, ""))
                    .Prepend(Link("Online Version:", page.Online ?? $"{online}{page.Name}.md"))));
    }

    private static XElement Link(string text, string address) => new(
        s_maml + "navigationLink", new XElement(s_maml + "linkText", text), new XElement(s_maml + "uri", address));

    private static XElement Syntax(HelpPage page, SyntaxSet set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", page.Name),
        set.Parameters.Select(name =>
        {
            HelpParameter parameter = page.Parameters.Single(parameter => parameter.Name == name);
            return Parameter(parameter, parameter.Facts.In(set.Name)
                ?? throw new System.FormatException($"{page.Name}: -{name} is not in the parameter set {set.Name}."));
        }));

    private static XElement Parameter(HelpParameter parameter, ParameterUse use)
    {
        ParameterFacts facts = parameter.Facts;
        string type = ShortName(facts.Type);
        return new XElement(
            s_command + "parameter",
            new XAttribute("required", use.IsRequired),
            new XAttribute("variableLength", facts.Type.EndsWith("[]", System.StringComparison.Ordinal)),
            new XAttribute("globbing", facts.SupportsWildcards),
            new XAttribute("pipelineInput", Pipeline(use)),
            new XAttribute("position", use.Position?.ToString() ?? "named"),
            new XAttribute("aliases", facts.Aliases.Count == 0 ? "none" : string.Join(", ", facts.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            Text(s_maml + "description", parameter.Description),
            facts.AcceptedValues.Count == 0 ? null : new XElement(
                s_command + "parameterValueGroup",
                facts.AcceptedValues.Select(static value => new XElement(
                    s_command + "parameterValue",
                    new XAttribute("required", false),
                    new XAttribute("variableLength", false),
                    value))),
            type == "switch" ? null : new XElement(
                s_command + "parameterValue",
                new XAttribute("required", true),
                new XAttribute("variableLength", false),
                type),
            new XElement(s_dev + "type", new XElement(s_maml + "name", facts.Type)),
            new XElement(s_dev + "defaultValue", facts.DefaultValue.Length == 0 ? "None" : facts.DefaultValue));
    }

    private static string Pipeline(ParameterUse use) => (use.FromPipeline, use.FromPipelineByName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };

    private static XElement Type(string element, NamedText type) => new(
        s_command + element,
        new XElement(s_dev + "type", new XElement(s_maml + "name", type.Name)),
        Text(s_maml + "description", type.Text));

    private static XElement Example(HelpExample example) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"--------- {example.Title} ---------"),

        // Get-Help would put a prompt of its own before the code where the introduction is empty; the code has its prompt.
        Text(s_maml + "introduction", example.Introduction.Count == 0 ? [""] : example.Introduction),
        new XElement(s_dev + "code", example.Code),
        Text(s_dev + "remarks", [.. example.Remarks, ""]));

    private static XElement Text(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(static paragraph => new XElement(s_maml + "para", paragraph)));

    /// <summary>A type's name as PowerShell shows it in a syntax: string[], int, TimeSpan.</summary>
    public static string ShortName(string type)
    {
        const string Nullable = "System.Nullable`1[";
        if (type.StartsWith(Nullable, System.StringComparison.Ordinal)) return ShortName(type[Nullable.Length..^1]);
        if (type.EndsWith("[]", System.StringComparison.Ordinal)) return ShortName(type[..^2]) + "[]";
        return type switch
        {
            "System.String" => "string",
            "System.Int32" => "int",
            "System.Int64" => "long",
            "System.UInt64" => "ulong",
            "System.Boolean" => "bool",
            "System.DateTime" => "datetime",
            "System.TimeSpan" => "timespan",
            "System.Collections.Hashtable" => "hashtable",
            "System.Management.Automation.PSObject" => "psobject",
            "System.Management.Automation.ScriptBlock" => "scriptblock",
            "System.Management.Automation.SwitchParameter" => "switch",
            _ => type[(type.LastIndexOfAny(['.', '+']) + 1)..],
        };
    }
}
