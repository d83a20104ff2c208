#Requires -Modules AWS.Tools.ECS
<#
.SYNOPSIS
Deregisters old revisions of every task definition family, but for the newest and those that a task or a service still uses; those that
were INACTIVE already are deleted.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateRange(1, 1000)] [int] $Keep = 3,
    [string] $FamilyPrefix,
    [string] $Region = 'eu-west-1',
    [string] $ProfileName = 'ops'
)

$ErrorActionPreference = 'Stop'
Import-Module AWS.Tools.ECS
$aws = @{ Region = $Region; ProfileName = $ProfileName }

# What runs anywhere holds on to its revision.
$inUse = @{}
foreach ($cluster in Get-ECSClusterList @aws) {
    $services = @(Get-ECSClusterService -Cluster $cluster @aws)
    for ($i = 0; $i -lt $services.Count; $i += 10) {
        $batch = $services[$i..([Math]::Min($i + 9, $services.Count - 1))]
        foreach ($service in (Get-ECSService -Cluster $cluster -Service $batch @aws).Services) {
            $inUse[$service.TaskDefinition] = $service.ServiceName
            foreach ($deployment in $service.Deployments) { $inUse[$deployment.TaskDefinition] = $service.ServiceName }
        }
    }

    $tasks = @(Get-ECSTaskList -Cluster $cluster -DesiredStatus RUNNING @aws)
    if ($tasks) {
        foreach ($task in (Get-ECSTaskDetail -Cluster $cluster -Task $tasks @aws).Tasks) { $inUse[$task.TaskDefinitionArn] = $task.TaskArn }
    }
}

$filter = if ($FamilyPrefix) { @{ FamilyPrefix = $FamilyPrefix } } else { @{} }
foreach ($family in Get-ECSTaskDefinitionFamilyList -Status ACTIVE @filter @aws) {
    $active = @(Get-ECSTaskDefinitionList -FamilyPrefix $family -Status ACTIVE -Sort DESC @aws)
    foreach ($arn in $active | Select-Object -Skip $Keep) {
        if ($inUse.ContainsKey($arn)) {
            Write-Verbose "$arn is used by $($inUse[$arn])."
            continue
        }

        if (-not $PSCmdlet.ShouldProcess($arn, 'Deregister')) { continue }
        $old = Unregister-ECSTaskDefinition -TaskDefinition $arn @aws
        [pscustomobject] @{ Family = $old.Family; Revision = $old.Revision; Status = $old.Status.Value; At = $old.DeregisteredAt }
    }

    # ECS takes ten at a time.
    $inactive = @(Get-ECSTaskDefinitionList -FamilyPrefix $family -Status INACTIVE @aws | Where-Object { -not $inUse.ContainsKey($_) })
    for ($i = 0; $i -lt $inactive.Count; $i += 10) {
        $batch = $inactive[$i..([Math]::Min($i + 9, $inactive.Count - 1))]
        if (-not $PSCmdlet.ShouldProcess("$($batch.Count) revisions of $family", 'Delete')) { continue }
        $result = Remove-ECSTaskDefinition -TaskDefinition $batch -Force @aws
        foreach ($failure in $result.Failures) { Write-Warning "$($failure.Arn): $($failure.Reason)" }
    }
}
