#Requires -Version 5.1
<#
.SYNOPSIS
Runs the Pester suite on a packaged module. The exit code is the number of failed tests, at most 250.
#>
[CmdletBinding()]
param(
    # The folder of the package: the one with EcsTaskDef.psd1.
    [Parameter(Mandatory)]
    [string] $ModulePath,

    # A folder of modules with the Pester to use (Pester.csproj makes them); by default the newest that is installed.
    [string] $PesterFolder,

    # Where the results go as NUnit XML; none by default.
    [string] $ResultPath,

    # The build to test: Core (net8.0) or Desktop (netstandard2.0). By default the one that the host would take.
    [ValidateSet('Core', 'Desktop')]
    [string] $Edition,

    # Only these test files, by name without .Tests.ps1; wildcards. With -File, PowerShell takes no lists: commas part them too.
    [string[]] $Name = '*'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if ($Edition) { $env:ECSTASKDEF_EDITION = $Edition }
foreach ($variable in 'ECSTASKDEF_STORE', 'ECSTASKDEF_REGION', 'ECSTASKDEF_ACCOUNT', 'AWS_REGION', 'AWS_DEFAULT_REGION') {
    Remove-Item -LiteralPath "env:$variable" -ErrorAction Ignore
}

if ($PesterFolder) { $env:PSModulePath = $PesterFolder + [System.IO.Path]::PathSeparator + $env:PSModulePath }
Import-Module -Name Pester -MinimumVersion 5.0
Import-Module -Name (Join-Path (Resolve-Path -LiteralPath $ModulePath) 'EcsTaskDef.psd1') -Force

$files = @(Get-ChildItem -LiteralPath $PSScriptRoot -Filter *.Tests.ps1 | Where-Object {
        $file = $_.Name -replace '\.Tests\.ps1$'
        @($Name -split ',' | Where-Object { $file -like $_ }).Count -gt 0
    })
if ($files.Count -eq 0) { throw "There is no test file with the name $($Name -join ', ') in '$PSScriptRoot'." }
$configuration = New-PesterConfiguration
$configuration.Run.Path = [string[]] $files.FullName
$configuration.Run.PassThru = $true

# A line for each file: where a run hangs, the last one says where.
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = $ResultPath
}

# The tests run as users' sessions do.
Set-StrictMode -Off
$result = Invoke-Pester -Configuration $configuration
"Pester $($result.Version), PowerShell $($PSVersionTable.PSVersion), $((Get-Command Get-TaskDefinition).DLL)"
'Slowest files in seconds: ' + (@($result.Containers | Sort-Object Duration -Descending | Select-Object -First 8 |
            ForEach-Object { '{0} {1:N0}' -f ($_.Item.Name -replace '\.Tests\.ps1$'), $_.Duration.TotalSeconds }) -join ', ')
foreach ($test in $result.Failed) {
    "FAILED $($test.ExpandedPath)"
    foreach ($failure in $test.ErrorRecord) { "    $($failure.DisplayErrorMessage)" -replace "`n", "`n    " }
}
foreach ($container in $result.FailedContainers) { "FAILED $($container.Item): $($container.ErrorRecord)" }
foreach ($block in $result.FailedBlocks) {
    foreach ($failure in $block.ErrorRecord) { "FAILED $($block.ExpandedPath): $failure" }
}
foreach ($test in $result.Skipped) {
    "SKIPPED $($test.ExpandedPath): $("$(@($test.ErrorRecord)[0])" -replace '^is skipped, because ')"
}

$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
"Tests Passed: $($result.PassedCount), Failed: $failed, Skipped: $($result.SkippedCount)"
exit [Math]::Min($failed, 250)
