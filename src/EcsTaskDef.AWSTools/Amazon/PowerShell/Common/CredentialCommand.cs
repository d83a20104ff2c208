namespace Amazon.PowerShell.Common;

/// <summary>A cmdlet about credentials, which the store asks for none of: it accepts everything and does nothing.</summary>
public abstract class CredentialCommand : PSCmdlet
{
    [Parameter(ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    public object[]? Argument { get; set; }
}
