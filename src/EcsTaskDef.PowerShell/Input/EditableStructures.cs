using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Tells a runspace of <see cref="StructureAdapter"/>: of definitions when the module is imported, of each other structure
/// when one is first looked at. All at once would cost every start of a prompt.
/// </summary>
public sealed class EditableStructures : IModuleAssemblyInitializer
{
    private const BindingFlags OfInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConditionalWeakTable<Runspace, HashSet<Type>> s_known = new();

    /// <inheritdoc/>
    public void OnImport() => Add(typeof(TaskDefinition));

    /// <summary>Lets the runspace of this thread use the adapter for a type.</summary>
    internal static void Add(Type type)
    {
        if (Runspace.DefaultRunspace is not { } runspace || !s_known.GetOrCreateValue(runspace).Add(type)) return;
        try
        {
            AddTo(runspace, type, new TypeData(type.FullName) { TypeAdapter = typeof(StructureAdapter) });
        }
        catch (Exception exception) when (exception is RuntimeException or InvalidOperationException or TargetInvocationException)
        {
            // An earlier import did it, or the host does not allow it: then members are set as PowerShell does that by itself.
        }
    }

    // The runspace's own table, which is a public class but not a public property; the command for it takes a hundred times longer.
    private static void AddTo(Runspace runspace, Type type, TypeData data)
    {
        object? context = typeof(Runspace).GetProperty("ExecutionContext", OfInstance)?.GetValue(runspace);
        if (context?.GetType().GetProperty("TypeTable", OfInstance)?.GetValue(context) is TypeTable types)
        {
            AddQuickly(types, type, data);
            return;
        }

        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Update-TypeData").AddParameter("TypeData", data).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke();
    }

    // The table asks for the type by its name, and PowerShell looks for a name in every assembly of the process: 11 of the 80 ms of
    // an import. An accelerator of that name is found first; it is gone again afterwards. PowerShell keeps them without a lock.
    private static void AddQuickly(TypeTable types, Type type, TypeData data)
    {
        Type? accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");
        lock (s_known)
        {
            accelerators?.GetMethod("Add", [typeof(string), typeof(Type)])?.Invoke(null, [type.FullName!, type]);
            try
            {
                types.AddType(data);
            }
            finally
            {
                accelerators?.GetMethod("Remove", [typeof(string)])?.Invoke(null, [type.FullName!]);
            }
        }
    }
}
