BeforeAll { . (Join-Path $PSScriptRoot 'Common.ps1') }

Describe 'Get-TaskDefinitionHistory' {
    BeforeEach {
        Use-NewStore
        $null = New-Definition web | Register-TaskDefinition -Note 'for the sale'
        $null = Add-Revision web
        $null = Add-Revision api
        $null = Add-TaskDefinitionTag web:2 @{ team = 'web' }
        $null = Unregister-TaskDefinitionRevision web:1
        $null = Remove-TaskDefinitionRevision web:1 -Confirm:$false
    }

    It 'tells the newest first, and the oldest with -Oldest' {
        $all = 'Registered web:1', 'Registered web:2', 'Registered api:1', 'Tagged web:2', 'Deregistered web:1', 'DeleteRequested web:1'
        Get-TaskDefinitionHistory -Oldest | ForEach-Object ToString | Should -Be $all
        [array]::Reverse($all)
        Get-TaskDefinitionHistory | ForEach-Object ToString | Should -Be $all
    }

    It 'tells who, when, from where and why' {
        $record = Get-TaskDefinitionHistory web:1 -Event Registered
        $record.By | Should -BeLike 'arn:aws:iam::000000000000:user/*'
        $record.Host | Should -Be ([System.Environment]::MachineName)
        $record.ProcessId | Should -Be $PID
        $record.Note | Should -Be 'for the sale'
        $record.Time | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(-5))
        (Get-TaskDefinitionHistory -Event Tagged).Tags.Key | Should -Be 'team'
    }

    It 'filters by name, revision, event and time' {
        (Get-TaskDefinitionHistory api).Name | Should -Be 'api:1'
        (Get-TaskDefinitionHistory 'a*').Name | Should -Be 'api:1'
        (Get-TaskDefinitionHistory web -Revision 2).Count | Should -Be 2
        (Get-TaskDefinition web:2 | Get-TaskDefinitionHistory).Count | Should -Be 2
        (Get-TaskDefinitionHistory -Kind Registered).Count | Should -Be 3
        Get-TaskDefinitionHistory -Before (Get-Date).AddHours(-1) | Should -BeNullOrEmpty
        (Get-TaskDefinitionHistory -After (Get-Date).AddHours(-1)).Count | Should -Be 6
    }

    It 'tells what each registration changed with -Detail, secrets masked' {
        $null = New-Definition api @{ cpu = '256'; containerDefinitions = @(@{ name = 'app'; image = 'nginx:1.28'; memory = 64; environment = @(@{ name = 'DB_PASSWORD'; value = 'hunter2' }) }) } | Register-TaskDefinition -Note 'build 17'
        $null = New-Definition api @{ cpu = '256'; containerDefinitions = @(@{ name = 'app'; image = 'nginx:1.28'; memory = 64; environment = @(@{ name = 'DB_PASSWORD'; value = 'hunter3' }) }) } | Register-TaskDefinition
        $records = Get-TaskDefinitionHistory api -Detail
        $records.Name | Should -Be 'api:3', 'api:2', 'api:1'
        $records[0].Changes | ForEach-Object { "$($_.Kind) $($_.Path) $($_.Left) $($_.Right)" } |
            Should -Be 'Changed containerDefinitions[app].environment[DB_PASSWORD] ******** ********'
        $records[1].Changes | ForEach-Object { "$($_.Kind) $($_.Path)" } |
            Should -Be 'Added containerDefinitions[app].environment', 'Changed containerDefinitions[app].image', 'Added cpu'
        $records[1].Detail | Should -Be "build 17`n+ containerDefinitions[app].environment: [{""name"":""DB_PASSWORD"",""value"":""********""}]`n~ containerDefinitions[app].image: nginx:1.27 -> nginx:1.28`n+ cpu: 256"
        $null -eq $records[2].Changes | Should -BeFalse
        $records[2].Changes | Should -HaveCount 0 -Because 'it is the first'
        $text = $records | Out-String -Width 80
        $text | Should -Match 'api:2 by '
        $text | Should -Match '    ~ containerDefinitions\[app\]\.image: nginx:1\.27 -> nginx:1\.28'
        $text | Should -Not -Match 'hunter'
        ($records | ConvertTo-Json -Depth 4) | Should -Not -Match 'hunter'
        (Get-TaskDefinitionHistory api)[1].Changes | Should -BeNullOrEmpty -Because 'nobody asked'
        Get-TaskDefinitionHistory web:2 -Event Tagged -Detail | ForEach-Object Detail | Should -Be 'team=web'
    }

    It 'tells nothing of what is gone, and compares with what is left' {
        $null = Add-Revision web
        Set-TaskDefinitionStore -RemovalDelay 0
        $null = Unregister-TaskDefinitionRevision web:2
        $null = Remove-TaskDefinitionRevision web:2 -Confirm:$false
        $records = Get-TaskDefinitionHistory web -Event Registered -Oldest -Detail
        $records.Name | Should -Be 'web:1', 'web:2', 'web:3'
        $null -eq $records[1].Changes | Should -BeTrue
        $null -eq $records[2].Changes | Should -BeFalse
    }

    It 'puts the note on the revision' {
        (Get-TaskDefinition web -Status ALL | Where-Object Note).Name | Should -Be 'web:1'
        (Get-TaskDefinition web:1).Note | Should -Be 'for the sale'
        (Get-TaskDefinition web:2).Note | Should -BeNullOrEmpty
        (New-Definition web | Register-TaskDefinition -Note 'again').Note | Should -Be 'again'
        Get-TaskDefinition web:1 | Format-List | Out-String | Should -Match 'Note +: for the sale'
        (Get-TaskDefinition web:1 | ConvertTo-Json -Depth 9 | ConvertFrom-Json).Note | Should -Be 'for the sale'
        $first = Get-TaskDefinition web:2
        $null = $first.Note
        $null = New-Definition web | Register-TaskDefinition -Note 'later'
        (Get-TaskDefinition web -Latest).Note | Should -Be 'later'
    }

    It 'shows nothing under what changed nothing, with -Detail' {
        $null = Add-Revision same 2
        Get-TaskDefinitionHistory same -Detail | Out-String | Should -Not -Match '(?m)^ +\r?$'
    }

    It 'says that a name was never registered' {
        foreach ($name in 'none', 'web:9', 'none:1') {
            $failures = Get-Failure { Get-TaskDefinitionHistory $name | Should -BeNullOrEmpty }
            $failures | Should -HaveCount 1 -Because $name
            $failures[0].TargetObject | Should -Be $name
        }
        (Get-Failure { Get-TaskDefinitionHistory none }).FullyQualifiedErrorId | Should -BeLike 'FamilyNotFound,*'
        Get-TaskDefinitionHistory 'none*' | Should -BeNullOrEmpty -Because 'a wildcard may match nothing'
        Get-TaskDefinitionHistory web -Before (Get-Date).AddYears(-1) | Should -BeNullOrEmpty -Because 'it is known, though not from then'

        Set-TaskDefinitionStore -RemovalDelay 0
        $null = Add-Revision gone | Unregister-TaskDefinitionRevision | Remove-TaskDefinitionRevision -Confirm:$false
        $null = Get-TaskDefinition gone -ErrorAction Ignore
        (Get-TaskDefinitionHistory gone).Event | Should -Contain 'Registered'
    }

    It 'stops when the pipeline has enough' {
        (Get-TaskDefinitionHistory | Select-Object -First 1).Name | Should -Be 'web:1'
    }

    It 'has a view that fits 80 columns' {
        $text = Get-TaskDefinitionHistory | Out-String -Width 80
        $text | Should -Match 'for the sale'
        $text | Should -Match 'team=web'
        $text -split "`n" | ForEach-Object { ($_ -replace '\x1b\[[0-9;]*m').TrimEnd().Length | Should -BeLessOrEqual 80 }
    }

    It 'follows with -Wait, and stops at once' {
        $shell = [powershell]::Create()
        try {
            $module = (Get-Module EcsTaskDef).Path
            $store = (Get-TaskDefinitionStore).Path
            $null = $shell.AddScript("Import-Module '$module'; Get-TaskDefinitionHistory -Wait -Region us-east-1 -Store '$store'")
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            while ($output.Count -lt 6 -and $clock.Elapsed.TotalSeconds -lt 20) { Start-Sleep -Milliseconds 20 }
            $null = Add-Revision late
            while ($output.Count -lt 7 -and $clock.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 20 }
            "$($output[6])" | Should -Be 'Registered late:1'
            $clock.Restart()
            $shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 1
            $running.IsCompleted | Should -BeTrue
        }
        finally { $shell.Dispose() }
    }

    It 'has every record after a compaction, and goes on following over it' {
        $shell = [powershell]::Create()
        try {
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $null = $shell.AddScript("Import-Module '$((Get-Module EcsTaskDef).Path)'; Get-TaskDefinitionHistory -Wait -Region us-east-1 -Store '$((Get-TaskDefinitionStore).Path)'")
            $null = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
            function Wait-Output([int] $Count) {
                $clock = [System.Diagnostics.Stopwatch]::StartNew()
                while ($output.Count -lt $Count -and $clock.Elapsed.TotalSeconds -lt 60) { Start-Sleep -Milliseconds 20 }
            }
            Wait-Output 6

            Set-TaskDefinitionStore -RemovalDelay 0
            $null = Get-TaskDefinition web:1 -ErrorAction Ignore
            $all = Get-TaskDefinitionHistory -Oldest | Select-Object Sequence, Time, Event, Name, By, Host, ProcessId, Note | ConvertTo-Json -Compress
            $all | Should -Match 'for the sale'
            $optimized = Optimize-TaskDefinitionStore
            $optimized.Generation | Should -BeGreaterThan 1
            Get-TaskDefinitionHistory -Oldest | Select-Object Sequence, Time, Event, Name, By, Host, ProcessId, Note | ConvertTo-Json -Compress | Should -Be $all

            $null = Add-Revision late
            Wait-Output 8

            # An enumeration that begins before waits for more.
            $shell.Stop()
            $output | ForEach-Object ToString | Should -Be 'Registered web:1', 'Registered web:2', 'Registered api:1', 'Tagged web:2', 'Deregistered web:1',
            'DeleteRequested web:1', 'Removed web:1', 'Registered late:1'
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }

    It 'refuses what names no revision and no family' {
        foreach ($name in 'web:0', 'web:*', 'w[eb') {
            $failures = Get-Failure { Get-TaskDefinitionHistory $name | Should -BeNullOrEmpty }
            $failures | Should -HaveCount 1 -Because $name
            $failures[0].TargetObject | Should -Be $name
            $failures[0].Exception | Should -BeOfType EcsTaskDef.Errors.EcsException
        }
    }

    It 'completes names' {
        Get-Completion 'Get-TaskDefinitionHistory a' | Should -Be 'api'
    }
}
