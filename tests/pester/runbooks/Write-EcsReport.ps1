<#
.SYNOPSIS
The nightly report: for each service what runs, for how long its revision has been registered, and whether there is a newer one.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Path, [string[]] $Region = @('eu-west-1'), [datetime] $Now = [datetime]::UtcNow)

$ErrorActionPreference = 'Stop'
Import-Module AWS.Tools.Common, AWS.Tools.ECS
Initialize-AWSDefaultConfiguration -ProfileName reporting -Region $Region[0]

$rows = foreach ($name in $Region) {
    foreach ($cluster in (Get-ECSClusters -Region $name | ForEach-Object { Get-ECSClusterDetail -Cluster $_ -Region $name }).Clusters) {
        $arns = @(Get-ECSClusterService $cluster.ClusterArn -Region $name)
        if ($arns.Count -eq 0) { continue }
        foreach ($service in (Get-ECSService -Cluster $cluster.ClusterName -Service $arns -Region $name -Include TAGS).Services) {
            $family = $service.TaskDefinition -replace '^.*/(.+):\d+$', '$1'
            $used = Get-ECSTaskDefinitionDetail $service.TaskDefinition -Region $name -Select TaskDefinition
            $latest = Get-ECSTaskDefinitionDetail $family -Region $name -Select TaskDefinition.Revision
            $running = Get-ECSTaskList -Cluster $cluster.ClusterName -ServiceName $service.ServiceName -Region $name
            $owner = ($service.Tags | Where-Object Key -EQ 'owner').Value
            [pscustomobject] @{
                Region = $name; Cluster = $cluster.ClusterName; Service = $service.ServiceName; Owner = "$owner"
                Definition = "$($used.Family):$($used.Revision)"; Image = $used.ContainerDefinitions.Image -join ' '
                Running = "$(@($running).Count)/$($service.DesiredCount)"; Days = [int] ($Now - $used.RegisteredAt).TotalDays
                Behind = $latest - $used.Revision
            }
        }
    }
}

$rows | Sort-Object Region, Cluster, Service | Export-Csv -LiteralPath $Path -NoTypeInformation
"$(@($rows).Count) services in $($Region.Count) regions"
