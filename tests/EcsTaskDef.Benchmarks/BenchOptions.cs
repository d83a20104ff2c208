namespace EcsTaskDef.Benchmarks;

/// <summary>What a run measures, and with what.</summary>
internal sealed record BenchOptions
{
    /// <summary>Where our server was published.</summary>
    public string ServerFolder { get; init; } = "";

    /// <summary>Where the stub was published, in the same way.</summary>
    public string StubFolder { get; init; } = "";

    /// <summary>The packaged module; empty = the prompt is not measured.</summary>
    public string ModuleFolder { get; init; } = "";

    /// <summary>Stores and the stubs' files lie here; large stores stay for the next run when it was named.</summary>
    public string WorkFolder { get; init; } = Path.Combine(Path.GetTempPath(), "ecs-task-def-benchmarks");

    /// <summary>The file whose part between the marks is replaced; empty = the figures are only printed.</summary>
    public string Output { get; init; } = "";

    /// <summary>Sections to run, by their names between commas; empty = all.</summary>
    public string Only { get; init; } = "";

    public bool Short { get; init; }

    public int Rounds => Short ? 3 : 7;

    public TimeSpan RoundTime => TimeSpan.FromSeconds(Short ? 0.5 : 1);

    /// <summary>Revisions in the large store.</summary>
    public int Large => Short ? 100_000 : 1_000_000;

    public int MixedSeconds { get; init; } = 600;

    public static BenchOptions Parse(string[] args)
    {
        BenchOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--short" => options with { Short = true, MixedSeconds = 10 },
                "--server" => options with { ServerFolder = args[++i] },
                "--stub" => options with { StubFolder = args[++i] },
                "--module" => options with { ModuleFolder = args[++i] },
                "--work" => options with { WorkFolder = Path.GetFullPath(args[++i]) },
                "--output" => options with { Output = args[++i] },
                "--only" => options with { Only = args[++i] },
                "--mixed-seconds" =>
                    options with { MixedSeconds = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"'{args[i]}' is not known."),
            };
        }

        return options;
    }
}
