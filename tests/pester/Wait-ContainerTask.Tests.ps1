Describe 'Wait-ContainerTask' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web
        Set-TaskDefinitionStore -TaskDelay 1s
    }

    It 'waits until tasks of the pipeline run' {
        $tasks = Start-ContainerTask web -Count 2
        $tasks.LastStatus | Should -Not -Contain 'RUNNING'
        ($tasks | Wait-ContainerTask).LastStatus | Should -Be 'RUNNING', 'RUNNING'
    }

    It 'waits until a task has stopped' {
        $task = Start-ContainerTask web | Wait-ContainerTask
        $null = Stop-ContainerTask $task.TaskArn -Force
        (Wait-ContainerTask $task.TaskArn -State Stopped).LastStatus | Should -BeExactly 'STOPPED'
    }

    It 'tells a migration that fails from one that does not' {
        Set-TaskDefinitionStore -TaskRun @{ good = '1s'; bad = '1s 3 out of disk' }
        $null = Add-Revision good
        $null = Add-Revision bad
        $ended = Start-ContainerTask good, bad | Wait-ContainerTask -State Stopped
        $ended.StopCode | Should -Be 'EssentialContainerExited', 'EssentialContainerExited'
        $ended.Containers.ExitCode | Should -Be 0, 3
    }

    It 'says why a stopped task will not run' {
        $task = Start-ContainerTask web | Wait-ContainerTask
        $null = Stop-ContainerTask $task.TaskArn -Reason 'maintenance' -Force | Wait-ContainerTask -State Stopped
        $failure = Get-Failure { Wait-ContainerTask $task.TaskArn }
        $failure.FullyQualifiedErrorId | Should -BeLike 'WaitHopeless,*'
        $failure.ErrorDetails.Message | Should -BeLike '*it is STOPPED (maintenance)*'
    }

    It 'refuses a task that is not there, and ends with -Timeout' {
        $null = Start-ContainerTask web
        $failure = Get-Failure { Wait-ContainerTask 0123456789abcdef0123456789abcdef }
        $failure.FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
        Set-TaskDefinitionStore -TaskDelay 1h
        $failure = Get-Failure { Start-ContainerTask web | Wait-ContainerTask -Timeout 1s }
        $failure.FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
    }
}
