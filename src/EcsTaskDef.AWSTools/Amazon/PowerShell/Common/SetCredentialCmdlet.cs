namespace Amazon.PowerShell.Common;

/// <summary>Accepts credentials.</summary>
[Cmdlet(VerbsCommon.Set, "AWSCredential")]
[Alias("Set-AWSCredentials")]
public sealed class SetCredentialCmdlet : CredentialCommand
{
}
