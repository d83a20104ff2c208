Describe 'Update-ContainerService' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it changes' {
        BeforeEach {
            $null = Add-Revision web 2
            $null = New-ContainerService shop web:1 -DesiredCount 1
        }

        It 'scales what the pipeline brings, whatever its revision' {
            $null = Unregister-TaskDefinitionRevision web:1
            (Get-ContainerService | Update-ContainerService -DesiredCount 3).DesiredCount | Should -Be 3
            (Get-ContainerService shop).RunningCount | Should -Be 3
            $null = Get-ContainerService | Update-ContainerService -DesiredCount 0
            (Get-ContainerService shop).RunningCount | Should -Be 0
        }

        It 'rolls another revision out' {
            $null = Update-ContainerService shop -TaskDefinition web
            $service = Get-ContainerService shop
            $service.TaskDefinition | Should -BeLike '*web:2'
            $service.RunningCount | Should -Be 1
            (Get-ContainerTask -ServiceName shop).TaskDefinitionArn | Should -BeLike '*web:2'
        }

        It 'deploys anew when it is told to' {
            $before = (Get-ContainerService shop).Deployments[0].Id
            (Update-ContainerService shop -ForceNewDeployment).Deployments[0].Id | Should -Not -Be $before
        }

        It 'refuses an INACTIVE revision, its own too' {
            $null = Unregister-TaskDefinitionRevision web:1
            $failure = Get-Failure { Update-ContainerService shop -TaskDefinition web:1 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*TaskDefinition is inactive'
        }

        It 'has the impact Medium, changes nothing with -WhatIf, and goes on after an error' {
            $attribute = (Get-Command Update-ContainerService).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'Medium'
            Update-ContainerService shop -DesiredCount 5 -WhatIf
            (Get-ContainerService shop).DesiredCount | Should -Be 1
            $failures = @()
            (Update-ContainerService nosuch, shop -DesiredCount 2 -ErrorVariable failures -ErrorAction SilentlyContinue).ServiceName | Should -Be 'shop'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'ServiceNotFoundException,*'
            $failures[0].TargetObject | Should -BeExactly 'nosuch'
        }
    }

    Context 'build and deploy in one line' {
        BeforeEach {
            $null = Add-Revision web
            $null = New-ContainerService shop web:1 -DesiredCount 1
        }

        It 'takes the revision of the pipeline where the service is named, and waits for it' {
            Set-TaskDefinitionStore -TaskDelay 1s
            $service = Register-TaskDefinition web -Image nginx:1.28 | Update-ContainerService shop -Wait
            $service.TaskDefinition | Should -BeLike '*web:2'
            $service.RunningCount | Should -Be 1
            $service.Deployments.Count | Should -Be 1
        }

        It 'takes names of revisions too, the last one counts' {
            $null = Add-Revision web 2
            ('web:2', 'web:3' | Update-ContainerService shop -Wait).TaskDefinition | Should -BeLike '*web:3'
        }

        It 'still takes services, which do not pass their revision on' {
            $deployment = (Get-ContainerService shop).Deployments[0].Id
            (Get-ContainerService shop | Update-ContainerService -DesiredCount 2).Deployments[0].Id | Should -Be $deployment
            ('shop' | Update-ContainerService -DesiredCount 1).DesiredCount | Should -Be 1
            $null = Add-Revision web
            (Get-ContainerService shop | Update-ContainerService -TaskDefinition web:2).TaskDefinition | Should -BeLike '*web:2'
            $null = New-ContainerService cart web:2 -DesiredCount 0
            $failures = Get-Failure { Get-ContainerService cart | Update-ContainerService shop }
            $failures.Count | Should -BeGreaterThan 0
        }

        It 'ends with -Timeout, which needs -Wait' {
            Set-TaskDefinitionStore -TaskDelay 1h
            $failure = Get-Failure { Update-ContainerService shop -ForceNewDeployment -Wait -Timeout 1s }
            $failure.FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
            { Update-ContainerService shop -DesiredCount 1 -Timeout 1s } | Should -Throw '*-Wait*' -ErrorId 'TimeoutNeedsWait,*'
        }
    }
}
