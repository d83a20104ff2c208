Describe 'Wait-ContainerService' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
    }

    It 'waits until a service is steady, and answers it' {
        Set-TaskDefinitionStore -TaskDelay 1s
        $null = New-ContainerService shop web:1 -DesiredCount 2
        (Get-ContainerService shop).RunningCount | Should -Be 0
        $service = Wait-ContainerService shop
        $service.RunningCount | Should -Be 2
        $service.Deployments.Count | Should -Be 1
    }

    It 'waits for services of the pipeline together' {
        Set-TaskDefinitionStore -TaskDelay 1s
        $null = 'shop', 'cart' | ForEach-Object { New-ContainerService $_ web:1 -DesiredCount 1 }
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        (Get-ContainerService | Wait-ContainerService).ServiceName | Sort-Object | Should -Be 'cart', 'shop'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'waits until a service is INACTIVE' {
        $null = New-ContainerService shop web:1 -DesiredCount 1
        Set-TaskDefinitionStore -TaskDelay 1s
        $null = Update-ContainerService shop -DesiredCount 0 | Remove-ContainerService -Force
        (Wait-ContainerService shop -State Inactive).Status | Should -BeExactly 'INACTIVE'
    }

    It 'says what will not be, and goes on with the others' {
        $null = New-ContainerService shop web:1 -DesiredCount 1
        $null = New-ContainerService gone web:1 -DesiredCount 0
        $null = Remove-ContainerService gone -Force
        $failures = @()
        $done = Wait-ContainerService nosuch, gone, shop -ErrorVariable failures -ErrorAction SilentlyContinue
        $done.ServiceName | Should -Be 'shop'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[1].FullyQualifiedErrorId | Should -BeLike 'WaitHopeless,*'
        $failures[1].ErrorDetails.Message | Should -BeLike "*'gone' will not be steady: it is INACTIVE.*"
    }

    It 'ends with -Timeout, and says how far the service is' {
        Set-TaskDefinitionStore -TaskDelay 1h
        $null = New-ContainerService shop web:1 -DesiredCount 3
        $failure = Get-Failure { Wait-ContainerService shop -Timeout 1s }
        $failure.FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
        $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failure.ErrorDetails.Message | Should -BeLike "*'shop' is not steady after 1 seconds: 0 of 3 tasks run, 1 deployment.*"
    }

    It 'does not hang where the clock of the store stands still' {
        Set-TaskDefinitionStore -TaskDelay 1m -Clock '2026-11-22T15:34:56Z'
        $null = New-ContainerService shop web:1 -DesiredCount 1
        $failure = Get-Failure { Wait-ContainerService shop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ClockHeld,*'
        Set-TaskDefinitionStore -Clock '2026-11-22T16:34:56Z'
        (Wait-ContainerService shop).RunningCount | Should -Be 1
    }

    It 'shows its progress' {
        Set-TaskDefinitionStore -TaskDelay 1h
        $null = New-ContainerService shop web:1 -DesiredCount 3
        $shell = New-Shell 'Wait-ContainerService shop -Timeout 2s -ErrorAction SilentlyContinue'
        try {
            $null = $shell.Invoke()
            $shown = @($shell.Streams.Progress | Where-Object Activity -Like 'Waiting for shop: 0 of 3 tasks run*')
            $shown.Count | Should -BeGreaterThan 0
            $shown[0].StatusDescription | Should -Match '^\d of 2 seconds$'
        }
        finally { $shell.Dispose() }
    }
}
