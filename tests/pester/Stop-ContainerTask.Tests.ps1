Describe 'Stop-ContainerTask' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it stops' {
        BeforeEach { $null = Add-Revision web }

        It 'stops tasks from the pipeline, of every cluster' {
            $null = 'default', 'prod' | New-ContainerCluster
            $null = Start-ContainerTask web
            $null = Start-ContainerTask web -Cluster prod
            $stopped = Get-ContainerCluster | Get-ContainerTask | Stop-ContainerTask -Reason enough
            $stopped.DesiredStatus | Should -Be 'STOPPED', 'STOPPED'
            $stopped.StoppedReason | Should -Be 'enough', 'enough'
            Get-ContainerCluster | Get-ContainerTask | Should -BeNullOrEmpty
        }

        It 'is replaced by its service' {
            $null = New-ContainerService shop web -DesiredCount 1
            $first = (Get-ContainerTask).TaskArn
            $null = Stop-ContainerTask $first
            (Get-ContainerTask).TaskArn | Should -Not -Be $first
        }

        It 'has the impact Medium and changes nothing with -WhatIf' {
            $attribute = (Get-Command Stop-ContainerTask).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'Medium'
            $task = Start-ContainerTask web
            Stop-ContainerTask $task.TaskArn -WhatIf
            (Get-ContainerTask).DesiredStatus | Should -BeExactly 'RUNNING'
        }

        It 'goes on after one that is not there' {
            $task = Start-ContainerTask web
            $failures = @()
            $stopped = Stop-ContainerTask 0123456789abcdef0123456789abcdef, $task.TaskArn -ErrorVariable failures -ErrorAction SilentlyContinue
            $stopped.TaskArn | Should -BeExactly $task.TaskArn
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failures[0].TargetObject | Should -BeExactly '0123456789abcdef0123456789abcdef'
        }
    }
}
