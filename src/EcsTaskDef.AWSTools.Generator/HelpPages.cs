using EcsTaskDef.Help;

namespace EcsTaskDef.AWSTools.Generator;

/// <summary>Short help for each cmdlet: what it stands for, and its parameters. What ECS does with them is in AWS's own pages.</summary>
internal static class HelpPages
{
    private static readonly (string Name, string Type, string Text)[] s_common =
    [
        ("Region", "System.Object", "The region. Default: $StoredAWSRegion, then as everywhere in EcsTaskDef."),
        ("AccessKey", "System.String", "Accepted, and not used."),
        ("ClientConfig", "System.Object", "Accepted, and not used."),
        ("Credential", "System.Object", "Accepted, and not used."),
        ("EndpointUrl", "System.String", "Accepted, and not used: the store answers."),
        ("NetworkCredential", "System.Management.Automation.PSCredential", "Accepted, and not used."),
        ("ProfileLocation", "System.String", "Accepted, and not used."),
        ("ProfileName", "System.String", "Accepted, and not used."),
        ("SecretKey", "System.String", "Accepted, and not used."),
        ("Select", "System.String", "What is returned: '*' for the response, a path of its members, or '^' and the name of a parameter."),
        ("SessionToken", "System.String", "Accepted, and not used."),
    ];

    private static readonly (string Name, string Type, string Text)[] s_paging =
    [
        ("MaxResult", "System.Int32", "The items of a page."),
        ("NextToken", "System.String", "The page to begin with; then only this page is returned."),
        ("NoAutoIteration", "System.Management.Automation.SwitchParameter", "Returns one page."),
    ];

    public static IEnumerable<HelpPage> Of(CmdletTable table) => table.Offered.Select(cmdlet => Page(cmdlet, table));

    private static HelpPage Page(TableCmdlet cmdlet, CmdletTable table)
    {
        HelpParameter[] parameters =
        [
            .. cmdlet.Parameters!.OrderByDescending(static one => one.IsPiped).Select(one => Parameter(one, table)),
            .. (cmdlet.IsPaged ? s_paging : []).Select(Plain),
            .. cmdlet.Target is null ? Array.Empty<HelpParameter>()
                : [Plain(("Force", "System.Management.Automation.SwitchParameter", "Does not ask for confirmation."))],
            .. s_common.Select(Plain),
        ];
        string output = CmdletSource.OutputOf(cmdlet, table);
        string online = $"https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_{cmdlet.Operation}.html";
        return new HelpPage
        {
            Name = cmdlet.Name,
            Synopsis = $"Calls {cmdlet.Operation} on the store of EcsTaskDef, as {cmdlet.Name} of AWS.Tools.ECS does on AWS.",
            Syntax = [new SyntaxSet(ParameterFacts.EverySet, true, cmdlet.Name, [.. parameters.Select(static one => one.Name)])],
            Description =
            [
                "The parameters, their aliases and what is returned are those of AWS.Tools.ECS " + table.Version + ".",
                $"What ECS does with them: {online}",
            ],
            Examples = [],
            Parameters = parameters,
            Inputs = [],
            Outputs = [new NamedText(output, [])],
            Notes = [],
            Links = ["about_EcsTaskDef_Testing"],
            Online = online,
        };
    }

    private static HelpParameter Parameter(TableParameter parameter, CmdletTable table) => new(
        parameter.Name,
        [$"The request's {parameter.Member}."],
        new ParameterFacts
        {
            Type = TableType.InHelp(parameter.Type, table),
            Aliases = parameter.Aliases,
            AcceptedValues = table.Constants.TryGetValue(parameter.Type, out IReadOnlyList<string>? values) ? values : [],
            Sets =
            [
                new ParameterUse(ParameterFacts.EverySet)
                {
                    Position = parameter.IsPiped ? 0 : null, IsRequired = parameter.IsMandatory, FromPipeline = parameter.IsPiped,
                    FromPipelineByName = true,
                },
            ],
        });

    private static HelpParameter Plain((string Name, string Type, string Text) parameter) => new(
        parameter.Name,
        [parameter.Text],
        new ParameterFacts
        {
            Type = parameter.Type, Sets = [new ParameterUse(ParameterFacts.EverySet) { FromPipelineByName = true }],
        });
}
