namespace EcsTaskDef.AWSTools;

/// <summary>
/// While this module is loaded, Import-Module and #Requires find modules of AWS.Tools' names that stand for this one: before an installed
/// AWS.Tools.ECS, which would go to AWS, and behind an installed AWS.Tools.Common, which other modules need.
/// </summary>
public sealed class StandInModules : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.Combine(ModuleFolders.Module(typeof(StandInModules)), "stand-ins");

    public void OnImport()
    {
        ModuleFolders.Add(Path.Combine(s_folder, "before"), isFirst: true);
        ModuleFolders.Add(Path.Combine(s_folder, "behind"), isFirst: false);
    }

    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ModuleFolders.Remove(Path.Combine(s_folder, "before"));
        ModuleFolders.Remove(Path.Combine(s_folder, "behind"));
    }
}
