using System.Collections;

namespace EcsTaskDef.AWSTools;

/// <summary>A cmdlet that changes something: -WhatIf, -Confirm and -Force as AWS.Tools has them.</summary>
public abstract class ChangingCommand : ServiceCommand
{
    // The most items that a question names.
    private const int Shown = 10;

    private readonly string _operation;
    private readonly string _target;

    /// <param name="operation">The operation.</param>
    /// <param name="response">The class of its response.</param>
    /// <param name="select">What it returns where -Select says nothing; null = nothing.</param>
    /// <param name="target">The parameter in the question.</param>
    private protected ChangingCommand(string operation, Type response, string? select, string target)
        : base(operation, response, select) => (_operation, _target) = (operation, target);

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter Force { get; set; }

    private protected override bool IsChange => true;

    // As there: -Force is stronger than -Confirm and than $WhatIfPreference, and weaker than -WhatIf.
    private protected override bool IsConfirmed()
    {
        bool isWhatIf = MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && LanguagePrimitives.IsTrue(given);
        if (Force && !isWhatIf) return true;
        MyInvocation.BoundParameters.TryGetValue(_target, out object? target);
        return ShouldProcess(Describe(target), $"{MyInvocation.MyCommand.Name} ({_operation})");
    }

    private static string Describe(object? value)
    {
        if (value is string || value is not IEnumerable several) return value?.ToString() ?? "";
        object?[] items = several.Cast<object?>().ToArray();
        string text = string.Join(", ", items.Take(Shown));
        return items.Length <= Shown ? text : $"{text} (plus {items.Length - Shown} more)";
    }
}
