# Runs the examples of pages for Examples.Tests.ps1. A line '@@ page|title' goes before what each command prints.
param([string] $Work, [string] $Module)

$PSStyle.OutputRendering = 'PlainText'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
Import-Module $Module

# A warning as a host shows it; everything else as it is.
filter Show-AsHost { if ($_ -is [System.Management.Automation.WarningRecord]) { "WARNING: $_" } else { $_ } }

$places = Join-Path (Split-Path $Work) 'home'

foreach ($page in Get-Content -LiteralPath $Work -Raw | ConvertFrom-Json) {
    $folder = Join-Path $places ([guid]::NewGuid().ToString('n'))
    $null = New-Item -ItemType Directory -Path $folder
    Set-Location -LiteralPath $folder
    Copy-Item -LiteralPath (Join-Path $PSScriptRoot '../../samples') -Destination $folder -Recurse
    $env:ECSTASKDEF_STORE = Join-Path $folder '.local/share/ecs-task-def'
    Set-TaskDefinitionStore -Reset
    $global:Error.Clear()
    & {
        # A setup that fails is seen in the first example.
        $setup = $page.Setup
        foreach ($example in $page.Examples) {
            if ($example.NotRun) { continue }
            foreach ($code in $setup, $example.Setup) {
                if (-not $code) { continue }
                $failures = . ([scriptblock]::Create($code)) 3>$null 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
                if ($failures) { [Console]::Error.WriteLine("The setup of $($page.Name), $($example.Title): $failures") }
            }
            $setup = ''
            foreach ($command in $example.Commands) {
                [Console]::Out.WriteLine("@@ $($page.Name)|$($example.Title)")
                $text = try { . ([scriptblock]::Create($command.Text)) *>&1 | Show-AsHost | Out-String -Width 250 } catch { $_ | Out-String -Width 250 }
                [Console]::Out.WriteLine($text.Replace($folder, '/home/ada'))
            }
        }
    }
    Stop-TaskDefinitionServer
}
