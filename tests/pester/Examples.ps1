# Reads the examples of a page and runs them; Examples.Tests.ps1 says how they are written.

function Read-ExamplePage([string] $Path) {
    $page = @{ Name = Split-Path -Leaf $Path; Setup = ''; Examples = [System.Collections.Generic.List[hashtable]]::new() }
    $example = $null
    $command = $null
    $isOutput = $false
    $fence = ''
    $text = (Get-Content -LiteralPath $Path -Raw -Encoding utf8) -replace "`r"
    $comments = [regex]::new('<!--\s*(setup|varies|not run):\s*(.*?)\s*-->', 'Singleline')

    # Each comment becomes one line of its own, so that the rest goes line by line.
    $found = [System.Collections.Generic.List[object]]::new()
    $text = $comments.Replace($text, { param($match) $found.Add($match); "<comment $($found.Count - 1)>" })
    foreach ($line in $text -split "`n") {
        if ($line -match '^<comment (\d+)>$') {
            $kind = $found[[int] $Matches[1]].Groups[1].Value
            $value = $found[[int] $Matches[1]].Groups[2].Value
            if ($kind -eq 'setup') {
                if ($example) { $example.Setup = $value } else { $page.Setup = $value }
            }
            elseif ($kind -eq 'varies') { $example.Varies += $value }
            else { $example.NotRun = $value }
        }
        elseif ($fence -and $line -eq '```') {
            # A block of code without prompts is one command; the block of text behind it is what it prints.
            if ($fence -eq 'powershell' -and $block -and $block[0] -notlike 'PS> *') {
                $command = @{ Text = $block -join "`n"; Output = '' }
                $example.Commands += $command
            }
            elseif ($fence -eq 'text') { $command.Output = $block -join "`n" }
            $fence = ''
            $isOutput = $false
        }
        elseif (-not $fence -and $line -match '^```(\w+)$') {
            $fence = $Matches[1]
            $block = @()
        }
        elseif ($fence -in 'powershell', 'text' -and $line -notmatch '^(PS|>)> ' -and -not $isOutput) { $block += $line }
        elseif ($line -match '^#{2,3} (.+)$') {
            $example = @{ Page = $page.Name; Title = $Matches[1]; Setup = ''; Varies = @(); NotRun = ''; Commands = @() }
            $page.Examples.Add($example)
            if ($line -eq '## EXAMPLES') { $page.Examples.Remove($example); $example = $null }
            $isOutput = $false
        }
        elseif ($line -match '^(    )?PS> (.*)$') {
            $indent = "$($Matches[1])"
            $command = @{ Text = $Matches[2]; Output = '' }
            $example.Commands += $command
            $isOutput = $true
        }
        elseif ($isOutput -and ($line.StartsWith('```') -or ($indent -and $line -and -not $line.StartsWith($indent)))) {
            $isOutput = $false
        }
        elseif ($isOutput -and $line -match "^$indent>> ?(.*)$") { $command.Text += "`n" + $Matches[1] }
        elseif ($isOutput) { $command.Output += $line.Substring([Math]::Min($indent.Length, $line.Length)) + "`n" }
    }

    $page.Examples = @($page.Examples | Where-Object { $_.Commands })
    $page
}

# Runs the pages in a PowerShell of their own, whose host prints what a user would see; answers the printed text of each
# command by 'page|title'.
function Invoke-ExamplePage($Pages, [string] $Module, [string] $Folder) {
    $work = Join-Path $Folder 'examples.json'
    $Pages | Where-Object { $_.Examples } | ConvertTo-Json -Depth 8 -AsArray | Set-Content -LiteralPath $work
    $lines = & (Get-Shell) -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot 'Invoke-Example.ps1') $work $Module
    $printed = @{}
    $texts = $null
    foreach ($line in $lines) {
        if ($line -match '^@@ (.+)$') {
            if (-not $printed.ContainsKey($Matches[1])) { $printed[$Matches[1]] = [System.Collections.Generic.List[string]]::new() }
            $texts = $printed[$Matches[1]]
            $texts.Add('')
        }
        elseif ($null -ne $texts) { $texts[-1] += "$line`n" }
    }
    $printed
}

# What a page shows of a time is what is printed then: a date for a date, and on the README 'just now' for a moment ago.
function ConvertTo-Comparable([string] $Text, [string[]] $Varies, [bool] $AsPrinted) {
    foreach ($pattern in $Varies) { $Text = $Text -replace $pattern, '~' }
    $Text -replace 'just now|\d+ (min|h|d) ago', $(if ($AsPrinted) { 'ago' } else { '~' }) -replace '\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?', '~' `
        -replace '\d+/\d+/\d{4} \d+:\d\d:\d\d(\s[AP]M)?( [+-]\d\d:\d\d)?', '~' `
        -replace 'user/[\w.-]+', 'user/~' -replace '\s' -replace '\\', '/'
}

function ConvertTo-ExpectedPattern([string] $Text, [string[]] $Varies, [bool] $AsPrinted) {
    $parts = @($Text -split '(?m)^\.\.\.$' | ForEach-Object { [regex]::Escape((ConvertTo-Comparable $_ $Varies $AsPrinted)) })
    '^' + ($parts -join '.*') + '$'
}
