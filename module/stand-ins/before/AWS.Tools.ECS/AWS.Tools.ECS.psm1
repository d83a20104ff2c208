# Stands for AWS.Tools.ECS while EcsTaskDef.AWSTools is loaded, which has the cmdlets.
$module = Split-Path (Split-Path (Split-Path $PSScriptRoot))
Import-Module -Name (Join-Path $module 'on-demand/EcsTaskDef.AWSTools/EcsTaskDef.AWSTools.psm1') -Global -ErrorAction Stop
