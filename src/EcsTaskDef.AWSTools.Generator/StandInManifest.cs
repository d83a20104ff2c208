namespace EcsTaskDef.AWSTools.Generator;

/// <summary>
/// Writes the manifest of the module that stands for AWS.Tools.ECS while EcsTaskDef.AWSTools is loaded: PowerShell reads the names from
/// it where it looks for the module of a command, in a parallel runspace for instance.
/// </summary>
internal static class StandInManifest
{
    public static string Write(CmdletTable table)
    {
        var text = new StringBuilder($$"""
            # Generated from src/EcsTaskDef.AWSTools/table.json: stands for the real one while EcsTaskDef.AWSTools is loaded.
            @{
                RootModule           = 'AWS.Tools.ECS.psm1'
                ModuleVersion        = '{{table.Version}}'
                GUID                 = '0c0f3a55-6d0e-4f0e-8a5e-3f2d5f7b9a11'
                Author               = 'The EcsTaskDef founders'
                Copyright            = '(c) The EcsTaskDef founders. MIT licence.'
                Description          = 'Stands for AWS.Tools.ECS: its cmdlets over the registry of EcsTaskDef.'
                PowerShellVersion    = '5.1'
                CompatiblePSEditions = @('Core', 'Desktop')
                FunctionsToExport    = @()

            """);
        Append("CmdletsToExport", table.Cmdlets.Select(static cmdlet => cmdlet.Name));
        text.Append("    VariablesToExport    = @()\n");
        Append("AliasesToExport", table.Cmdlets.Select(static cmdlet => cmdlet.Alias).OfType<string>());
        return text.Append("}\n").ToString();

        void Append(string name, IEnumerable<string> names) => text.Append("    ").Append(name.PadRight(20)).Append(" = @(\n")
            .AppendJoin("", names.Select(static one => $"        '{one}'\n")).Append("    )\n");
    }
}
