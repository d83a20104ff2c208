namespace EcsTaskDef.StoreWorker;

/// <summary>What a worker is told, as name=value.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Options(IEnumerable<string> arguments)
    {
        foreach (string argument in arguments)
        {
            int at = argument.IndexOf('=', StringComparison.Ordinal);
            _values[argument[..at]] = argument[(at + 1)..];
        }
    }

    public string Store => _values["store"];

    public string Region => Text("region", "eu-west-1");

    public string Text(string name, string otherwise = "") => _values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A new file; what is in it survives its writer.</summary>
    public FileStream Log() => new(Text("log"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1);

    /// <summary>The check that the worker does without.</summary>
    public Weakness Without => Enum.Parse<Weakness>(Text("without", nameof(Weakness.None)));

    public FireDisk Disk() => new(Enum.Parse<Breakage>(Text("breakage", "None")), Text("tears") == "yes", Text("diesAt"));
}
