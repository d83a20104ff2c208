Describe 'Stop-TaskDefinitionServer' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }
    AfterEach { Stop-TaskDefinitionServer }
    AfterAll { Set-TaskDefinitionStore -Reset }

    It 'stops the servers that it is given, and keeps what they stored' {
        $one, $two = (Start-TaskDefinitionServer), (Start-TaskDefinitionServer)
        $null = Add-Revision web
        $one | Stop-TaskDefinitionServer | Should -BeNullOrEmpty
        Get-Process -Id $one.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
        (Invoke-RestMethod "$two/health").status | Should -Be 'ok'
        "$(Get-TaskDefinition web -Latest)" | Should -Be 'web:1'
    }

    It 'stops those of a store or a region, or all' {
        $other = Start-TaskDefinitionServer -Store (Join-Path $TestDrive 'other') -Region eu-west-1
        $mine = Start-TaskDefinitionServer
        Stop-TaskDefinitionServer -Region ap-east-1
        Stop-TaskDefinitionServer -Store (Join-Path $TestDrive 'other') -Region eu-west-1
        Get-Process -Id $other.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
        (Invoke-RestMethod "$mine/health").status | Should -Be 'ok'
        Stop-TaskDefinitionServer
        Get-Process -Id $mine.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'stops nothing with -WhatIf' {
        $server = Start-TaskDefinitionServer
        $server | Stop-TaskDefinitionServer -WhatIf
        (Invoke-RestMethod "$server/health").status | Should -Be 'ok'
    }

    It 'refuses a process that is no server of its own' {
        $failure = Get-Failure { Stop-TaskDefinitionServer -ProcessId $PID }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ServerUnknown,*'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure.TargetObject | Should -Be $PID
    }
}
