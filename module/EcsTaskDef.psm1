# Chooses the build for this host: net8.0 for PowerShell 7.4 and later, netstandard2.0 for everything older.
# ECSTASKDEF_EDITION=Desktop|Core chooses by hand, so that the tests can run the other build.
$edition = $env:ECSTASKDEF_EDITION
if ($edition -notin 'Core', 'Desktop') {
    $edition = if ($PSVersionTable.PSVersion -ge [version]'7.4') { 'Core' } else { 'Desktop' }
}

$assembly = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $edition, 'EcsTaskDef.PowerShell.dll')
if (-not [System.IO.File]::Exists($assembly)) {
    throw "EcsTaskDef is not built: there is no '$assembly'. Run ./build.ps1 in the module's folder and import it again."
}

# PowerShell looks at every type of a module before it lets the module speak. In Windows PowerShell that look already
# needs the assemblies beside this one, so the resolver comes first.
if ($edition -eq 'Desktop') {
    $null = [System.Reflection.Assembly]::LoadFrom($assembly)
    [EcsTaskDef.PowerShell.Pipeline.OwnAssemblies]::Install()
}

Import-Module -Name $assembly -ErrorAction Stop
Export-ModuleMember -Cmdlet '*'
