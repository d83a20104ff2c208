namespace Amazon.PowerShell.Common;

/// <summary>Forgets credentials, of which there are none.</summary>
[Cmdlet(VerbsCommon.Clear, "AWSCredential")]
[Alias("Clear-AWSCredentials")]
public sealed class ClearCredentialCmdlet : CredentialCommand
{
}
