# What long commands show while they work: that it arrives, counts, and goes away. When it is shown is proven with a clock of its
# own, elsewhere; here a slow neighbour in the pipeline makes every command long.
Describe 'Progress' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # Runs a script in a runspace of its own, on this test's store, and answers its progress records.
        function Get-Progress([string] $Script, [switch] $Stop) {
            $shell = New-Shell "filter Wait-Moment { Start-Sleep -Milliseconds 150; `$_ }`n$Script"
            try {
                if ($Stop) {
                    $running = $shell.BeginInvoke()
                    $clock = [System.Diagnostics.Stopwatch]::StartNew()
                    while ($shell.Streams.Progress.Count -eq 0 -and -not $running.IsCompleted -and $clock.Elapsed.TotalSeconds -lt 60) { Start-Sleep -Milliseconds 20 }
                    $shell.Stop()
                }
                else { try { $null = $shell.Invoke() } catch { $script:Thrown = $_ } }

                # Comma: a list with one record stays a list.
                , @($shell.Streams.Progress | Where-Object Activity -NotMatch 'Preparing modules')
            }
            finally { $shell.Dispose() }
        }

        function Assert-Shown($Records, [string] $Activity, [string] $Status) {
            $shown = @($Records | Where-Object { $_.Activity -eq $Activity -and $_.RecordType -eq 'Processing' })
            $shown.Count | Should -BeGreaterThan 0
            foreach ($record in $shown) { $record.StatusDescription | Should -Match $Status }
            $Records[-1].RecordType | Should -Be 'Completed'
            $Records[-1].ActivityId | Should -Be $shown[0].ActivityId
        }
    }
    BeforeEach { Use-NewStore }

    It 'counts what <Script> does, of how many, with the time left' -ForEach @(
        @{ Script = 'Get-TaskDefinition web | Wait-Moment'; Activity = 'Reading task definitions'; Status = '^\d of 8 revisions$' }
        @{ Script = 'Get-TaskDefinition | Wait-Moment'; Activity = 'Reading task definitions'; Status = '^\d of 9 revisions$' }
        @{ Script = 'Get-TaskDefinition -First 6 | Wait-Moment'; Activity = 'Reading task definitions'; Status = '^\d of 6 revisions$' }
        @{ Script = 'Get-TaskDefinitionHistory | Wait-Moment'; Activity = 'Reading the history'; Status = '^9 of 9 changes$' }
        @{ Script = 'Get-TaskDefinitionHistory -Oldest | Wait-Moment'; Activity = 'Reading the history'; Status = '^9 of 9 changes$' }
        @{ Script = 'Export-TaskDefinition web $Exported | Wait-Moment'; Activity = 'Exporting task definitions'; Status = '^\d of 8 revisions$' }
        @{ Script = 'Add-TaskDefinitionTag (1..8 | ForEach-Object { "web:$_" }) @{ a = 1 } | Wait-Moment'; Activity = 'Adding tags'; Status = '^\d of 8 revisions$' }
        @{ Script = 'Register-TaskDefinition -Path "$Folder/*.json" | Wait-Moment'; Activity = 'Registering task definitions'; Status = '^\d of 6 task definitions$' }
        @{ Script = 'Get-TaskDefinitionFinding -Path "$Folder/*.json" | Wait-Moment'; Activity = 'Testing task definitions'; Status = '^\d of 6 task definitions$' }
        @{ Script = 'Import-TaskDefinition $Folder -Confirm:$false | Wait-Moment'; Activity = 'Importing task definitions'; Status = '^\d of 6 revisions$' }
    ) {
        $null = Add-Revision web 8
        $null = Add-Revision api
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        1..6 | ForEach-Object { New-Definition "f$_" | ConvertTo-Json -Depth 5 | Set-Content (Join-Path $folder "f$_.json") }
        $Script = $Script.Replace('$Folder', $folder).Replace('$Exported', (Join-Path $folder 'exported'))
        $records = Get-Progress $Script
        Assert-Shown $records $Activity $Status
        @($records | Where-Object RecordType -EQ 'Processing' | Where-Object { $_.PercentComplete -lt 0 -or $_.SecondsRemaining -lt 0 }) | Should -BeNullOrEmpty
    }

    It 'counts without an end what comes through the pipeline: <Script>' -ForEach @(
        @{ Script = '1..8 | Wait-Moment | ForEach-Object { @{ family = "p$_"; containerDefinitions = @(@{ name = "a"; image = "b"; memory = 64 }) } } | Register-TaskDefinition'; Activity = 'Registering task definitions'; Status = '^\d task definitions$' }
        @{ Script = 'Get-TaskDefinition web | Wait-Moment | Unregister-TaskDefinitionRevision'; Activity = 'Deregistering revisions'; Status = '^\d revisions$' }
        @{ Script = 'Get-TaskDefinition web | Wait-Moment | Compare-TaskDefinition web:1'; Activity = 'Comparing task definitions'; Status = '^\d comparisons$' }
        @{ Script = 'Get-TaskDefinitionFamily | Wait-Moment | Limit-TaskDefinitionFamily -Keep 1 -Force'; Activity = 'Limiting families'; Status = '^\d families$' }
        @{ Script = 'Get-TaskDefinitionUsage web | Wait-Moment'; Activity = 'Reading who uses what'; Status = '^\d revisions$' }
    ) {
        $null = Add-Revision web 8
        1..7 | ForEach-Object { $null = Add-Revision "more$_" }
        $records = Get-Progress $Script
        $shown = @($records | Where-Object Activity -EQ $Activity)
        $shown.Count | Should -BeGreaterThan 0
        foreach ($record in $shown) {
            $record.StatusDescription | Should -Match $Status
            $record.PercentComplete | Should -Be -1
        }
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'goes away when <Case>' -ForEach @(
        @{ Case = 'the next command has enough'; Script = 'Get-TaskDefinition web | Wait-Moment | Select-Object -First 7' }
        @{ Case = 'the next command fails'; Script = 'Get-TaskDefinition web | Wait-Moment | ForEach-Object { if ($_.Revision -eq 7) { throw "no" } }' }
        @{ Case = 'the command fails'; Script = '1..8 | Wait-Moment | ForEach-Object { if ($_ -lt 7) { "web:$_" } else { "none:$_" } } | Get-TaskDefinition -ErrorAction Stop' }
    ) {
        $null = Add-Revision web 8
        $records = Get-Progress $Script
        Assert-Shown $records 'Reading task definitions' 'revisions$'
    }

    It 'goes away when the pipeline is stopped' {
        $null = Add-Revision web 50
        $records = Get-Progress 'Get-TaskDefinition web | Wait-Moment' -Stop
        Assert-Shown $records 'Reading task definitions' '^\d+ of 50 revisions$'
    }

    It 'is silent where the session wants no progress' {
        $null = Add-Revision web 6
        Get-Progress '$ProgressPreference = "SilentlyContinue"; Get-TaskDefinition web | Wait-Moment' | Should -BeNullOrEmpty
    }

    It 'does not mix up runspaces that work at the same time: <Way>' -Skip:($PSVersionTable.PSVersion.Major -lt 7) -ForEach @(
        @{ Way = 'ForEach-Object -Parallel'; Script = '1..6 | ForEach-Object -ThrottleLimit 6 -Parallel { $n = $_; Import-Module $using:Module; Set-TaskDefinitionStore -Store $using:Store -Region us-east-1; Get-TaskDefinition web | ForEach-Object { Start-Sleep -Milliseconds 100; "$n $_" } }' }
        @{ Way = 'Start-ThreadJob'; Script = '1..6 | ForEach-Object { Start-ThreadJob -ThrottleLimit 6 { $n = $using:_; Import-Module $using:Module; Set-TaskDefinitionStore -Store $using:Store -Region us-east-1; Get-TaskDefinition web | ForEach-Object { Start-Sleep -Milliseconds 100; "$n $_" } } } | Receive-Job -Wait -AutoRemoveJob' }
    ) {
        $null = Add-Revision web 10
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($Module, $Store)' + "`n" + $Script).AddArgument((Get-Module EcsTaskDef).Path).AddArgument((Get-TaskDefinitionStore).Path)
            $found = $shell.Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $found | Should -HaveCount 60
            foreach ($n in 1..6) { @($found | Where-Object { $_ -like "$n *" }) | Should -Be @(1..10 | ForEach-Object { "$n web:$_" }) }
            $shown = @($shell.Streams.Progress | Where-Object Activity -EQ 'Reading task definitions')
            foreach ($record in $shown) { $record.StatusDescription | Should -Match '^\d+ of 10 revisions$' }
        }
        finally { $shell.Dispose() }
    }
}
