# Stands for the real one, where there is none, while EcsTaskDef.AWSTools is loaded.
@{
    RootModule           = 'AWS.Tools.Common.psm1'
    ModuleVersion        = '5.0.187'
    GUID                 = '7e3a0d53-4d0b-4a35-9a53-0c1f4f6f2a12'
    Author               = 'The EcsTaskDef founders'
    Copyright            = '(c) The EcsTaskDef founders. MIT licence.'
    Description          = 'Stands for AWS.Tools.Common: its cmdlets about regions and credentials.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Clear-AWSCredential'
        'Clear-DefaultAWSRegion'
        'Get-AWSRegion'
        'Get-DefaultAWSRegion'
        'Initialize-AWSDefaultConfiguration'
        'Set-AWSCredential'
        'Set-DefaultAWSRegion'
    )
    VariablesToExport    = @()
    AliasesToExport      = @(
        'Clear-AWSCredentials'
        'Initialize-AWSDefaults'
        'Set-AWSCredentials'
    )
}
