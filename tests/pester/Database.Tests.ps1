# The cmdlets on a store in a PostgreSQL database. Who runs the suite starts the database and says where it is.
$isDesktop = $PSVersionTable.PSEdition -eq 'Desktop' -or $env:ECSTASKDEF_EDITION -eq 'Desktop'

Describe 'A store in a database' {
    It 'takes no password in its location, and does not repeat one' {
        foreach ($location in 'postgresql://me:s3cret@host/db', 'postgres://host/db?password=s3cret') {
            $failure = { Get-TaskDefinition -Store $location -ErrorAction Stop } | Should -Throw -ErrorId 'DatabasePasswordGiven,*' -PassThru
            "$failure" | Should -Match 'PGPASSWORD'
            "$failure" | Should -Not -Match 's3cret'
        }
    }

    if (-not $isDesktop) {
        It 'warns in the command that waits for it, and not in the next' {
            $away = 'postgresql://nobody@127.0.0.1:1/none?retry=1'
            try { Set-TaskDefinitionStore $away -RemovalDelay 2m -ErrorAction Stop -WarningVariable own 3> $null } catch { $failure = $_ }
            $failure.FullyQualifiedErrorId | Should -BeLike 'DatabaseUnreachable,*'
            "$own" | Should -Match 'cannot be used now'
            Get-TaskDefinitionFamily -Store $TestDrive/store -Region eu-west-1 -WarningVariable next 3> $null | Should -BeNullOrEmpty
            $next | Should -BeNullOrEmpty
        }
    }

    if ($isDesktop) {
        It 'needs PowerShell 7' {
            { Get-TaskDefinition -Store 'postgresql://host/db' -ErrorAction Stop } | Should -Throw -ErrorId 'DatabaseNeedsPowerShell7,*'
        }
    }
}

if ($isDesktop) { return }

