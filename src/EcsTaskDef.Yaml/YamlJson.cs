using YamlDotNet.Core;

namespace EcsTaskDef.Yaml;

/// <summary>Turns a YAML document into JSON. The types in its face are .NET's own, so that another load context can call it.</summary>
public static class YamlJson
{
    /// <summary>Longer than any task definition: ECS takes 64 KiB.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>
    /// The document as JSON, by YAML 1.2's core schema, with anchors and merge keys resolved. Each value stands on the line that it has in
    /// the YAML; the columns differ.
    /// </summary>
    /// <exception cref="FormatException">It is no YAML, or has what JSON cannot say; the text names the line.</exception>
    public static string Convert(string yaml)
    {
        if (yaml.Length > MaxLength) throw new FormatException($"It is longer than {MaxLength / (1024 * 1024)} MiB");
        try
        {
            YamlNode? root = new YamlTree(new Parser(new Scanner(new StringReader(yaml), skipComments: true))).ReadDocument();
            return root is null ? "" : new JsonLayout().Write(root);
        }
        catch (YamlException error)
        {
            Exception cause = error;
            while (cause.InnerException is not null) cause = cause.InnerException;
            throw new FormatException($"Line {error.Start.Line}, column {error.Start.Column}: {cause.Message.TrimEnd('.')}", error);
        }
    }
}
