# The files of about_EcsTaskDef_Testing, run as a reader would: in a folder of their own, by Invoke-Pester. A block of code that
# begins with a file's name is that file.
Describe 'about_EcsTaskDef_Testing' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $files = @{}
        $name = $null
        foreach ($line in Get-Content -LiteralPath (Join-Path $PSScriptRoot '../../docs/en-US/about_EcsTaskDef_Testing.md')) {
            if ($line -match '^    # (\S+\.ps1)$') { $files[($name = $Matches[1])] = @(); continue }
            if ($line -match '^\S') { $name = $null }
            if ($name) { $files[$name] += $line -replace '^    ' }
        }
        foreach ($name in $files.Keys) { Set-Content -LiteralPath (Join-Path $TestDrive $name) -Value $files[$name] }
    }

    It 'has files that pass' {
        # <folder>/EcsTaskDef/<version>, as Install-Module lays it out.
        $folder = Split-Path (Split-Path (Get-Module EcsTaskDef).ModuleBase)
        $command = @"
`$env:PSModulePath = '$folder' + [IO.Path]::PathSeparator + `$env:PSModulePath
Import-Module '$((Get-Module Pester).Path)'
`$result = Invoke-Pester -Path . -PassThru -Output None
foreach (`$failed in @(`$result.Failed) + `$result.FailedBlocks + `$result.FailedContainers) { "`$(`$failed): `$(`$failed.ErrorRecord)" }
"`$(`$result.Containers.Count) files, `$(`$result.PassedCount) passed, `$(`$result.SkippedCount) skipped of `$(`$result.TotalCount)"
"@
        Push-Location -LiteralPath $TestDrive
        try {
            $printed = (& (Get-Shell) -NoProfile -NonInteractive -Command $command) -join "`n"
        }
        finally { Pop-Location }
        if ($printed -notmatch '\A(\d+) files, (\d+) passed, (\d+) skipped of (\d+)\z') { throw $printed }
        $containers, $passed, $skipped, $total = [int[]] $Matches[1..4]
        $containers | Should -Be @($files.Keys -like '*.Tests.ps1').Count
        $passed + $skipped | Should -Be $total
        $passed | Should -BeGreaterThan 8
    }
}
