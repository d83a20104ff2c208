using System.Reflection;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>YAML as JSON text. The library that reads it is loaded when the first YAML file is read, and not before.</summary>
internal static class YamlText
{
    private static readonly Lazy<Func<string, string>> s_convert = new(Load);

    /// <summary>True for a file that is YAML by its name.</summary>
    public static bool IsYaml(string path) =>
        Path.GetExtension(path) is { } extension
        && (extension.Equals(".yaml", StringComparison.OrdinalIgnoreCase) || extension.Equals(".yml", StringComparison.OrdinalIgnoreCase));

    /// <summary>The document as JSON, each value on the line that it has in the YAML.</summary>
    public static string ToJson(string yaml)
    {
        try
        {
            return s_convert.Value(yaml);
        }
        catch (FormatException refusal)
        {
            throw Faults.YamlNotReadable(refusal);
        }
    }

    private static Func<string, string> Load()
    {
        // One folder for all builds of the module, which lie beside it.
        string own = Path.GetDirectoryName(typeof(YamlText).Assembly.Location) ?? "";
        string path = Path.Combine(Path.GetDirectoryName(own) ?? "", "yaml", "EcsTaskDef.Yaml.dll");
        if (!File.Exists(path)) throw Faults.YamlReaderNotThere(path);
        MethodInfo convert = IsolatedAssembly.Load(path).GetType("EcsTaskDef.Yaml.YamlJson", throwOnError: true)!.GetMethod("Convert")!;
        return (Func<string, string>)convert.CreateDelegate(typeof(Func<string, string>));
    }
}
