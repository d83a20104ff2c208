# Chooses the build for this host: net8.0 for PowerShell 7.4 and later, netstandard2.0 for everything older; on .NET 10 the images
# compiled ahead of time for this kind of machine, where there are any (docs/decisions/0010).
# ECSTASKDEF_EDITION=Desktop|Core chooses by hand, so that the tests can run the other build.
#
# Every start of a prompt pays for what stands here: the first conversion, member or comparison of a kind costs PowerShell
# milliseconds, and a name of a type in brackets is looked for in every assembly while this file is read; a text is not.
$images = $null
if (-not $env:ECSTASKDEF_EDITION -and $PSEdition -eq 'Core') {
    $runtime = [type]'System.Runtime.InteropServices.RuntimeInformation'
    if ($runtime::FrameworkDescription -like '.NET 1*') {
        $images = Import-Module -Name "$PSScriptRoot/bin/$($runtime::RuntimeIdentifier)/EcsTaskDef.PowerShell.dll" -PassThru -ErrorAction Ignore
    }
}

if (-not $images) {
    $edition = $env:ECSTASKDEF_EDITION
    if ($edition -notin 'Core', 'Desktop') {
        $edition = if ($PSVersionTable.PSVersion -ge [version]'7.4') { 'Core' } else { 'Desktop' }
    }

    $assembly = "$PSScriptRoot/bin/$edition/EcsTaskDef.PowerShell.dll"

    # PowerShell looks at every type of a module before it lets the module speak. In Windows PowerShell that look already
    # needs the assemblies beside this one, so the resolver comes first; not where the language is constrained and no method
    # may be called: there it has to be in the process already.
    if ($edition -eq 'Desktop' -and $ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
        $loader = [type]'System.Reflection.Assembly'
        $null = $loader::LoadFrom($assembly)
        $resolver = [type]'EcsTaskDef.PowerShell.Session.OwnAssemblies'
        $resolver::Install()
    }

    # Only commands from here on, for the same reason.
    try { Import-Module -Name $assembly -ErrorAction Stop }
    catch {
        if (Test-Path -LiteralPath $assembly) { throw }
        throw "EcsTaskDef is not built: there is no '$assembly'. Run ./build.ps1 in the module's folder and import it again."
    }
}

Export-ModuleMember -Cmdlet '*'
