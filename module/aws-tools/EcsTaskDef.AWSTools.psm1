# AWS.Tools.ECS's cmdlets over the registry of the session. There is no manifest: the cmdlets, these of AWS.Tools.Common too, come from
# the assembly. module/on-demand/EcsTaskDef.AWSTools imports this.
param([ValidateSet('', 'Force')] [string] $Force)

# A module of AWS's name is the real one unless it lies in this module's folder; the SDK may be there without a module.
$package = Split-Path (Split-Path $PSScriptRoot)
$real = @(Get-Module -Name AWS.Tools.ECS, AWSPowerShell, AWSPowerShell.NetCore | Where-Object Path -NotLike "$package*" |
        ForEach-Object { "$($_.Name) $($_.Version)" })
$real += @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.ECS' } |
        ForEach-Object { "AWSSDK.ECS $($_.GetName().Version)" })
if ($real -and $Force -ne 'Force') {
    throw "$($real[0]) is loaded in this process, and its cmdlets go to AWS. EcsTaskDef.AWSTools would hide them. Import it in a new " +
    'session, before anything that loads the real ones; or use Import-Module EcsTaskDef.AWSTools -ArgumentList Force.'
}

$common = [bool] (Get-Module -Name AWS.Tools.Common, AWSPowerShell, AWSPowerShell.NetCore | Where-Object Path -NotLike "$package*")
if (-not (Get-Module -Name EcsTaskDef)) { Import-Module -Name (Join-Path $package 'EcsTaskDef.psd1') -Global -ErrorAction Stop }
$edition = $env:ECSTASKDEF_EDITION
if ($edition -notin 'Core', 'Desktop') { $edition = if ($PSVersionTable.PSVersion -ge [version] '7.4') { 'Core' } else { 'Desktop' } }
$assembly = Join-Path $package "module/bin/$edition/EcsTaskDef.AWSTools.dll"
try { Import-Module -Name $assembly -ErrorAction Stop }
catch {
    if (Test-Path -LiteralPath $assembly) { throw }
    throw "EcsTaskDef.AWSTools is not built: there is no '$assembly'. Run ./build.ps1 in the module's folder and import it again."
}

# The real AWS.Tools.Common keeps its own.
if ($common) { Export-ModuleMember -Cmdlet '*-ECS*' -Alias '*-ECS*' } else { Export-ModuleMember -Cmdlet '*' -Alias '*' }
