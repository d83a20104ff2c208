# Runs the examples of every page in docs/en-US and of the README and compares what they print.
#
# The examples of a page run one after the other in one new store, as somebody would type them. Comments in the page's source,
# which no reader sees, say what the test needs to know:
#
#     <!-- setup: code -->        runs before the first example of the page, or before the one that it stands in
#     <!-- varies: regex -->      what matches in the printed and the expected text of the example is not compared
#     <!-- not run: reason -->    no test can run this example
#
# A line 'PS> ' is typed, '>> ' goes on with it, what follows is printed. A block without prompts, which a reader can copy, is one
# command; the block of text behind it is what it prints, and without one it prints nothing. White space is not compared, nor are
# dates and user names; a line '...' stands for anything. /home/ada is the folder where the examples run; it has a copy of samples.
BeforeDiscovery {
    . $PSScriptRoot/Examples.ps1
    $root = Join-Path $PSScriptRoot '../..'
    $pages = @(Get-ChildItem -Path (Join-Path $root 'docs/en-US/*.md')) + (Get-Item -Path (Join-Path $root 'README.md')) |
        ForEach-Object { Read-ExamplePage $_.FullName }
    $examples = @($pages | ForEach-Object { $_.Examples })
}

Describe 'Examples' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        . $PSScriptRoot/Examples.ps1
        $pages = Get-ChildItem -Path (Join-Path $PSScriptRoot '../../docs/en-US/*.md') |
            ForEach-Object { Read-ExamplePage $_.FullName }
        $pages = @($pages) + (Read-ExamplePage (Join-Path $PSScriptRoot '../../README.md'))
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
        $printed = Invoke-ExamplePage $pages $module $TestDrive
    }

    It 'the README has no hidden set-up, and a language for each block' {
        $text = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot '../../README.md')
        $text | Should -Not -Match '<!--\s*setup'
        $text | Should -Not -MatchExactly '(?m)^    (PS>|\./|dotnet|aws)'
        $fences = @([regex]::Matches($text, '(?m)^```(.*)$') | ForEach-Object { $_.Groups[1].Value.Trim() })
        $fences.Count % 2 | Should -Be 0
        for ($i = 0; $i -lt $fences.Count; $i += 2) { $fences[$i] | Should -BeIn 'powershell', 'text', 'sh' }
        foreach ($match in [regex]::Matches($text, 'samples/\w+\.\w+')) { Join-Path $PSScriptRoot "../../$($match.Value)" | Should -Exist }
        @(Get-ChildItem (Join-Path $PSScriptRoot '../../samples')).Count | Should -Be 3
    }

    It '<Page>, <Title>' -ForEach $examples {
        if ($NotRun) { Set-ItResult -Skipped -Because $NotRun }
        $runs = @($Printed["$Page|$Title"])
        for ($i = 0; $i -lt $Commands.Count; $i++) {
            $actual = ConvertTo-Comparable $runs[$i] $Varies ($Page -eq 'README.md')
            $expected = ConvertTo-ExpectedPattern $Commands[$i].Output $Varies ($Page -eq 'README.md')
            if ($actual -notmatch $expected) {
                throw "PS> $($Commands[$i].Text)`nprinted`n$($runs[$i])`nbut the page has`n$($Commands[$i].Output)"
            }
        }
    }

    # What people copy runs on their production: a container that is written down again has lost its ports, secrets and logs.
    It 'has no example that writes the containers of a family down again' {
        $wrong = foreach ($page in $pages) {
            $there = @()
            $steps = @(@{ Text = $page.Setup; IsSetup = $true })
            foreach ($example in $page.Examples) {
                $steps += @{ Text = $example.Setup; IsSetup = $true }
                foreach ($command in $example.Commands) { $steps += @{ Text = $command.Text; IsSetup = $false } }
            }

            foreach ($step in $steps) {
                $families = [regex]::Matches($step.Text, 'Register-TaskDefinition -Family (\w+)[^\n]* -ContainerDefinition') |
                    ForEach-Object { $_.Groups[1].Value }
                if (-not $step.IsSetup) {
                    if ($families | Where-Object { $_ -in $there }) { "$($page.Name): $($step.Text)" }
                    if ($step.Text -match '\.ContainerDefinitions? *= *@') { "$($page.Name): $($step.Text)" }
                }
                $there += $families
            }
        }
        $wrong | Should -BeNullOrEmpty
    }
}
