namespace EcsTaskDef.AWSTools;

/// <summary>A cmdlet that lists: it reads all pages unless it is asked for one.</summary>
public abstract class PagedCommand : ServiceCommand
{
    /// <param name="operation">The operation.</param>
    /// <param name="response">The class of its response.</param>
    /// <param name="select">What it returns where -Select says nothing.</param>
    private protected PagedCommand(string operation, Type response, string? select)
        : base(operation, response, select)
    {
    }

    /// <summary>The items of a page.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxItems", "MaxResults")]
    [Member("maxResults")]
    public int? MaxResult { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Member("nextToken")]
    public string? NextToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter NoAutoIteration { get; set; }

    private protected override IEnumerable<object> Answers(IDictionary<string, object?> request)
    {
        bool isOne = NoAutoIteration || WasBound(nameof(NextToken));
        while (true)
        {
            object response = Call(request);
            yield return response;
            string? next = response.GetType().GetProperty(nameof(NextToken))?.GetValue(response) as string;
            if (isOne || string.IsNullOrEmpty(next)) yield break;
            request["nextToken"] = next;
        }
    }
}
