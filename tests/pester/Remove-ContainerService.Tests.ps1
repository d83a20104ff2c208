Describe 'Remove-ContainerService' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it deletes' {
        BeforeEach {
            $null = Add-Revision web
            $null = New-ContainerService shop web -DesiredCount 1
            $null = New-ContainerService blog web -DesiredCount 0
        }

        It 'deletes what is scaled to 0' {
            (Remove-ContainerService blog -Force).Status | Should -BeExactly 'DRAINING'
            (Get-ContainerService blog).Status | Should -BeExactly 'INACTIVE'
            (Get-ContainerService).ServiceName | Should -Be 'shop'
        }

        It 'needs -Enforce for what is not; -Force only silences the question' {
            $failure = Get-Failure { Remove-ContainerService shop -Force }
            $failure.Exception.Message | Should -BeLikeExactly '*The service cannot be stopped while it is scaled above 0.'
            $failure.ErrorDetails.Message | Should -BeLike '*Update-ContainerService shop -Cluster default -DesiredCount 0, or add -Enforce.'
            (Get-ContainerService | Remove-ContainerService -Enforce -Confirm:$false).ServiceName | Sort-Object | Should -Be 'blog', 'shop'
            Get-ContainerTask | Should -BeNullOrEmpty
        }

        It 'has the impact High, changes nothing with -WhatIf, and has ECS''s error for what is not there' {
            $attribute = (Get-Command Remove-ContainerService).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'High'
            Remove-ContainerService blog -WhatIf
            (Get-ContainerService blog).Status | Should -BeExactly 'ACTIVE'
            (Get-Failure { Remove-ContainerService nosuch -Force }).FullyQualifiedErrorId | Should -BeLike 'ServiceNotFoundException,*'
        }
    }
}
