# Chooses the build for this host: net8.0 for PowerShell 7.4 and later, netstandard2.0 for everything older.
# ECSTASKDEF_EDITION=Desktop|Core chooses by hand, so that the tests can run the other build.
$edition = $env:ECSTASKDEF_EDITION
if ($edition -notin 'Core', 'Desktop') {
    $edition = if ($PSVersionTable.PSVersion -ge [version]'7.4') { 'Core' } else { 'Desktop' }
}

$assembly = "$PSScriptRoot/bin/$edition/EcsTaskDef.PowerShell.dll"

# PowerShell looks at every type of a module before it lets the module speak. In Windows PowerShell that look already
# needs the assemblies beside this one, so the resolver comes first; not where the language is constrained and no method may
# be called: there it has to be in the process already.
if ($edition -eq 'Desktop' -and $ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
    $null = [System.Reflection.Assembly]::LoadFrom($assembly)
    [EcsTaskDef.PowerShell.Pipeline.OwnAssemblies]::Install()
}

# Only commands from here on, for the same reason.
try { Import-Module -Name $assembly -ErrorAction Stop }
catch {
    if (Test-Path -LiteralPath $assembly) { throw }
    throw "EcsTaskDef is not built: there is no '$assembly'. Run ./build.ps1 in the module's folder and import it again."
}

Export-ModuleMember -Cmdlet '*'
