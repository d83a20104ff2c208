using EcsTaskDef.Help;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: EcsTaskDef.Help PAGES XML: reads the cmdlets' pages (*-*.md) of a folder and writes the help file.");
    return 2;
}

try
{
    string[] files = [.. Directory.GetFiles(args[0], "*-*.md").Order(StringComparer.Ordinal)];
    if (files.Length == 0) throw new FormatException($"There is no page in '{args[0]}'.");
    MamlWriter.Write([.. files.Select(PageReader.ReadFile)], args[1]);
    return 0;
}
catch (Exception refusal) when (refusal is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
