# What the test files share. Each test works in a store of its own.

function Use-NewStore {
    $script:Store = Join-Path 'TestDrive:' ([guid]::NewGuid().ToString('n'))
    Set-TaskDefinitionStore -Reset
    Set-TaskDefinitionStore -Store $script:Store -Region us-east-1
}

# The PowerShell to start a process of its own with: this one. The path of this process is 'dotnet' where PowerShell is a dotnet tool.
function Get-Shell {
    $name = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
    Join-Path $PSHOME $(if ([System.IO.Path]::DirectorySeparatorChar -eq '\') { "$name.exe" } else { $name })
}

# Sets an environment variable of this process, or removes it: .NET makes an empty one of PowerShell's $null, which the AWS CLI takes for a
# profile without a name.
function Set-EnvironmentVariable([string] $Name, $Value) {
    if ($null -eq $Value) { Remove-Item -LiteralPath "env:$Name" -ErrorAction Ignore } else { Set-Item -LiteralPath "env:$Name" -Value $Value }
}

function New-Definition([string] $Family = 'web', [hashtable] $More = @{}) {
    $definition = @{
        family               = $Family
        containerDefinitions = @(@{ name = 'app'; image = 'nginx:1.27'; memory = 64 })
    }
    foreach ($name in $More.Keys) { $definition[$name] = $More[$name] }
    $definition
}

# Registers so many revisions of a family and answers them.
function Add-Revision([string] $Family = 'web', [int] $Count = 1) {
    for ($i = 0; $i -lt $Count; $i++) { Register-TaskDefinition -InputObject (New-Definition $Family) }
}

# The errors that a command writes without being stopped by them.
function Get-Failure([scriptblock] $Script) {
    $ErrorActionPreference = 'Continue'
    @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
}

# A script in a runspace of its own, on this test's store. One statement: a batch of them that is stopped brings a PowerShell
# process down.
function New-Shell([string] $Script) {
    [powershell]::Create().AddScript(@"
param(`$Module, `$Store)
Import-Module `$Module
Set-TaskDefinitionStore -Store `$Store -Region us-east-1
$Script
"@).AddArgument((Get-Module EcsTaskDef).Path).AddArgument((Get-TaskDefinitionStore).Path)
}

# Waits until something holds, for at most twenty seconds; what did not come fails in the assertion behind it.
function Wait-Until([scriptblock] $Condition) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition) -and $clock.Elapsed.TotalSeconds -lt 20) { Start-Sleep -Milliseconds 20 }
}

function Get-Completion([string] $Line) {
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
}

# The text of a file that the store has open: on Windows a program that does not share it as the store does is refused.
function Read-StoreFile([string] $Path) {
    $file = [System.IO.FileStream]::new($Path, 'Open', 'Read', 'ReadWrite, Delete')
    try { [System.IO.StreamReader]::new($file).ReadToEnd() }
    finally { $file.Dispose() }
}

function Write-StoreFile([string] $Path, [string] $Text) {
    $bytes = [System.Text.UTF8Encoding]::new($false).GetBytes($Text)
    $file = [System.IO.FileStream]::new($Path, 'Create', 'Write', 'ReadWrite, Delete')
    try { $file.Write($bytes, 0, $bytes.Length) }
    finally { $file.Dispose() }
}

# Replaces text in one change's line of the journal of us-east-1, behind the store's back.
function Edit-Journal([int] $Sequence, [string] $Old, [string] $New) {
    $journal = Join-Path (Get-TaskDefinitionStore).Path 'us-east-1/journal-1.jsonl'
    $lines = (Read-StoreFile $journal) -split "`n"
    $lines[$Sequence] = $lines[$Sequence].Replace($Old, $New)
    Write-StoreFile $journal ($lines -join "`n")
}

# Replaces text in the journal of a copy of the store and makes every checksum fit again, as somebody does who forges a backup; answers
# the copy's folder.
function New-ForgedStore([hashtable] $Replace) {
    $copy = (Backup-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))).Path
    $journal = Join-Path $copy 'us-east-1/journal-1.jsonl'
    $text = [System.IO.File]::ReadAllText($journal)
    foreach ($old in $Replace.Keys) {
        if (-not $text.Contains($old)) { throw "There is no '$old' in the journal." }
        $text = $text.Replace($old, $Replace[$old])
    }
    $table = foreach ($i in 0..255) {
        $crc = [long] $i
        foreach ($bit in 1..8) { $crc = if ($crc -band 1) { ($crc -shr 1) -bxor 0x82F63B78L } else { $crc -shr 1 } }
        $crc
    }
    $chain = 0L
    $sealed = foreach ($line in $text.TrimEnd("`n") -split "`n") {
        $body = $line.Substring(0, $line.Length - 18)
        $crc = $chain -bxor 0xFFFFFFFFL
        foreach ($byte in [System.Text.Encoding]::UTF8.GetBytes($body)) { $crc = $table[($crc -bxor $byte) -band 0xFF] -bxor ($crc -shr 8) }
        $chain = $crc -bxor 0xFFFFFFFFL
        '{0},"crc":"{1:x8}"}}' -f $body, $chain
    }
    [System.IO.File]::WriteAllText($journal, ($sealed -join "`n") + "`n")
    Get-ChildItem -LiteralPath (Split-Path $journal) -Filter checkpoint-* | Remove-Item
    $copy
}
