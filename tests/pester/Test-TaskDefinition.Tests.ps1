Describe 'Test-TaskDefinition' {
    . $PSScriptRoot/Findings.ps1

    Context 'the answer' {
        It 'tests once for each JSON value, however the text comes' {
            $warnings = @(Get-Content -LiteralPath $bad | Test-TaskDefinition 3>&1).Where({ $_ -is [System.Management.Automation.WarningRecord] })
            $warnings.Count | Should -Be 1
            Get-Content -LiteralPath $bad, $good | Test-TaskDefinition -Quiet | Should -BeFalse
        }

        It 'is one Boolean that a condition reads as it is meant: <Name>' -ForEach @(
            @{ Name = 'good'; Script = { Test-TaskDefinition $good }; Answer = $true }
            @{ Name = 'bad'; Script = { Test-TaskDefinition $bad }; Answer = $false }
            @{ Name = 'good and good'; Script = { Test-TaskDefinition $good, $good }; Answer = $true }
            @{ Name = 'bad and bad'; Script = { Test-TaskDefinition $bad, $bad }; Answer = $false }
            @{ Name = 'good and bad'; Script = { Test-TaskDefinition (Join-Path $folder '*.json') }; Answer = $false }
            @{ Name = 'piped, good and bad'; Script = { Get-ChildItem $folder -Filter *.json | Test-TaskDefinition }; Answer = $false }
            @{ Name = 'piped text'; Script = { Get-Content $good | Test-TaskDefinition }; Answer = $true }
            @{ Name = 'text behind a blank line'; Script = { @('') + (Get-Content $good) | Test-TaskDefinition }; Answer = $true }
            @{ Name = 'text that ends too early'; Script = { '{ "family": "web",' | Test-TaskDefinition }; Answer = $false }
            @{ Name = 'an object'; Script = { New-GoodDefinition | Test-TaskDefinition }; Answer = $true }
            @{ Name = 'JSON'; Script = { Test-TaskDefinition -Json $goodJson }; Answer = $true }
            @{ Name = 'members'; Script = { Test-TaskDefinition -Family web -ContainerDefinition @{ Name = 'app'; Image = 'nginx:1.27' } }; Answer = $false }
            @{ Name = 'a literal path'; Script = { Test-TaskDefinition -LiteralPath $good }; Answer = $true }
            @{ Name = 'a file that is missing'; Script = { Test-TaskDefinition (Join-Path $folder no.json) }; Answer = $false }
            @{ Name = 'good and missing'; Script = { Test-TaskDefinition $good, (Join-Path $folder no.json) }; Answer = $false }
            @{ Name = 'a wildcard that matches nothing'; Script = { Test-TaskDefinition (Join-Path $folder 'no*.json') }; Answer = $false }
            @{ Name = 'an empty pipeline'; Script = { @() | Test-TaskDefinition }; Answer = $false }
            @{ Name = 'nothing'; Script = { Test-TaskDefinition }; Answer = $false }
        ) {
            $ErrorActionPreference = 'SilentlyContinue'
            $answers = @(& $Script 3>$null)
            $answers | Should -HaveCount 1
            $answers[0] | Should -BeOfType bool
            $answers[0] | Should -Be $Answer
            $taken = if (& $Script 3>$null 2>$null) { 'then' } else { 'else' }
            $taken | Should -Be $(if ($Answer) { 'then' } else { 'else' })
        }

        It 'is for each file where each is asked about' {
            (Get-ChildItem $folder -Filter *.json | Where-Object { Test-TaskDefinition $_ 3> $null }).FullName | Should -Be $good
        }

        It 'counts errors always, and beside them what -Severity says' {
            $warned = New-GoodDefinition
            $warned.containerDefinitions[0].image = 'nginx:latest'
            $warned | Test-TaskDefinition -Quiet | Should -BeTrue
            $warned | Test-TaskDefinition -Quiet -Severity Warning | Should -BeFalse
            $warned | Test-TaskDefinition -Quiet -Severity Error, Warning | Should -BeFalse
            $warned | Test-TaskDefinition -Quiet -Severity Error, Info | Should -BeTrue
            $warned.containerDefinitions[0].image = ''
            $warned | Test-TaskDefinition -Quiet -Severity Info | Should -BeFalse
        }

        It 'judges with -Family, -Tag and the region of the line' {
            Test-TaskDefinition $good -Family 'not good' 3> $null | Should -BeFalse
            Test-TaskDefinition $good -Tag @{ 'aws:team' = 'web' } 3> $null | Should -BeFalse
            Test-TaskDefinition $good -Region eu-west-1 | Should -BeTrue
            { Test-TaskDefinition $good -Region eu-west-11 } | Should -Throw -ErrorId 'RegionNotListed,*'
        }

        It 'decides about a pipeline by its exit code' {
            $module = (Get-Module EcsTaskDef).Path | Split-Path | Split-Path
            $script = { param($file) "Import-Module '$module/EcsTaskDef.psd1'; if (-not (Test-TaskDefinition '$file' -Store '$folder/none')) { exit 1 }" }
            $null = & (Get-Shell) -NoProfile -NonInteractive -Command (& $script $good)
            $LASTEXITCODE | Should -Be 0
            $null = & (Get-Shell) -NoProfile -NonInteractive -Command (& $script $bad)
            $LASTEXITCODE | Should -Be 1
            $null = & (Get-Shell) -NoProfile -NonInteractive -Command (& $script "$folder/no.json") 2>&1
            $LASTEXITCODE | Should -Be 1
        }
    }

    Context 'what it says beside it' {
        It 'warns of what was refused and where to look; with -Quiet it does not' {
            $warnings = @(Test-TaskDefinition $good, $bad 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })
            $warnings | Should -HaveCount 1
            "$($warnings[0])" | Should -BeLike "*bad.json: ECS would refuse it, for * reasons. Get-TaskDefinitionFinding lists them*"
            @(Test-TaskDefinition $good, $bad -Quiet 3>&1) | Should -Be @($false)
        }

        It 'says which file is missing' {
            $failures = @()
            Test-TaskDefinition -LiteralPath (Join-Path $folder 'no.json'), $good -Quiet -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeFalse
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,EcsTaskDef.PowerShell.Commands.TestTaskDefinitionCommand'
        }
    }
}
