Describe 'Set-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }
    AfterEach { Set-TaskDefinitionStore -Reset }

    Context 'store and account' {
        It 'chooses the store of the session' {
            $path = Join-Path $TestDrive 'chosen'
            Set-TaskDefinitionStore -Path $path
            (Get-TaskDefinitionStore).Path | Should -Be $path
        }

        It 'takes a path relative to the current location' {
            Push-Location $TestDrive
            try { (Set-TaskDefinitionStore ./here -PassThru).Path | Should -Be (Join-Path $TestDrive 'here') }
            finally { Pop-Location }
        }

        It 'keeps to the store when the location changes' {
            Push-Location $TestDrive
            Set-TaskDefinitionStore ./stays
            Pop-Location
            (Get-TaskDefinitionStore).Path | Should -Be (Join-Path $TestDrive 'stays')
        }

        It 'gives a new store its account' {
            Set-TaskDefinitionStore (Join-Path $TestDrive 'account') -Account 123456789012
            (Add-Revision web).TaskDefinitionArn | Should -BeLike 'arn:aws:ecs:us-east-1:123456789012:*'
            (Get-TaskDefinitionStore).Account | Should -Be '123456789012'
        }

        It 'refuses a store of another account and leaves the session as it was' {
            $theirs = Join-Path $TestDrive 'theirs'
            Set-TaskDefinitionStore $theirs -Account 123456789012
            $null = Add-Revision web
            Set-TaskDefinitionStore $Store
            $before = (Get-TaskDefinitionStore).Path
            { Set-TaskDefinitionStore $theirs -Account 999999999999 } | Should -Throw -ErrorId 'StoreAccountMismatch,*'
            (Get-TaskDefinitionStore).Path | Should -Be $before
            (Get-TaskDefinition -Store $theirs).Count | Should -Be 1
        }

        It 'refuses what is no account' {
            { Set-TaskDefinitionStore -Account 12 } | Should -Throw
        }

        It 'refuses a place that is not on a disk' {
            { Set-TaskDefinitionStore Env:/store } | Should -Throw -ErrorId 'StoreNotOnFileSystem,*'
        }

        It 'says nothing without -PassThru' {
            Set-TaskDefinitionStore (Join-Path $TestDrive 'silent') | Should -BeNullOrEmpty
        }

        It 'changes nothing with -WhatIf' {
            $before = (Get-TaskDefinitionStore).Path
            Set-TaskDefinitionStore (Join-Path $TestDrive 'else') -WhatIf
            (Get-TaskDefinitionStore).Path | Should -Be $before
        }

        It 'belongs to this session alone' {
            $other = [powershell]::Create()
            try {
                $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
                $path = $other.AddScript("Import-Module '$module'; (Get-TaskDefinitionStore).Path").Invoke()
                $other.HadErrors | Should -BeFalse
                "$path" | Should -Not -Be (Get-TaskDefinitionStore).Path
            }
            finally { $other.Dispose() }
        }
    }

    Context 'region' {
        AfterEach {
            Remove-Variable StoredAWSRegion -Scope Global -ErrorAction Ignore
            $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
        }

        It 'chooses the region of the session' {
            Set-TaskDefinitionStore -Region eu-west-1
            (Add-Revision web).Region | Should -Be 'eu-west-1'
        }

        It 'refuses a region that is not listed, unless -Force' {
            { Set-TaskDefinitionStore -Region mars-1 } | Should -Throw -ErrorId 'RegionNotListed,*'
            Set-TaskDefinitionStore -Region mars-1 -Force
            (Get-TaskDefinitionStore).DefaultRegion | Should -Be 'mars-1'
        }

        It 'comes before $StoredAWSRegion, AWS_REGION, AWS_DEFAULT_REGION and us-east-1' {
            Set-TaskDefinitionStore -Reset
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'us-east-1'
            $env:AWS_DEFAULT_REGION = 'eu-west-3'
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'eu-west-3'
            $env:AWS_REGION = 'eu-west-2'
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'eu-west-2'
            $global:StoredAWSRegion = 'eu-west-1'
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'eu-west-1'
            $global:StoredAWSRegion = [pscustomobject]@{ SystemName = 'eu-north-1' }
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'eu-north-1'
            Set-TaskDefinitionStore -Region ap-east-1
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'ap-east-1'
        }
    }

    Context 'removal delay' {
        It 'takes unquoted lengths that PowerShell reads as numbers' {
            (Set-TaskDefinitionStore -RemovalDelay 10s -PassThru).RemovalDelay.TotalSeconds | Should -Be 10
            (Set-TaskDefinitionStore -RemovalDelay 2d -PassThru).RemovalDelay.TotalDays | Should -Be 2
        }

        It 'takes <Text>' -ForEach @(
            @{ Text = '10s'; Seconds = 10 }
            @{ Text = '5m'; Seconds = 300 }
            @{ Text = '1h'; Seconds = 3600 }
            @{ Text = '00:00:30'; Seconds = 30 }
            @{ Text = [timespan]::FromMinutes(2); Seconds = 120 }
        ) {
            (Set-TaskDefinitionStore -RemovalDelay $Text -PassThru).RemovalDelay.TotalSeconds | Should -Be $Seconds
        }

        It 'refuses <_>' -ForEach '5', 'soon', '5y' {
            { Set-TaskDefinitionStore -RemovalDelay $_ } | Should -Throw '*is not a length of time*'
        }

        It 'makes deleted revisions go' {
            Set-TaskDefinitionStore -RemovalDelay 0s
            $null = Add-Revision web
            $null = Unregister-TaskDefinitionRevision web:1 | Remove-TaskDefinitionRevision -Force
            (Get-Failure { Get-TaskDefinition web:1 }).Exception.Message | Should -BeExactly 'Unable to describe task definition.'
            Get-TaskDefinitionFamily | Should -BeNullOrEmpty
            (Add-Revision web).Revision | Should -Be 2
        }
    }
}
