# Runbooks as they are written for AWS.Tools.ECS, unchanged: EcsTaskDef.AWSTools answers them.
Describe 'Runbooks for AWS.Tools.ECS' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Import-Module EcsTaskDef.AWSTools
        $runbooks = Join-Path $PSScriptRoot 'runbooks'
        $global:StoredAWSRegion = $null
    }

    BeforeEach {
        Use-NewStore
        Set-TaskDefinitionStore -Region eu-west-1
    }

    AfterEach { $global:StoredAWSRegion = $null }

    AfterAll { Remove-Module -Name AWS.Tools.ECS, AWS.Tools.Common, EcsTaskDef.AWSTools -ErrorAction Ignore }

    Context 'Clear-EcsTaskDefinition.ps1' {
        BeforeEach {
            $null = Add-Revision web 6
            $null = New-ContainerService -ServiceName site -TaskDefinition web:1 -DesiredCount 1
            $task = Start-ContainerTask web:2
            $null = Unregister-TaskDefinitionRevision web:3
        }

        It 'keeps the newest, and what a service or a task uses' {
            $done = & $runbooks/Clear-EcsTaskDefinition.ps1 -Keep 2
            $done.Revision | Should -Be 4
            $done.Status | Should -Be 'INACTIVE'
            (Get-TaskDefinition web).Revision | Should -Be 1, 2, 5, 6
            (Get-TaskDefinition web:3, web:4).Status | Should -Be 'DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS'
            (Get-ContainerTask $task.TaskArn).LastStatus | Should -Be 'RUNNING'
        }

        It 'has nothing left to do' {
            $null = & $runbooks/Clear-EcsTaskDefinition.ps1 -Keep 2
            & $runbooks/Clear-EcsTaskDefinition.ps1 -Keep 2 | Should -BeNullOrEmpty
        }

        It 'deregisters them once nothing uses them' {
            Stop-ContainerTask $task.TaskArn | Out-Null
            (& $runbooks/Clear-EcsTaskDefinition.ps1 -Keep 2).Revision | Should -Be 4, 2
        }

        It 'changes nothing with -WhatIf' {
            & $runbooks/Clear-EcsTaskDefinition.ps1 -Keep 2 -WhatIf | Should -BeNullOrEmpty
            (Get-TaskDefinition web).Revision | Should -Be 1, 2, 4, 5, 6
        }

        It 'works in the region that it names' {
            & $runbooks/Clear-EcsTaskDefinition.ps1 -Region us-west-2 | Should -BeNullOrEmpty
            @(Get-TaskDefinition web).Count | Should -Be 5
        }
    }

    Context 'Update-EcsServiceBlueGreen.ps1' {
        BeforeEach {
            $null = New-ContainerCluster prod
            $null = Register-TaskDefinition -Family shop -Cpu 256 -Memory 512 -NetworkMode awsvpc -RequiresCompatibility FARGATE `
                -ContainerDefinition @{ Name = 'app'; Image = 'shop:1.0' }
            $null = New-ContainerService -Cluster prod -ServiceName shop -TaskDefinition shop -DesiredCount 2 -LaunchType FARGATE `
                -NetworkConfiguration @{ awsvpcConfiguration = @{ subnets = @('subnet-1', 'subnet-2') } }
        }

        It 'replaces the service' {
            $state = & $runbooks/Update-EcsServiceBlueGreen.ps1 -Cluster prod -Service shop -Image shop:2.0
            $state.ServiceName | Should -Be 'shop-green'
            $state.RunningCount | Should -Be 2
            $green = Get-ContainerService -Cluster prod
            $green.ServiceName | Should -Be 'shop-green'
            $green.NetworkConfiguration.AwsvpcConfiguration.Subnets | Should -Be 'subnet-1', 'subnet-2'
            $new = Get-TaskDefinition shop -Latest -IncludeTag
            $new.Revision | Should -Be 2
            $new.ContainerDefinitions[0].Image | Should -Be 'shop:2.0'
            $new.ContainerDefinitions[0].Environment[0].Value | Should -Be 'shop:2.0'
            $new.Tags[0].Value | Should -Be 'shop:2.0'
            (Get-TaskDefinition shop:1).Status | Should -Be 'INACTIVE'
        }

        It 'takes the green one away where it does not become stable' {
            Set-TaskDefinitionStore -TaskDelay @{ Provisioning = '1h' }
            { & $runbooks/Update-EcsServiceBlueGreen.ps1 -Cluster prod -Service shop -Image shop:2.0 -TimeoutSeconds 0 } |
                Should -Throw 'shop-green is not stable*'
            (Get-ContainerService -Cluster prod).ServiceName | Should -Be 'shop'
        }

        It 'fails for a service that is not there' {
            { & $runbooks/Update-EcsServiceBlueGreen.ps1 -Cluster prod -Service nowhere -Image shop:2.0 } |
                Should -Throw 'There is no service*'
            { & $runbooks/Update-EcsServiceBlueGreen.ps1 -Cluster nowhere -Service shop -Image shop:2.0 } |
                Should -Throw 'Cluster not found*'
        }
    }

    Context 'Write-EcsReport.ps1' {
        It 'reports every service of every region' {
            Set-TaskDefinitionStore -Clock 2026-11-01T00:00:00Z
            $null = Add-Revision web 3
            $null = New-ContainerService -ServiceName site -TaskDefinition web:1 -DesiredCount 2 -Tag @{ owner = 'ada' }
            $null = New-ContainerCluster empty
            $null = Register-TaskDefinition -InputObject (New-Definition api) -Region us-west-2
            $null = New-ContainerService -ServiceName api -TaskDefinition api -DesiredCount 1 -Region us-west-2
            $csv = Join-Path $TestDrive 'report.csv'
            $now = [datetime]::new(2026, 11, 11, 0, 0, 0, [DateTimeKind]::Utc)
            & $runbooks/Write-EcsReport.ps1 -Path $csv -Region eu-west-1, us-west-2 -Now $now |
                Should -Be '2 services in 2 regions'
            $rows = @(Import-Csv -LiteralPath $csv)
            $rows.Region | Should -Be 'eu-west-1', 'us-west-2'
            $rows.Running | Should -Be '2/2', '1/1'
            $rows.Days | Should -Be '10', '10'
            $rows.Behind | Should -Be '2', '0'
            $rows.Definition | Should -Be 'web:1', 'api:1'
            $rows.Image | Should -Be 'nginx:1.27', 'nginx:1.27'
            $rows.Owner | Should -Be 'ada', ''
        }
    }
}
