using EcsTaskDef.AWSTools.Generator;
using EcsTaskDef.Help;

const string Usage = """
    Usage: EcsTaskDef.AWSTools.Generator COMMAND
      source TABLE FOLDER                           writes the source of the cmdlets and their types into a folder
      help TABLE XML                                writes their help
      page TABLE MARKDOWN                           renews the tables of their page
      manifest TABLE PSD1                           writes the manifest of the module that stands for AWS.Tools.ECS
      table MODEL CONFIGURATION VERSION SOURCE FILE makes the table: from service-2.json of ECS's API, and from
                                                    generator/AWSPSGeneratorLib/Config/ServiceConfig/ecs.xml of aws-tools-for-powershell
    """;

try
{
    switch (args)
    {
        case ["source", string file, string folder]:
            CmdletTable table = TableFile.Read(file);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "Cmdlets.g.cs"), CmdletSource.Write(table));
            File.WriteAllText(Path.Combine(folder, "Model.g.cs"), ModelSource.Write(table));
            return 0;
        case ["help", string file, string xml]:
            MamlWriter.Write(HelpPages.Of(TableFile.Read(file)), xml, online: "");
            return 0;
        case ["page", string file, string page]:
            File.WriteAllText(page, CoveragePage.Renew(File.ReadAllText(page), TableFile.Read(file)));
            return 0;
        case ["manifest", string file, string manifest]:
            File.WriteAllText(manifest, StandInManifest.Write(TableFile.Read(file)));
            return 0;
        case ["table", string model, string configuration, string version, string source, string file]:
            TableFile.Write(new TableMaker(model, configuration).Make(version, source), file);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception refusal) when (refusal is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
