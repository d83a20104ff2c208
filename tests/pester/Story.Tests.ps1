# What AWS's page on deregistering a task definition revision promises, from beginning to end.
Describe 'The story of deregistering' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # In ten minutes everything that was started or deleted is over, the removal delay of five minutes too.
        function Step-Clock { Set-TaskDefinitionStore -Clock ((Get-TaskDefinitionStore).Clock.Instant.AddMinutes(10)) }
    }

    It 'holds' {
        Use-NewStore
        Set-TaskDefinitionStore -Clock 2026-11-22T12:00:00Z

        # Three revisions; a task and a service on the third.
        $null = Add-Revision web 3
        $task = Get-TaskDefinition web:3 | Start-ContainerTask
        $null = Get-TaskDefinition web:3 | New-ContainerService -ServiceName shop -DesiredCount 2
        Step-Clock
        (Get-ContainerTask $task.TaskArn).LastStatus | Should -BeExactly 'RUNNING'
        (Get-ContainerService shop).RunningCount | Should -Be 2

        # Deregistered it is gone from the list at once, and can be described.
        (Unregister-TaskDefinitionRevision web:3).Status | Should -BeExactly 'INACTIVE'
        (Get-TaskDefinition web).Revision | Should -Be 1, 2
        (Get-TaskDefinition web -Status INACTIVE).Revision | Should -Be 3
        (Get-TaskDefinition web:3).Status | Should -BeExactly 'INACTIVE'

        # What runs goes on, and the service scales both ways and replaces its tasks.
        (Get-ContainerTask $task.TaskArn).LastStatus | Should -BeExactly 'RUNNING'
        foreach ($count in 4, 1) {
            $null = Get-ContainerService shop | Update-ContainerService -DesiredCount $count
            Step-Clock
            (Get-ContainerService shop).RunningCount | Should -Be $count
        }
        $null = Get-ContainerTask -ServiceName shop | Stop-ContainerTask
        Step-Clock
        (Get-ContainerTask -ServiceName shop).TaskDefinitionArn | Should -BeLike '*:task-definition/web:3'

        # Nothing new may start from it: three refusals, one text, two codes.
        $refusals = @(
            Get-Failure { Start-ContainerTask web:3 }
            Get-Failure { New-ContainerService other web:3 -DesiredCount 1 }
            Get-Failure { Update-ContainerService shop -TaskDefinition web:3 }
        )
        $refusals.Exception.InnerException.Message | Should -Be 'TaskDefinition is inactive', 'TaskDefinition is inactive', 'TaskDefinition is inactive'
        $refusals.FullyQualifiedErrorId -replace ',.*' | Should -Be 'InvalidParameterException', 'ClientException', 'ClientException'

        # Without an ACTIVE revision the family is INACTIVE; the next revision brings it back.
        $null = Get-TaskDefinition web | Unregister-TaskDefinitionRevision
        (Get-TaskDefinitionFamily -Status INACTIVE).Family | Should -Be 'web'
        Get-TaskDefinitionFamily -Status ACTIVE | Should -BeNullOrEmpty
        "$(Add-Revision web)" | Should -BeExactly 'web:4'
        (Get-TaskDefinitionFamily -Status ACTIVE).Family | Should -Be 'web'
        Get-TaskDefinitionFamily -Status INACTIVE | Should -BeNullOrEmpty

        # Deleted revisions go once nobody uses them, the third not before.
        (Get-TaskDefinition web -Status INACTIVE | Remove-TaskDefinitionRevision -Force).Status | Select-Object -Unique | Should -Be 'DELETE_IN_PROGRESS'
        (Get-TaskDefinition web -Status DELETE_IN_PROGRESS).Revision | Should -Be 1, 2, 3
        (Get-Failure { Start-ContainerTask web:3 }).Exception.Message | Should -BeLikeExactly '*TaskDefinition is being deleted'
        Step-Clock
        (Get-TaskDefinition web -Status DELETE_IN_PROGRESS).Revision | Should -Be 3
        (Get-ContainerTask $task.TaskArn).LastStatus | Should -BeExactly 'RUNNING'
        $null = Update-ContainerService shop -DesiredCount 2
        Step-Clock
        (Get-ContainerService shop).RunningCount | Should -Be 2

        $null = Get-ContainerService shop | Remove-ContainerService -Enforce -Force
        Step-Clock
        (Get-TaskDefinition web:3).Status | Should -BeExactly 'DELETE_IN_PROGRESS'
        $null = Stop-ContainerTask $task.TaskArn
        Step-Clock
        Get-TaskDefinition web -Status DELETE_IN_PROGRESS | Should -BeNullOrEmpty
        (Get-Failure { Get-TaskDefinition web:3 }).Exception.Message | Should -BeLikeExactly '*Unable to describe task definition.'
        "$(Get-TaskDefinition web)" | Should -BeExactly 'web:4'
    }
}
