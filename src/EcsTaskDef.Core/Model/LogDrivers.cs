namespace EcsTaskDef.Model;

/// <summary>Log drivers. Source: ECS API model.</summary>
public static class LogDrivers
{
    /// <summary>JSON files on the host.</summary>
    public const string JsonFile = "json-file";

    /// <summary>Syslog.</summary>
    public const string Syslog = "syslog";

    /// <summary>The journal of systemd.</summary>
    public const string Journald = "journald";

    /// <summary>Graylog.</summary>
    public const string Gelf = "gelf";

    /// <summary>Fluentd.</summary>
    public const string Fluentd = "fluentd";

    /// <summary>CloudWatch Logs.</summary>
    public const string AwsLogs = "awslogs";

    /// <summary>Splunk.</summary>
    public const string Splunk = "splunk";

    /// <summary>A log router in the task.</summary>
    public const string AwsFirelens = "awsfirelens";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        JsonFile,
        Syslog,
        Journald,
        Gelf,
        Fluentd,
        AwsLogs,
        Splunk,
        AwsFirelens,
    ];
}