Describe 'A store in a database of this machine' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # A registry of a test's own, in a schema of its own.
        function Use-Database {
            if (-not $env:ECSTASKDEF_TEST_DATABASE) { Set-ItResult -Skipped -Because 'there is no test database: PostgreSQL is not installed' }
            $script:store = "$env:ECSTASKDEF_TEST_DATABASE`?schema=p$([guid]::NewGuid().ToString('n'))"
            Set-TaskDefinitionStore $store -Region eu-west-1
        }

        function Register-Minimal([string] $Family, [string] $In = $script:store) {
            Register-TaskDefinition -InputObject (New-Definition $Family) -Store $In -Region eu-west-1
        }
    }

    AfterAll { Set-TaskDefinitionStore -Reset }

    It 'gives numbers, states, tags and history as a store on disk does' {
        Use-Database
        Register-Minimal web
        Register-Minimal web
        Add-TaskDefinitionTag web:2 -Tag @{ team = 'web' }
        Unregister-TaskDefinitionRevision web:1 -Confirm:$false
        (Get-TaskDefinition web -Status ALL | Sort-Object Revision | ForEach-Object { "$($_.Revision) $($_.Status)" }) -join ', ' |
            Should -Be '1 INACTIVE, 2 ACTIVE'
        (Get-TaskDefinitionTag web:2).Value | Should -Be 'web'
        (Get-TaskDefinitionHistory web).Event | Should -Be 'Deregistered', 'Tagged', 'Registered', 'Registered'
        (Get-TaskDefinitionStore).Path | Should -Be $store
    }

    It 'is seen by another process at once' {
        Use-Database
        Register-Minimal web
        $module = (Get-Module EcsTaskDef).Path
        $command = "Import-Module '$module'; (Register-TaskDefinition -Store '$store' -Region eu-west-1 -Family web" +
            " -ContainerDefinition @{ name = 'a'; image = 'busybox:1'; memory = 64 }).Revision"
        $there = & (Get-Shell) -NoProfile -Command $command
        $there | Should -Be 2
        (Register-Minimal web).Revision | Should -Be 3
    }

    It 'verifies its rows, and has the database back them up' {
        Use-Database
        { Test-TaskDefinitionStore -ErrorAction Stop } | Should -Throw -ErrorId 'StoreMissing,*'
        Register-Minimal web
        Test-TaskDefinitionStore | Should -BeTrue
        Get-TaskDefinitionStoreFinding | Should -BeNullOrEmpty
        (Optimize-TaskDefinitionStore).Done | Should -BeFalse
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Register-Minimal web -In $folder
        Backup-TaskDefinitionStore "$folder-backup" -Store $folder | Out-Null
        foreach ($script in { Backup-TaskDefinitionStore $TestDrive/b -ErrorAction Stop }, { Repair-TaskDefinitionStore -Confirm:$false -ErrorAction Stop },
            { Backup-TaskDefinitionStore $store -Store $folder -ErrorAction Stop },
            { Restore-TaskDefinitionStore "$folder-backup" -Store $store -Force -Confirm:$false -ErrorAction Stop },
            { Restore-TaskDefinitionStore $store -Store $folder -Force -Confirm:$false -ErrorAction Stop },
            { Restore-TaskDefinitionStore $TestDrive/none -Store $store -Confirm:$false -ErrorAction Stop }) {
            $script | Should -Throw -ErrorId 'NotInDatabase,*'
        }
        [IO.Directory]::Exists('postgresql:') | Should -BeFalse
        (Get-TaskDefinition web).Count | Should -Be 1
    }

    It 'is not chosen with an account that is not its own, and the session stays as it was' {
        Use-Database
        Register-Minimal web
        { Set-TaskDefinitionStore $store -Account 123456789012 } | Should -Throw -ErrorId 'StoreAccountMismatch,*'
        (Get-TaskDefinition web).Revision | Should -Be 1
        Set-TaskDefinitionStore $store
        (Get-TaskDefinition web).Revision | Should -Be 1
    }

    It 'is served by Start-TaskDefinitionServer' {
        Use-Database
        Register-Minimal web
        $server = Start-TaskDefinitionServer -Confirm:$false
        try {
            $server.Store | Should -Be $store
            (Get-TaskDefinition web -Store $server.Url).Revision | Should -Be 1
        }
        finally { Stop-TaskDefinitionServer -Confirm:$false }
    }

    It 'is copied from a folder and back, with everything in it' {
        Use-Database
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        1..3 | ForEach-Object { Register-Minimal web -In $folder }
        Unregister-TaskDefinitionRevision web:2 -Store $folder -Region eu-west-1 -Confirm:$false
        $to = Copy-TaskDefinitionStore -Source $folder -Destination $store -Status ALL -Region eu-west-1 -Confirm:$false
        $to.RevisionCount | Should -Be 3
        $to.VerifiedCount | Should -Be 1
        Test-TaskDefinitionStore $store | Should -BeTrue
        $texts = foreach ($place in $folder, $store) {
            Get-TaskDefinition web -Status ALL -Store $place -Region eu-west-1 | Select-Object -ExcludeProperty Store | ConvertTo-Json -Depth 9
        }
        $texts[1] | Should -Be $texts[0]
        $back = Join-Path $TestDrive ([guid]::NewGuid())
        Copy-TaskDefinitionStore -Source $store -Destination $back -Status ALL -Region eu-west-1 -Confirm:$false | Out-Null
        Test-TaskDefinitionStore $back | Should -BeTrue
        (Get-TaskDefinition web -Status ALL -Store $back -Region eu-west-1).Count | Should -Be 3
        (Register-Minimal web -In $back).Revision | Should -Be 4
    }

    It 'has the history of the folder that it was copied from, and so has the way back' {
        Use-Database
        $folder, $back = 1..2 | ForEach-Object { Join-Path $TestDrive ([guid]::NewGuid()) }
        1..2 | ForEach-Object { Register-TaskDefinition -InputObject (New-Definition web) -Note "build $_" -Store $folder -Region eu-west-1 }
        Add-TaskDefinitionTag web:2 -Tag @{ team = 'web' } -Store $folder -Region eu-west-1
        Unregister-TaskDefinitionRevision web:1 -Store $folder -Region eu-west-1 -Confirm:$false
        $to = Copy-TaskDefinitionStore -Source $folder -Destination $store -Region eu-west-1 -Confirm:$false
        $to.HistoryCount | Should -Be 4
        $to.HistoryOmitted | Should -BeNullOrEmpty
        (Copy-TaskDefinitionStore -Source $store -Destination $back -Region eu-west-1 -Confirm:$false).HistoryCount | Should -Be 4
        $texts = foreach ($place in $folder, $store, $back) {
            Get-TaskDefinitionHistory -Store $place -Region eu-west-1 |
                Select-Object Time, Event, TaskDefinitionArn, By, Host, ProcessId, Note, Tags | ConvertTo-Json -Depth 5
        }
        $texts[0] | Should -Match 'build 2'
        $texts[1] | Should -Be $texts[0]
        $texts[2] | Should -Be $texts[0]
        Test-TaskDefinitionStore $store | Should -BeTrue
    }
}
