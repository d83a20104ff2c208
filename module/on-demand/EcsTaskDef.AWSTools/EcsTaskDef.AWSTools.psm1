# Import-Module EcsTaskDef.AWSTools, once EcsTaskDef is imported; with -ArgumentList Force, over the real AWS.Tools.ECS.
#
# The cmdlets have to be asked for by that line. PowerShell remembers what a module in its path has exported, on disk, and in every later
# session loads the module for a runbook that means AWS. So this one exports nothing: it imports the module that does, from a folder in
# which PowerShell does not look.
param([ValidateSet('', 'Force')] [string] $Force)

$module = Join-Path $PSScriptRoot '../../aws-tools/EcsTaskDef.AWSTools.psm1'
try { $cmdlets = Import-Module -Name $module -ArgumentList $Force -Global -PassThru -ErrorAction Stop }
catch { throw "$_" } # As its own: PowerShell says of an error in another module only that this one was not found.
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $cmdlets -ErrorAction Ignore }.GetNewClosure()
Export-ModuleMember
