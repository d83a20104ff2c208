@{
    RootModule           = 'module/EcsTaskDef.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0d3b52-4c0e-4f6e-9a65-1d6c6cf2a9b7'
    Author               = 'The EcsTaskDef founders'
    CompanyName          = 'EcsTaskDef'
    Copyright            = '(c) The EcsTaskDef founders. MIT licence.'
    Description          = 'The Amazon ECS task definition registry on your own disk: register, describe, list, deregister and delete task definition revisions by the rules of ECS, offline, per region, durable.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')

    # The address of the repository: this line, ProjectUri and IconUri. Everything else takes it from ProjectUri.
    HelpInfoUri          = 'https://github.com/EcsTaskDef/EcsTaskDef/releases/latest/download/'
    FormatsToProcess     = @('module/EcsTaskDef.Format.ps1xml')
    TypesToProcess       = @('module/EcsTaskDef.Types.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Add-TaskDefinitionTag'
        'Backup-TaskDefinitionStore'
        'Compare-TaskDefinition'
        'Copy-TaskDefinitionStore'
        'Export-TaskDefinition'
        'Get-ContainerCluster'
        'Get-ContainerInstance'
        'Get-ContainerService'
        'Get-ContainerTask'
        'Get-DaemonTaskDefinition'
        'Get-TaskDefinition'
        'Get-TaskDefinitionFamily'
        'Get-TaskDefinitionFinding'
        'Get-TaskDefinitionHistory'
        'Get-TaskDefinitionServer'
        'Get-TaskDefinitionStore'
        'Get-TaskDefinitionStoreFinding'
        'Get-TaskDefinitionTag'
        'Get-TaskDefinitionUsage'
        'Import-TaskDefinition'
        'Limit-TaskDefinitionFamily'
        'New-ContainerCluster'
        'New-ContainerService'
        'Optimize-TaskDefinitionStore'
        'Register-DaemonTaskDefinition'
        'Register-TaskDefinition'
        'Remove-ContainerCluster'
        'Remove-ContainerService'
        'Remove-TaskDefinitionRevision'
        'Remove-TaskDefinitionTag'
        'Repair-TaskDefinitionStore'
        'Restore-TaskDefinitionStore'
        'Select-TaskDefinition'
        'Set-ContainerCluster'
        'Set-ContainerInstance'
        'Set-TaskDefinitionStore'
        'Show-TaskDefinitionConsole'
        'Start-ContainerTask'
        'Start-TaskDefinitionServer'
        'Stop-ContainerTask'
        'Stop-TaskDefinitionServer'
        'Test-TaskDefinition'
        'Test-TaskDefinitionStore'
        'Unregister-TaskDefinitionRevision'
        'Update-ContainerService'
        'Wait-ContainerService'
        'Wait-ContainerTask'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('AWS', 'ECS', 'TaskDefinition', 'Containers', 'Offline', 'Testing', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/EcsTaskDef/EcsTaskDef'
            IconUri      = 'https://raw.githubusercontent.com/EcsTaskDef/EcsTaskDef/main/docs/images/icon.png'

            # ./build.ps1 -Task Package writes the version's notes of CHANGELOG.md here.
            ReleaseNotes = ''
        }
    }
}
