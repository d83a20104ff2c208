# The story of about_EcsTaskDef_Production, as a reader would follow it, with this module's own endpoint in the place of the account.
# Windows PowerShell has only stores on disk.
if ($PSVersionTable.PSEdition -eq 'Desktop' -or $env:ECSTASKDEF_EDITION -eq 'Desktop') { return }

Describe 'about_EcsTaskDef_Production' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Use-NewStore
        foreach ($n in 1..9) {
            foreach ($family in 'web', 'api', 'batch') {
                $null = Register-TaskDefinition -InputObject (New-Definition $family @{ cpu = "$(128 * $n)" }) -Region eu-west-1
            }
        }
        $null = New-ContainerCluster default -Region eu-west-1
        $null = New-ContainerService -ServiceName shop -TaskDefinition web:2 -DesiredCount 2 -Region eu-west-1
        $null = Start-ContainerTask api:1 -Region eu-west-1
        $production = (Get-TaskDefinitionStore).Path
        $server = Start-TaskDefinitionServer
        $folder = Join-Path $TestDrive 'story'
        $null = New-Item -ItemType Directory $folder

        # The page's files and its commands, with the endpoint for the account.
        $files = @{}
        $commands = @()
        $name = $null
        foreach ($line in Get-Content -LiteralPath (Join-Path $PSScriptRoot '../../docs/en-US/about_EcsTaskDef_Production.md')) {
            if ($line -match '^    # (\S+\.ps1)$') { $files[($name = $Matches[1])] = @(); continue }
            if ($line -match '^\S') { $name = $null }
            if ($name) { $files[$name] += $line -replace '^    ' }
            elseif ($line -match '^    (\S.*)$') { $commands += $Matches[1] -replace 'aws:prod', $server.Url }
        }
        foreach ($name in $files.Keys) { Set-Content -LiteralPath (Join-Path $folder $name) -Value $files[$name] }

        function Invoke-Step([string] $Command) {
            Push-Location -LiteralPath $folder
            try { Invoke-Expression $Command } finally { Pop-Location }
        }
        function Get-Active { Get-TaskDefinition -Store $production -Region eu-west-1 | ForEach-Object Name }
    }
    AfterAll {
        Stop-TaskDefinitionServer
        Set-TaskDefinitionStore -Reset
    }

    It 'has its commands in this order' {
        $commands.Count | Should -Be 4
        $commands[0] | Should -BeLike 'Copy-TaskDefinitionStore *'
        $commands[1] | Should -BeLike 'Limit-TaskDefinitionFamily * -PlanOnly *'
        $commands[2] | Should -BeLike './Clear-Registry.ps1 * -WhatIf'
        $commands[3] | Should -BeLike './Clear-Registry.ps1 *'
    }

    It 'copies production' {
        $copy = Invoke-Step $commands[0]
        $copy.RevisionCount, $copy.ServiceCount, $copy.TaskCount | Should -Be 27, 1, 3
    }

    It 'has tests that pass on the copy, and change neither it nor production' {
        $before = Get-Active
        $module = Split-Path (Split-Path (Get-Module EcsTaskDef).ModuleBase)
        $command = @"
`$env:PSModulePath = '$module' + [IO.Path]::PathSeparator + `$env:PSModulePath
Import-Module '$((Get-Module Pester).Path)'
`$result = Invoke-Pester -Path . -PassThru -Output None
foreach (`$failed in @(`$result.Failed) + `$result.FailedBlocks + `$result.FailedContainers) { "`$(`$failed): `$(`$failed.ErrorRecord)" }
"`$(`$result.PassedCount) of `$(`$result.TotalCount)"
"@
        Push-Location -LiteralPath $folder
        try { $printed = (& (Get-Shell) -NoProfile -NonInteractive -Command $command) -join "`n" }
        finally { Pop-Location }
        $printed | Should -Be '5 of 5'
        Get-Active | Should -Be $before
        @(Get-TaskDefinition -Store (Join-Path $folder 'prod-copy') -Region eu-west-1).Count | Should -Be 27
    }

    It 'has a plan that is the same on the copy as at production' {
        $there = Invoke-Step $commands[1]
        $here = Invoke-Step ($commands[1] -replace '\./prod-copy', $server.Url)
        ($there | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) |
            Should -Be ($here | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" })
    }

    It 'changes nothing with -WhatIf' {
        $before = Get-Active
        $planned = Invoke-Step $commands[2]
        @($planned | Where-Object Action -eq 'Deregister').Count | Should -Be 10
        Get-Active | Should -Be $before
    }

    It 'does what it planned' {
        @(Invoke-Step $commands[3]).Count | Should -Be 10
        $left = @(Get-Active)
        $left.Count | Should -Be 17
        'web:2', 'api:1' | ForEach-Object { $_ | Should -BeIn $left }
        Invoke-Step $commands[3] | Should -BeNullOrEmpty
    }
}
