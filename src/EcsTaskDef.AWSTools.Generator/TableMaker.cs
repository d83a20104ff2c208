using System.Text.Json.Nodes;
using System.Xml.Linq;
using EcsTaskDef.Wire;

namespace EcsTaskDef.AWSTools.Generator;

/// <summary>
/// Makes the table from what AWS publishes: the model of ECS's API (service-2.json of botocore, or the same of aws-sdk-net) and the
/// configuration from which aws-tools-for-powershell generates the cmdlets of its module (ServiceConfig/ecs.xml). The rules that turn
/// members into parameters are its generator's.
/// </summary>
internal sealed class TableMaker
{
    private readonly JsonNode _operations;
    private readonly JsonNode _shapes;
    private readonly XElement _configuration;
    private readonly HashSet<string> _offered;
    private readonly SortedDictionary<string, IReadOnlyDictionary<string, string>> _structures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IReadOnlyList<string>> _constants = new(StringComparer.Ordinal);

    /// <param name="model">The file of the API's model.</param>
    /// <param name="configuration">The file of the cmdlets' configuration.</param>
    public TableMaker(string model, string configuration)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(model))!;
        (_operations, _shapes) = (root["operations"]!, root["shapes"]!);
        _configuration = XElement.Load(configuration);
        _offered = [.. OfferedOperations];
    }

    /// <summary>The operations that the store answers.</summary>
    public static IReadOnlyList<string> OfferedOperations => OperationTable.Names;

    public CmdletTable Make(string version, string source)
    {
        TableCmdlet[] cmdlets = [.. _configuration.Descendants("ServiceOperation").Select(Cmdlet)
            .OrderBy(static cmdlet => cmdlet.Name, StringComparer.Ordinal)];
        var exceptions = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? shape) in _shapes.AsObject())
        {
            if (shape!["exception"] is null) continue;
            exceptions[name] = MembersOf(shape).Where(static member => member.Key != "message")
                .ToDictionary(static member => member.Key, static member => member.Value);
        }

        return new CmdletTable
        {
            Version = version,
            Source = source,
            Cmdlets = cmdlets,
            Structures = _structures,
            Constants = _constants,
            Exceptions = exceptions,
        };
    }

    private TableCmdlet Cmdlet(XElement operation)
    {
        string method = operation.Attribute("MethodName")!.Value;
        var cmdlet = new TableCmdlet($"{operation.Attribute("Verb")!.Value}-ECS{operation.Attribute("Noun")!.Value}", method)
        {
            Select = operation.Attribute("OutputProperty")?.Value,
            Target = operation.Attribute("ShouldProcessTarget")?.Value is { } target ? Singular.Of(target) : null,
            Alias = operation.Attribute("LegacyAlias")?.Value,
        };
        if (!_offered.Contains(method)) return cmdlet;

        JsonNode request = _shapes[_operations[method]!["input"]!["shape"]!.GetValue<string>()]!;
        JsonNode response = _shapes[_operations[method]!["output"]!["shape"]!.GetValue<string>()]!;
        AddStructure(cmdlet.Response, response);
        Dictionary<string, XElement> renamed = operation.Descendants("Param").ToDictionary(static one => one.Attribute("Name")!.Value);
        string piped = operation.Attribute("PipelineParameter")?.Value ?? "";
        bool isPaged = request["members"]!["nextToken"] is not null && response["members"]!["nextToken"] is not null;
        return cmdlet with
        {
            IsPaged = isPaged,
            Parameters = [.. Leaves(request, "", "", isRequired: true)
                .Where(leaf => !isPaged || leaf.Member is not ("nextToken" or "maxResults"))
                .Select(leaf => Parameter(leaf, renamed, piped)).OrderBy(static one => one.Name, StringComparer.Ordinal)],
        };
    }

    private static TableParameter Parameter(
        (string Name, string Member, string Type, bool IsRequired) leaf, Dictionary<string, XElement> renamed, string piped)
    {
        renamed.TryGetValue(leaf.Name, out XElement? rule);
        string name = rule?.Attribute("NewName")?.Value ?? Singular.Of(leaf.Name);
        bool keepsOld = name != leaf.Name && rule?.Attribute("AutoApplyAlias")?.Value != "false";
        return new TableParameter(name, leaf.Member, leaf.Type)
        {
            Aliases = keepsOld ? [leaf.Name] : [], IsMandatory = leaf.IsRequired, IsPiped = leaf.Name == piped,
        };
    }

    // A structure inside the request becomes one parameter for each of its members; what is required inside of what is not, is not.
    private IEnumerable<(string Name, string Member, string Type, bool IsRequired)> Leaves(
        JsonNode structure, string names, string path, bool isRequired)
    {
        HashSet<string> required = [.. (structure["required"]?.AsArray() ?? []).Select(static one => one!.GetValue<string>())];
        foreach ((string member, JsonNode? reference) in structure["members"]!.AsObject())
        {
            string shape = reference!["shape"]!.GetValue<string>();
            bool demanded = isRequired && required.Contains(member);
            if (_shapes[shape]!["type"]!.GetValue<string>() != "structure")
            {
                yield return (names + Property(member), path + member, TypeOf(shape), demanded);
                continue;
            }

            foreach (var leaf in Leaves(_shapes[shape]!, names + Property(member) + "_", path + member + ".", demanded)) yield return leaf;
        }
    }

    private string TypeOf(string name)
    {
        JsonNode shape = _shapes[name]!;
        switch (shape["type"]!.GetValue<string>())
        {
            case "string" when shape["enum"] is JsonArray values:
                _constants[name] = [.. values.Select(static value => value!.GetValue<string>())];
                return name;
            case "string":
                return "string";
            case "integer":
                return "int";
            case "boolean":
                return "bool";
            case "timestamp":
                return "DateTime";
            case "map":
                return "map";
            case "list":
                // The SDK lets lists hold texts where the model has constants.
                string item = shape["member"]!["shape"]!.GetValue<string>();
                return (_shapes[item]!["enum"] is null ? TypeOf(item) : "string") + "[]";
            case "structure":
                AddStructure(name, shape);
                return name;
            case var other:
                return other;
        }
    }

    private void AddStructure(string name, JsonNode shape)
    {
        if (_structures.TryAdd(name, new Dictionary<string, string>())) _structures[name] = MembersOf(shape);
    }

    private SortedDictionary<string, string> MembersOf(JsonNode shape)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string member, JsonNode? reference) in shape["members"]!.AsObject())
            members[member] = TypeOf(reference!["shape"]!.GetValue<string>());
        return members;
    }

    /// <summary>The name of a member's property in the SDK.</summary>
    public static string Property(string member) => char.ToUpperInvariant(member[0]) + member[1..];
}
