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

        It 'chooses with -WhatIf too, so that what follows plans against that store' {
            $other = Join-Path $TestDrive 'else'
            Set-TaskDefinitionStore $other -Region eu-west-1 -WhatIf
            (Get-TaskDefinitionStore).Path | Should -Be $other
            (Get-TaskDefinitionStore).DefaultRegion | Should -Be 'eu-west-1'
            Set-TaskDefinitionStore -Reset -WhatIf
            (Get-TaskDefinitionStore).Path | Should -Not -Be $other
        }

        It 'plans a whole runbook that runs with -WhatIf against the store that it chooses' {
            $null = Add-Revision web 3
            $path = (Get-TaskDefinitionStore).Path
            Set-TaskDefinitionStore -Reset
            $plan = & {
                $WhatIfPreference = $true
                Set-TaskDefinitionStore $path -Region us-east-1 -RemovalDelay 1s
                Limit-TaskDefinitionFamily web -Keep 1
            }
            ($plan | Where-Object Action -EQ Deregister).Revision | Should -Be 2, 1
            (Get-TaskDefinitionStore).Path | Should -Be $path
            (Get-TaskDefinitionStore).RemovalDelay | Should -Be '00:05:00'
            (Get-TaskDefinition web).Revision | Should -Be 1, 2, 3
        }

        It 'asks before it writes, and only then' {
            $asked = 'Set-TaskDefinitionStore -Region eu-west-2 -Confirm; Set-TaskDefinitionStore -RemovalDelay 1s -Confirm'
            $shell = New-Shell "$asked; (Get-TaskDefinitionStore).DefaultRegion"
            try {
                $shell.Invoke() | Should -Be 'eu-west-2'
                "$($shell.Streams.Error)" | Should -BeLike '*nobody can be asked here*'
            }
            finally { $shell.Dispose() }
            (Get-TaskDefinitionStore).RemovalDelay | Should -Be '00:05:00'
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

    Context 'scope' {
        BeforeAll {
            # A runspace or process of its own, with the module and nothing chosen.
            $manifest = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
            function Invoke-Elsewhere([string] $Script) {
                $other = [powershell]::Create()
                try {
                    $other.AddScript("Import-Module '$manifest'; $Script").Invoke()
                    $script:Warnings = "$($other.Streams.Warning)"
                    if ($other.HadErrors) { throw "$($other.Streams.Error)" }
                }
                finally { $other.Dispose() }
            }
        }

        BeforeEach {
            $names = 'ECSTASKDEF_STORE', 'ECSTASKDEF_REGION', 'ECSTASKDEF_ACCOUNT'
            $before = @{}
            foreach ($name in $names) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
        }

        AfterEach {
            Set-TaskDefinitionStore -Reset
            foreach ($name in $names) { Set-EnvironmentVariable $name $before[$name] }
        }

        It 'reaches other runspaces of the process with -Scope Process' {
            Set-TaskDefinitionStore (Join-Path $TestDrive 'all') -Region eu-west-3 -Account 123456789012 -Scope Process
            $arn = Invoke-Elsewhere '(Register-TaskDefinition -Family web -ContainerDefinition @{ Name = "a"; Image = "i:1"; Memory = 64 }).TaskDefinitionArn'
            $arn | Should -Be 'arn:aws:ecs:eu-west-3:123456789012:task-definition/web:1'
            (Get-TaskDefinition web).TaskDefinitionArn | Should -Be $arn
            $Warnings | Should -BeNullOrEmpty
        }

        It 'reaches child processes' {
            $path = Join-Path $TestDrive 'child'
            Set-TaskDefinitionStore $path -Region eu-west-3 -Scope Process
            $command = "Import-Module '$manifest'; `$store = Get-TaskDefinitionStore; `$store.Path; `$store.DefaultRegion"
            & (Get-Shell) -NoProfile -NonInteractive -Command $command | Should -Be $path, 'eu-west-3'
        }

        It 'passes on what the session chose before' {
            Set-TaskDefinitionStore -Region eu-west-3
            Set-TaskDefinitionStore (Join-Path $TestDrive 'later') -Scope Process
            $env:ECSTASKDEF_REGION | Should -Be 'eu-west-3'
        }

        It 'is taken back by -Reset' {
            $env:ECSTASKDEF_STORE = Join-Path $TestDrive 'mine'
            $env:ECSTASKDEF_REGION = $null
            Set-TaskDefinitionStore (Join-Path $TestDrive 'one') -Region eu-west-3 -Scope Process
            Set-TaskDefinitionStore (Join-Path $TestDrive 'two') -Scope Process
            $env:ECSTASKDEF_STORE | Should -Be (Join-Path $TestDrive 'two')
            Set-TaskDefinitionStore -Reset
            $env:ECSTASKDEF_STORE | Should -Be (Join-Path $TestDrive 'mine')
            $env:ECSTASKDEF_REGION | Should -BeNullOrEmpty
            (Get-TaskDefinitionStore).Path | Should -Be (Join-Path $TestDrive 'mine')
        }

        It 'warns once where another runspace falls back to the default store' {
            $env:ECSTASKDEF_STORE = $null
            $env:XDG_DATA_HOME, $data = (Join-Path $TestDrive 'data'), $env:XDG_DATA_HOME
            try {
                Set-TaskDefinitionStore (Join-Path $TestDrive 'chosen')
                $null = Invoke-Elsewhere 'Get-TaskDefinition'
                $Warnings | Should -BeLike "*uses the default one, *another runspace of this process has chosen $(Join-Path $TestDrive 'chosen')*-Scope Process"
                $null = Invoke-Elsewhere 'Get-TaskDefinition'
                $Warnings | Should -BeNullOrEmpty
            }
            finally { $env:XDG_DATA_HOME = $data }
        }

        It 'warns nobody who chose, or who named a store' {
            $env:ECSTASKDEF_STORE = $null
            Set-TaskDefinitionStore (Join-Path $TestDrive 'quiet')
            $null = Invoke-Elsewhere "Get-TaskDefinition -Store '$(Join-Path $TestDrive 'named')'"
            $Warnings | Should -BeNullOrEmpty
            $null = Invoke-Elsewhere "Set-TaskDefinitionStore '$(Join-Path $TestDrive 'own')'; Get-TaskDefinition"
            $Warnings | Should -BeNullOrEmpty
        }
    }

    Context 'region' {
        AfterEach {
            Remove-Variable StoredAWSRegion -Scope Global -ErrorAction Ignore
            $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $env:ECSTASKDEF_REGION = $null
        }

        It 'chooses the region of the session' {
            Set-TaskDefinitionStore -Region eu-west-1
            (Add-Revision web).Region | Should -Be 'eu-west-1'
        }

        It 'refuses a region that is not listed, unless -SkipRegionCheck' {
            { Set-TaskDefinitionStore -Region mars-1 } | Should -Throw -ErrorId 'RegionNotListed,*'
            { Set-TaskDefinitionStore -Region mars-1 -Force } | Should -Throw -ErrorId 'RegionNotListed,*'
            Set-TaskDefinitionStore -Region mars-1 -SkipRegionCheck
            (Get-TaskDefinitionStore).DefaultRegion | Should -Be 'mars-1'
        }

        It 'checks such a region once, when it is chosen' {
            Set-TaskDefinitionStore -Region mars-1 -SkipRegionCheck
            (Add-Revision web).Region | Should -Be 'mars-1'
            Set-TaskDefinitionStore -Region eu-west-1
            { Get-TaskDefinition -Region mars-1 } | Should -Throw -ErrorId 'RegionNotListed,*'
        }

        It 'comes before ECSTASKDEF_REGION, $StoredAWSRegion, AWS_REGION, AWS_DEFAULT_REGION and us-east-1' {
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
            $env:ECSTASKDEF_REGION = 'eu-south-1'
            (Get-TaskDefinitionStore -Store $Store).DefaultRegion | Should -Be 'eu-south-1'
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
            (Get-Failure { Get-TaskDefinition web:1 }).Exception.Message | Should -BeLikeExactly '*Unable to describe task definition.'
            Get-TaskDefinitionFamily | Should -BeNullOrEmpty
            (Add-Revision web).Revision | Should -Be 2
        }
    }

    Context 'what runs' {
        It 'keeps each setting and takes it back' {
            Set-TaskDefinitionStore -Clock 2026-12-01T12:00:00Z -TaskDelay @{ Pending = '5s' } -PropagationWindow 5m -PropagationSeed 7 -RegistrationQuota 3 -InactiveRetention 2d
            $set = Get-TaskDefinitionStore
            "$($set.Clock)" | Should -BeExactly '2026-12-01T12:00:00.000Z'
            $set.TaskDelay.Pending.TotalSeconds | Should -Be 5
            $set.TaskDelay.Stopping.TotalSeconds | Should -Be 0
            $set.PropagationWindow.TotalMinutes | Should -Be 5
            $set.PropagationSeed | Should -Be 7
            $set.RegistrationQuota | Should -Be 3
            $set.InactiveRetention.TotalDays | Should -Be 2

            $unset = Set-TaskDefinitionStore -Clock $null -TaskDelay 0 -PropagationWindow 0s -PropagationSeed $null -RegistrationQuota $null -InactiveRetention $null -PassThru
            foreach ($name in 'Clock', 'PropagationSeed', 'RegistrationQuota', 'InactiveRetention') { $unset.$name | Should -BeNullOrEmpty }
            $unset.PropagationWindow | Should -Be ([timespan]::Zero)
            $unset.TaskDelay.Pending | Should -Be ([timespan]::Zero)
        }

        It 'reads the clock <Text> as <Clock>' -ForEach @(
            @{ Text = '+90m'; Clock = '+01:30:00' }
            @{ Text = '-2d'; Clock = '-2.00:00:00' }
            @{ Text = '+00:00:10'; Clock = '+00:00:10' }
            @{ Text = [timespan]::FromHours(1); Clock = '+01:00:00' }
            @{ Text = [datetime]::new(2026, 1, 2, 3, 4, 5, [System.DateTimeKind]::Utc); Clock = '2026-01-02T03:04:05.000Z' }
        ) {
            "$((Set-TaskDefinitionStore -Clock $Text -PassThru).Clock)" | Should -BeExactly $Clock
        }

        It 'refuses what is no clock, no delay and out of range' {
            { Set-TaskDefinitionStore -Clock soon } | Should -Throw '*neither an instant nor an offset*'
            { Set-TaskDefinitionStore -TaskDelay @{ Sleeping = '1s' } } | Should -Throw '*is no state with a delay*'
            (Get-Failure { Set-TaskDefinitionStore -PropagationWindow 11m }).FullyQualifiedErrorId | Should -BeLike 'StoreRuntimeSettingInvalid,*'
        }

        It 'keeps how tasks end, and takes it back' {
            $set = Set-TaskDefinitionStore -TaskRun @{ migrate = @{ RunTime = '5s'; ExitCode = 1; Reason = 'out of disk' }; 'web/app' = '1h' } -PassThru
            $set.TaskRun | Should -Be 'migrate: 00:00:05, exit code 1, out of disk', 'web/app: 01:00:00, exit code 0'
            (Set-TaskDefinitionStore -TaskRun $null -PassThru).TaskRun | Should -BeNullOrEmpty
        }

        It 'refuses <Run> for a run' -ForEach @(
            @{ Run = @{ web = 'soon' }; Text = '*is no run for web*' }
            @{ Run = @{ web = @{ Exit = 1 } }; Text = '*is no member of a run*' }
            @{ Run = @{ web = 5 }; Text = '*Give a hashtable for web*' }
            @{ Run = 'web'; Text = '*Give a hashtable with a family*' }
        ) {
            { Set-TaskDefinitionStore -TaskRun $Run } | Should -Throw $Text
        }

        It 'goes on after a setting that was refused' {
            (Get-Failure { Set-TaskDefinitionStore -PropagationWindow 20m }).FullyQualifiedErrorId | Should -BeLike 'StoreRuntimeSettingInvalid,*'

            # A Release build once kept a lock here. Another thread notices: this one could take it again.
            $again = [powershell]::Create().AddScript({
                    param($Module, $Path)
                    Import-Module $Module
                    Set-TaskDefinitionStore $Path -PropagationWindow 5m
                }).AddArgument(((Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1')).AddArgument((Get-TaskDefinitionStore).Path)
            $again.BeginInvoke().AsyncWaitHandle.WaitOne(30000) | Should -BeTrue
            (Get-TaskDefinitionStore).PropagationWindow.TotalMinutes | Should -Be 5
        }

        It 'moves time for another process too' {
            $null = Add-Revision web
            Set-TaskDefinitionStore -Clock 2030-01-02T03:04:05Z -TaskDelay 1m
            $task = Start-ContainerTask web
            $task.CreatedAt.Year | Should -Be 2030
            $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
            $folder = (Get-TaskDefinitionStore).Path
            $look = "Import-Module '$module'; Set-TaskDefinitionStore '$folder' -Region us-east-1; (Get-ContainerTask '$($task.TaskArn)').LastStatus"
            $shell = Get-Shell
            & $shell -NoProfile -NonInteractive -Command $look | Should -BeExactly 'PENDING'

            # And what that process changes is seen here.
            & $shell -NoProfile -NonInteractive -Command "$look; Set-TaskDefinitionStore -Clock 2030-01-02T03:06:05Z" | Should -BeExactly 'PENDING'
            (Get-ContainerTask $task.TaskArn).LastStatus | Should -BeExactly 'RUNNING'
            & $shell -NoProfile -NonInteractive -Command $look | Should -BeExactly 'RUNNING'
        }

        It 'lets a fresh INACTIVE revision start within the window' {
            Set-TaskDefinitionStore -PropagationWindow 5m -Clock 2026-11-22T12:00:00Z
            $null = Add-Revision web
            $null = Unregister-TaskDefinitionRevision web:1
            (Start-ContainerTask web:1).TaskArn | Should -Not -BeNullOrEmpty
            Set-TaskDefinitionStore -Clock 2026-11-22T12:06:00Z
            (Get-Failure { Start-ContainerTask web:1 }).Exception.Message | Should -BeLikeExactly '*TaskDefinition is inactive'
        }

        It 'throttles registrations beyond the quota' {
            Set-TaskDefinitionStore -RegistrationQuota 1 -Clock 2026-11-22T12:00:00Z
            (Get-Failure { Add-Revision web 3 }).FullyQualifiedErrorId -replace ',.*' | Should -Contain 'ThrottlingException'
        }

        It 'lets unused INACTIVE revisions vanish' {
            Set-TaskDefinitionStore -InactiveRetention 1h -Clock 2026-11-22T12:00:00Z
            $null = Add-Revision web 2
            $null = Start-ContainerTask web:1
            $null = Get-TaskDefinition web | Unregister-TaskDefinitionRevision
            Set-TaskDefinitionStore -Clock 2026-11-22T14:00:00Z
            (Get-TaskDefinition web -Status INACTIVE).Revision | Should -Be 1
        }
    }
    Context 'a store that is gone' {
        BeforeEach {
            Use-NewStore
            $null = Add-Revision web
            $path = (Get-TaskDefinitionStore).Path
        }

        It 'is refused, and begun anew where it is chosen again' {
            try { Remove-Item -LiteralPath $path -Recurse -ErrorAction Stop }
            catch {
                if ($env:OS -ne 'Windows_NT') { throw }
                Set-ItResult -Skipped -Because 'Wine, and Windows before 1809, keep the names of deleted files that are open'
            }

            { Get-TaskDefinition web } | Should -Throw -ErrorId 'StoreGone,*'
            { Add-Revision web } | Should -Throw -ErrorId 'StoreGone,*'
            Set-TaskDefinitionStore $path
            (Add-Revision web).Revision | Should -Be 1
        }
    }
}
