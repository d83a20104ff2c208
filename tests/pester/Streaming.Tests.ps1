# 10,000 objects go through in constant memory, and Ctrl+C stops at once and leaves whole changes only.
Describe 'Streaming' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # A family as an export has it; 4 KB a revision, so that holding 10,000 of them shows.
        function New-Archive([string] $Path, [string] $Family, [int] $Count) {
            $text = 'x' * 4000
            $writer = [System.IO.StreamWriter]::new($Path)
            try {
                $writer.WriteLine('{"format":1,"account":"000000000000","region":"us-east-1","family":"' + $Family + '","latestRevision":' + $Count + '}')
                for ($i = 1; $i -le $Count; $i++) {
                    $writer.WriteLine('{"taskDefinition":{"family":"' + $Family + '","revision":' + $i + ',"containerDefinitions":[{"name":"app","image":"nginx:1","memory":64,"environment":[{"name":"T","value":"' + $text + '"}]}]}}')
                }
            }
            finally { $writer.Dispose() }
        }

        # How much memory is held at the given counts of what comes.
        function Measure-Memory([int[]] $At) {
            begin { $seen = 0; $held = @() }
            process { if (++$seen -in $At) { $held += [System.GC]::GetTotalMemory($true) } }
            end { $seen | Should -Be $At[-1]; $held }
        }

        # Stops a script after a while, or as soon as it has answered something, and tells how long that took in seconds.
        function Stop-Midway([string] $Script, [int] $After = -1) {
            $shell = New-Shell $Script
            try {
                $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
                $running = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
                $clock = [System.Diagnostics.Stopwatch]::StartNew()
                while (-not $running.IsCompleted -and $clock.ElapsedMilliseconds -lt $(if ($After -ge 0) { $After } elseif ($output.Count) { 0 } else { 60000 })) { Start-Sleep -Milliseconds 5 }
                $clock.Restart()
                $shell.Stop()
                $clock.Elapsed.TotalSeconds
            }
            finally { $shell.Dispose() }
        }

        $script:Archive = Join-Path $TestDrive 'big.jsonl'
        New-Archive $Archive big 10000

        # Imported once; each test works on a copy of its own.
        Use-NewStore
        $null = Import-TaskDefinition $Archive -KeepRevision -Confirm:$false
        $script:Imported = (Get-TaskDefinitionStore).Path
        function Use-BigStore { Copy-Item -LiteralPath $Imported -Destination (Get-TaskDefinitionStore).Path -Recurse }
        $script:MiB = 1024 * 1024

        # A stop that comes while the module is still being imported waits for that: under Wine, beside other work, ten seconds.
        $script:Patience = 30
    }
    BeforeEach { Use-NewStore }

    It 'reads, exports and deregisters 10,000 revisions in the memory of 1,000' {
        Use-BigStore
        $held = Get-TaskDefinition big | Measure-Memory 1000, 10000
        ($held[1] - $held[0]) / $MiB | Should -BeLessThan 24

        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $held = Export-TaskDefinition big $folder | Measure-Memory 1000, 10000
        ($held[1] - $held[0]) / $MiB | Should -BeLessThan 24
        Remove-Item -LiteralPath $folder -Recurse

        # The index of what has changed since the last checkpoint is in memory; it is no larger for larger definitions.
        $held = Get-TaskDefinition big | Unregister-TaskDefinitionRevision | Measure-Memory 1000, 10000
        ($held[1] - $held[0]) / $MiB | Should -BeLessThan 24
    }

    It 'registers and imports in constant memory' {
        $part = Join-Path $TestDrive 'part.jsonl'
        New-Archive $part part 4000
        $held = Import-TaskDefinition $part -Confirm:$false | Measure-Memory 400, 4000
        ($held[1] - $held[0]) / $MiB | Should -BeLessThan 14
        $text = 'x' * 4000
        $held = 1..4000 | ForEach-Object { '{"family":"more","containerDefinitions":[{"name":"app","image":"nginx:1","memory":64,"environment":[{"name":"T","value":"' + $text + $_ + '"}]}]}' } |
            Register-TaskDefinition | Measure-Memory 400, 4000
        ($held[1] - $held[0]) / $MiB | Should -BeLessThan 14
    }

    It 'stops in the middle of <Script>' -ForEach @(
        @{ Script = 'Get-TaskDefinition big' }
        @{ Script = 'Get-TaskDefinition -Image none*'; After = 400 }
        @{ Script = 'Get-TaskDefinitionHistory' }
        @{ Script = 'Get-TaskDefinitionUsage big' }
        @{ Script = 'Export-TaskDefinition big $Folder' }
        @{ Script = 'Export-TaskDefinition -All $Folder'; After = 300 }
        @{ Script = 'Test-TaskDefinitionStore'; After = 300 }
        @{ Script = 'Backup-TaskDefinitionStore $Folder'; After = 300 }
    ) {
        Use-BigStore
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Stop-Midway $Script.Replace('$Folder', $folder) @(if ($After) { $After } else { -1 })[0] | Should -BeLessThan $Patience
        Get-ChildItem -Path "$folder*" -Filter *.tmp -Recurse -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'leaves whole batches of what the pipeline brought' {
        Use-BigStore
        Stop-Midway 'Get-TaskDefinition big | Unregister-TaskDefinitionRevision' | Should -BeLessThan $Patience
        $inactive = (Get-TaskDefinitionFamily big).InactiveCount
        $inactive | Should -BeGreaterThan 0
        $records = @(Get-TaskDefinitionHistory big -Event Deregistered)
        $records.Count | Should -BeGreaterOrEqual $inactive

        # Each change is what came together: numbers without a gap, at most 1,000, up to where it stopped.
        foreach ($change in $records | Group-Object Sequence) {
            $numbers = @($change.Group.Revision | Sort-Object)
            $numbers.Count | Should -BeLessOrEqual 1000
            $numbers[-1] - $numbers[0] + 1 | Should -Be $numbers.Count
        }
        Test-TaskDefinitionStore -Quiet | Should -BeTrue
        Get-TaskDefinition big | Unregister-TaskDefinitionRevision | Measure-Object | ForEach-Object Count | Should -BeLessOrEqual (10000 - $inactive)
        (Get-TaskDefinitionFamily big).InactiveCount | Should -Be 10000
    }

    It 'leaves one change whole or undone when stopped after <After> ms: <Script>' -ForEach @(
        foreach ($after in 0, 250, 700) {
            @{ After = $after; Script = 'Unregister-TaskDefinitionRevision (1..10000 | ForEach-Object { "big:$_" })'; Count = { (Get-TaskDefinitionFamily big).InactiveCount }; Whole = 10000 }
            @{ After = $after; Script = 'Limit-TaskDefinitionFamily big -Keep 100 -Force'; Count = { (Get-TaskDefinitionFamily big).InactiveCount }; Whole = 9900 }
            @{ After = $after; Script = 'Import-TaskDefinition $Archive -KeepRevision -Confirm:$false'; Count = { @(Get-TaskDefinitionFamily 'big*').ActiveCount + 0 }; Whole = 10000; Empty = $true }
        }
    ) {
        if (-not $Empty) { Use-BigStore }
        Stop-Midway $Script.Replace('$Archive', "'$Archive'") $After | Should -BeLessThan $Patience
        & $Count | Should -BeIn 0, $Whole
        Test-TaskDefinitionStore -Quiet -ErrorAction Ignore | Should -BeIn $true, $false
        & $Count | Should -BeIn 0, $Whole
    }

    It 'stops while another process holds the lock' -Skip:($IsWindows -or $PSVersionTable.PSVersion.Major -lt 7) {
        $null = Add-Revision web 2
        $lock = Join-Path (Get-TaskDefinitionStore).Path 'us-east-1/lock'
        $held = [System.IO.File]::Open($lock, 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            foreach ($script in 'Unregister-TaskDefinitionRevision web:1', '1..2 | ForEach-Object { "web:$_"; Start-Sleep -Milliseconds 600 } | Unregister-TaskDefinitionRevision', 'Add-TaskDefinitionTag web:1 @{ a = 1 }', 'Limit-TaskDefinitionFamily web -Keep 1 -Force') {
                Stop-Midway $script 1500 | Should -BeLessThan 10 -Because $script
            }
        }
        finally { $held.Dispose() }
    }
}
