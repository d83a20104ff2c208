using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server;

/// <summary>
/// The strict reading of the command line: <c>--option value</c> or <c>--option=value</c>, each once, nothing unknown.
/// </summary>
internal static class ServerArguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        EcsTaskDef.Server: an Amazon ECS task definition registry of your own, for any ECS client.

        Options:
          --urls URLS           where to listen, several separated by ';' (default http://127.0.0.1:4580)
          --store DIR           the store's folder (default $ECSTASKDEF_STORE, else your data folder),
                                or a database: postgresql://USER@HOST/DATABASE?schema=NAME,
                                with the password in $PGPASSWORD or ~/.pgpass
          --account ID          the twelve-digit account id in every ARN
                                (default: the store's own, 000000000000 for a new one)
          --region REGION       the region of requests that carry none
                                (default $ECSTASKDEF_REGION, $AWS_REGION,
                                $AWS_DEFAULT_REGION, us-east-1)
          --removal-delay TIME  how long a deleted revision can still be seen, for this server:
                                10s, 5m, 1h, 2d or 0 (default: the store's setting)
          --simulated-instances every cluster takes EC2 tasks, as if it had an instance
          --clock TIME          the server's time: an instant at which it stands still
                                (2026-11-22T15:34:56Z) or an offset (+01:30:00, -1.00:00:00)
          --propagation-window TIME
                                how long a deregistered revision may still be started from, 0 to 10m
          --propagation-seed N  makes the end of that window a repeatable choice
          --registration-quota N
                                registrations a second; the rest get 'Rate exceeded'
          --inactive-retention TIME
                                how long an unused deregistered revision can still be seen
          --task-delay TIME     how long a task takes to run and to stop, 0 to 1h each
          --task-run FILE       how tasks end, in JSON by family or family/container:
                                {"migrate": {"runTime": "5s", "exitCode": 1}}
          --require-signature   answer only requests signed (AWS Signature Version 4) with the key in
                                $ECSTASKDEF_ACCESS_KEY_ID and $ECSTASKDEF_SECRET_ACCESS_KEY
                                ($ECSTASKDEF_SESSION_TOKEN for a temporary one)
          --credentials FILE    the same, with the keys of a file as ~/.aws/credentials is,
                                your own and readable by nobody else
          --no-console          only the API: browsers get no console. Beyond this machine it asks
                                for a token: $ECSTASKDEF_CONSOLE_TOKEN, else one that is printed;
                                where requests must be signed there is none without the variable
          --until-input-closes  stop when standard input closes, for a program that starts the server:
                                it holds the other end, and the server ends with it, killed or not;
                                Ctrl+C is left to it
          --help                print this text
          --version             print the version

        Try it:
          aws --endpoint-url http://127.0.0.1:4580 ecs list-task-definition-families

        Exit codes: 0 stopped cleanly, 1 could not serve, 2 the command line is wrong.
        """;

    private const string Urls = "--urls";
    private const string Store = "--store";
    private const string Account = "--account";
    private const string Region = "--region";
    private const string RemovalDelay = "--removal-delay";
    private const string SimulatedInstances = "--simulated-instances";
    private const string Clock = "--clock";
    private const string PropagationWindow = "--propagation-window";
    private const string PropagationSeed = "--propagation-seed";
    private const string RegistrationQuota = "--registration-quota";
    private const string InactiveRetention = "--inactive-retention";
    private const string TaskDelay = "--task-delay";
    private const string TaskRuns = "--task-run";
    private const string RequireSignature = "--require-signature";
    private const string CredentialsFile = "--credentials";
    private const string NoConsole = "--no-console";
    private const string UntilInputCloses = "--until-input-closes";

    private static readonly string[] s_options =
    [
        Urls, Store, Account, Region, RemovalDelay, SimulatedInstances, Clock, PropagationWindow, PropagationSeed, RegistrationQuota,
        InactiveRetention, TaskDelay, TaskRuns, RequireSignature, CredentialsFile, NoConsole, UntilInputCloses,
    ];

    private static readonly TimeSpan s_longestRemovalDelay = TimeSpan.FromDays(365);

    /// <summary>Reads the command line.</summary>
    public static ServerCommand Parse(IReadOnlyList<string> args, ServerSurroundings surroundings)
    {
        // Help is for those who do not know the other options yet.
        if (args.Any(static arg => arg is "--help" or "-h" or "-?")) return new ServerCommand.ShowHelp();
        if (args.Contains("--version")) return new ServerCommand.ShowVersion();
        try
        {
            return new ServerCommand.Run(ToOptions(Split(args), surroundings));
        }
        catch (FormatException wrong)
        {
            return new ServerCommand.Refuse(wrong.Message);
        }
    }

    private static Dictionary<string, string> Split(IReadOnlyList<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Count; i++)
        {
            string arg = args[i];
            int equals = arg.IndexOf('=', StringComparison.Ordinal);
            string option = equals < 0 ? arg : arg[..equals];
            if (!s_options.Contains(option))
            {
                throw new FormatException(option.StartsWith('-')
                    ? $"Unknown option '{option}'. --help lists the options."
                    : $"'{arg}' is not an option. --help lists the options.");
            }

            if (arg is SimulatedInstances or RequireSignature or NoConsole or UntilInputCloses)
            {
                if (!values.TryAdd(option, "")) throw new FormatException($"{option} is given twice.");
                continue;
            }

            string? value = equals >= 0 ? arg[(equals + 1)..] : i + 1 < args.Count ? args[++i] : null;

            // An option in the place of a value means that the value was forgotten.
            if (string.IsNullOrEmpty(value) || (equals < 0 && value.StartsWith("--", StringComparison.Ordinal)))
                throw new FormatException($"{option} needs a value.");
            if (!values.TryAdd(option, value)) throw new FormatException($"{option} is given twice.");
        }

        return values;
    }

    private static ServerOptions ToOptions(Dictionary<string, string> values, ServerSurroundings surroundings) => new()
    {
        Urls = ToUrls(values.GetValueOrDefault(Urls, ServerOptions.DefaultUrl)),
        StorePath = ToStorePath(values.GetValueOrDefault(Store), surroundings),
        Account = ToAccount(values.GetValueOrDefault(Account)),
        Region = ToRegion(values.GetValueOrDefault(Region), surroundings.EnvironmentVariable),
        RemovalDelay = ToTime(RemovalDelay, values.GetValueOrDefault(RemovalDelay), s_longestRemovalDelay),
        OverrideRuntime = ToOverride(values, surroundings),
        RequiresSignature = values.ContainsKey(RequireSignature) || values.ContainsKey(CredentialsFile),
        CredentialsPath = values.GetValueOrDefault(CredentialsFile) is { } file ? ToFullPath(CredentialsFile, file, surroundings) : null,
        HasConsole = !values.ContainsKey(NoConsole),
        UntilInputCloses = values.ContainsKey(UntilInputCloses),
    };

    // Each of these replaces the store's setting for this server; what is not given stays as the store has it.
    private static Func<RuntimeSettings, RuntimeSettings> ToOverride(Dictionary<string, string> values, ServerSurroundings surroundings)
    {
        bool simulated = values.ContainsKey(SimulatedInstances);
        ClockSetting? clock = values.GetValueOrDefault(Clock) is not { } time ? null
            : ClockSetting.TryParse(time)
                ?? throw new FormatException(
                    $"{Clock} '{time}' is neither an instant like 2026-11-22T15:34:56Z nor an offset like +01:30:00.");
        TimeSpan? window = ToTime(PropagationWindow, values.GetValueOrDefault(PropagationWindow), RuntimeSettings.MaxPropagationWindow);
        int? seed = ToNumber(PropagationSeed, values.GetValueOrDefault(PropagationSeed), int.MinValue);
        int? quota = ToNumber(RegistrationQuota, values.GetValueOrDefault(RegistrationQuota), 1);
        TimeSpan? retention = ToTime(InactiveRetention, values.GetValueOrDefault(InactiveRetention), s_longestRemovalDelay);
        TimeSpan? delay = ToTime(TaskDelay, values.GetValueOrDefault(TaskDelay), RuntimeSettings.MaxTaskDelay);
        IReadOnlyDictionary<string, TaskRun>? runs =
            values.GetValueOrDefault(TaskRuns) is { } file ? ToRuns(ToFullPath(TaskRuns, file, surroundings), surroundings) : null;
        return settings => settings with
        {
            SimulatedInstances = simulated,
            Clock = clock ?? settings.Clock,
            PropagationWindow = window ?? settings.PropagationWindow,
            PropagationSeed = seed ?? settings.PropagationSeed,
            RegistrationQuota = quota ?? settings.RegistrationQuota,
            InactiveRetention = retention ?? settings.InactiveRetention,
            TaskDelays = delay is { } each ? new TaskDelays { Pending = each, Stopping = each } : settings.TaskDelays,
            TaskRuns = runs ?? settings.TaskRuns,
        };
    }

    private static IReadOnlyDictionary<string, TaskRun> ToRuns(string path, ServerSurroundings surroundings)
    {
        try
        {
            return TaskRun.ReadAll(surroundings.ReadFile(path));
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{TaskRuns} {path}: {fault.Message}", fault);
        }
    }

    private static int? ToNumber(string option, string? text, int least) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least ? number
        : throw new FormatException($"{option} '{text}' is not a whole number{(least == 1 ? " of 1 or more" : "")}.");

    private static string[] ToUrls(string text)
    {
        string[] urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0) throw new FormatException($"{Urls} needs a value.");
        foreach (string url in urls)
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw NotAUrl(url);
            }

            if (address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            {
                throw new FormatException(
                    $"{Urls} '{url}': https is not offered; put a proxy with a certificate in front.");
            }

            if (!address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
                || address.IsUnixPipe || address.IsNamedPipe
                || address.PathBase.Length > 0
                || address.Port is < 0 or > 65535)
            {
                throw NotAUrl(url);
            }
        }

        return urls;

        static FormatException NotAUrl(string url) =>
            new($"{Urls} '{url}' is not an address like {ServerOptions.DefaultUrl}.");
    }

    private static string ToStorePath(string? chosen, ServerSurroundings surroundings)
    {
        string path = chosen ?? StoreLocation.Default(surroundings.EnvironmentVariable, surroundings.IsWindows);
        if (IsDatabase(path)) return path;

        // Without a home the default would be a folder in whatever the current directory is: better to ask.
        bool isChosen = chosen is not null
            || !string.IsNullOrEmpty(surroundings.EnvironmentVariable(StoreLocation.EnvironmentVariable));
        if (!isChosen && !Path.IsPathRooted(path))
            throw new FormatException(
                $"No data folder is known, for {(surroundings.IsWindows ? "LOCALAPPDATA" : "HOME")} is not set. Say {Store} DIR.");
        return ToFullPath(Store, path, surroundings);
    }

    private static bool IsDatabase(string location)
    {
        try
        {
            RegistryLocation parsed = RegistryLocation.Parse(location);
            if (parsed.IsRemote) throw new FormatException(
                $"{Store} '{location}': a server serves a store of its own, since one before AWS would let everybody who reaches it act "
                + "with your credentials. Copy-TaskDefinitionStore makes such a store of it.");
            return parsed.Kind == RegistryLocationKind.Database;
        }
        catch (EcsException invalid)
        {
            throw new FormatException(invalid.Message);
        }
    }

    private static string ToFullPath(string option, string path, ServerSurroundings surroundings)
    {
        try
        {
            return Path.GetFullPath(path, surroundings.CurrentDirectory);
        }
        catch (ArgumentException)
        {
            throw new FormatException($"{option} '{path}' is not a path.");
        }
    }

    private static string? ToAccount(string? text) =>
        text is null || (text.Length == 12 && text.All(char.IsAsciiDigit))
            ? text
            : throw new FormatException($"{Account} '{text}' is not an account id: twelve digits.");

    private static string ToRegion(string? text, Func<string, string?> environmentVariable)
    {
        (string source, string region) = text is not null ? (Region, text)
            : environmentVariable(StoreLocation.RegionVariable) is { Length: > 0 } own ? (StoreLocation.RegionVariable, own)
            : environmentVariable("AWS_REGION") is { Length: > 0 } aws ? ("AWS_REGION", aws)
            : environmentVariable("AWS_DEFAULT_REGION") is { Length: > 0 } other ? ("AWS_DEFAULT_REGION", other)
            : (Region, "us-east-1");
        return Regions.MatchesPartition(region)
            ? region
            : throw new FormatException(
                $"{source} '{region}' is not a region. The nearest are {string.Join(", ", Regions.Nearest(region))}.");
    }

    private static TimeSpan? ToTime(string option, string? text, TimeSpan longest)
    {
        if (text is null) return null;
        if (text == "0") return TimeSpan.Zero;
        double seconds = text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            'd' => 24 * 60 * 60,
            _ => 0,
        };
        if (seconds > 0
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count * seconds <= longest.TotalSeconds)
        {
            return TimeSpan.FromSeconds(count * seconds);
        }

        throw new FormatException($"{option} '{text}' is not a time like 10s, 5m, 1h or 2d, at most {Shown(longest)}, or 0.");
    }

    private static string Shown(TimeSpan time) => time.TotalDays >= 1 ? $"{time.TotalDays}d" : $"{time.TotalMinutes}m";
}
