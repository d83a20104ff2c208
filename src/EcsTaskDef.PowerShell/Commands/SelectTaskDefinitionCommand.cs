using System.Management.Automation.Host;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Views;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Lets the user choose from the pipeline, by number, at the prompt.</summary>
[Cmdlet(VerbsCommon.Select, "TaskDefinition")]
[OutputType(typeof(TaskDefinition))]
public sealed class SelectTaskDefinitionCommand : VisibleCommand
{
    private readonly List<PSObject> _items = new();

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [AllowNull]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Title { get; set; }

    [Parameter]
    public SwitchParameter Single { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null) _items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        if (_items.Count == 0) return;
        foreach (int i in Ask()) WriteObject(_items[i]);
    }

    private IReadOnlyList<int> Ask()
    {
        try
        {
            foreach (string line in NumberedList.Of(_items.ConvertAll(ViewMember.For))) WriteLine(line);
            while (true)
            {
                string answer = Prompt(Question) ?? throw Faults.NobodyToAsk();
                if (Choice.Parse(answer, _items.Count, Single) is { } chosen) return chosen;
                WriteLine(VisibleText.Of(Choice.Refusal(answer, _items.Count, Single)));
            }
        }
        // Hosts without a console throw any of these.
        catch (Exception exception)
            when (exception is EcsException or PSInvalidOperationException or HostException or NotImplementedException)
        {
            ThrowTerminatingError(ErrorTranslator.Translate(exception as EcsException ?? Faults.NobodyToAsk(), null));
            throw;
        }
    }

    private string Question => Title
        ?? (Single ? "Which one? A number; nothing for none" : "Which ones? Numbers such as 1,3-5, or all; nothing for none");
}
