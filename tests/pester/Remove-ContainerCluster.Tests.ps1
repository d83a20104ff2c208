Describe 'Remove-ContainerCluster' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it deletes' {
        It 'makes clusters INACTIVE, from the pipeline' {
            $null = 'a', 'b' | New-ContainerCluster
            (Get-ContainerCluster | Remove-ContainerCluster -Force).Status | Should -Be 'INACTIVE', 'INACTIVE'
            Get-ContainerCluster | Should -BeNullOrEmpty
            (Get-ContainerCluster a).Status | Should -BeExactly 'INACTIVE'
        }

        It 'has the impact High and changes nothing with -WhatIf' {
            $attribute = (Get-Command Remove-ContainerCluster).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'High'
            $null = New-ContainerCluster a
            Remove-ContainerCluster a -WhatIf
            (Get-ContainerCluster a).Status | Should -BeExactly 'ACTIVE'
        }
    }

    Context 'what it refuses' {
        It 'says what is in the way and goes on with the others' {
            $null = Add-Revision web
            $null = 'tasks', 'services', 'free' | New-ContainerCluster
            $null = Start-ContainerTask web -Cluster tasks
            $null = New-ContainerService web -TaskDefinition web -DesiredCount 0 -Cluster services
            $failures = @()
            $deleted = Remove-ContainerCluster tasks, services, free, nosuch -Force -ErrorVariable failures -ErrorAction SilentlyContinue
            $deleted.ClusterName | Should -Be 'free'
            $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be 'ClusterContainsTasksException', 'ClusterContainsServicesException', 'ClusterNotFoundException'
            $failures[0].ErrorDetails.Message | Should -BeLike '*Get-ContainerTask -Cluster tasks | Stop-ContainerTask'
        }
    }
}
