#Requires -Modules @{ ModuleName = 'AWS.Tools.ECS'; ModuleVersion = '4.1.0' }
<#
.SYNOPSIS
Rolls a new image out beside the running service: a green one with the new revision, and when it is stable the blue one goes.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Cluster,
    [Parameter(Mandatory)] [string] $Service,
    [Parameter(Mandatory)] [string] $Image,
    [string] $Region = 'eu-west-1',
    [int] $TimeoutSeconds = 300
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-DefaultAWSRegion -Region $Region

$blue = Get-ECSService -Cluster $Cluster -Service $Service -Select Services | Where-Object Status -EQ 'ACTIVE'
if (-not $blue) { throw "There is no service $Service in $Cluster." }

# The same definition with another image.
$current = (Get-ECSTaskDefinitionDetail -TaskDefinition $blue.TaskDefinition -Include TAGS).TaskDefinition
$current.ContainerDefinitions[0].Image = $Image
$release = New-Object -TypeName Amazon.ECS.Model.KeyValuePair
$release.Name = 'RELEASE'
$release.Value = $Image
$current.ContainerDefinitions[0].Environment = @($release)
$new = Register-ECSTaskDefinition -Family $current.Family -ContainerDefinition $current.ContainerDefinitions `
    -Cpu $current.Cpu -Memory $current.Memory -NetworkMode $current.NetworkMode -RequiresCompatibility $current.RequiresCompatibilities `
    -Tag @{ Key = 'release'; Value = $Image } -Select TaskDefinition

$network = $blue.NetworkConfiguration.AwsvpcConfiguration
$green = New-ECSService -Cluster $Cluster -ServiceName "$Service-green" -TaskDefinition $new.TaskDefinitionArn `
    -DesiredCount $blue.DesiredCount -LaunchType ([Amazon.ECS.LaunchType]::FARGATE) `
    -AwsvpcConfiguration_Subnet $network.Subnets -AwsvpcConfiguration_AssignPublicIp ENABLED

try {
    $deadline = (Get-Date).AddSeconds($TimeoutSeconds)
    do {
        if ((Get-Date) -gt $deadline) { throw "$($green.ServiceName) is not stable after $TimeoutSeconds seconds." }
        Start-Sleep -Milliseconds 20
        $state = (Get-ECSService -Cluster $Cluster -Service $green.ServiceName).Services[0]
    } until ($state.RunningCount -eq $state.DesiredCount -and $state.Deployments.Count -eq 1)
}
catch {
    $null = Remove-ECSService -Cluster $Cluster -Service $green.ServiceName -Enforce $true -Force
    throw
}

$null = Update-ECSService -Cluster $Cluster -Service $Service -DesiredCount 0 -Force
$null = Remove-ECSService -Cluster $Cluster -Service $Service -Force
try { $null = Unregister-ECSTaskDefinition -TaskDefinition $blue.TaskDefinition }
catch [System.InvalidOperationException] {
    if ($_.Exception.InnerException -isnot [Amazon.ECS.Model.ClientException]) { throw }
    Write-Warning "$($blue.TaskDefinition): $($_.Exception.Message)"
}

$state
