using EcsTaskDef.Help;

if (args.Length != 3)
{
    Console.Error.WriteLine(
        "Usage: EcsTaskDef.Help PAGES XML ADDRESS: reads the cmdlets' pages (*-*.md) and the topics (about_*.md) of a folder, and "
        + "writes the help file and, beside it, the topics. The pages are online under the address.");
    return 2;
}

try
{
    string[] files = [.. Directory.GetFiles(args[0], "*-*.md").Order(StringComparer.Ordinal)];
    if (files.Length == 0) throw new FormatException($"There is no page in '{args[0]}'.");
    MamlWriter.Write([.. files.Select(PageReader.ReadFile)], args[1], args[2].TrimEnd('/') + "/");
    string folder = Path.GetDirectoryName(Path.GetFullPath(args[1]))!;
    foreach (string topic in Directory.GetFiles(args[0], "about_*.md")) AboutWriter.WriteFile(topic, folder);
    return 0;
}
catch (Exception refusal) when (refusal is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
