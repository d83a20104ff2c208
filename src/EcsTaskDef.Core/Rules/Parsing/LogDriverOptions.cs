using System.Text.RegularExpressions;

namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// The options of a log driver: which it needs, which it knows, and what they may say. Evidence: docs/ECS.md §3.3, logging.
/// The list of awslogs is closed [seen][bench, Batch]; those of the other drivers are what Docker's documentation of the
/// driver has, so that nothing is refused that could work. Needed are awslogs' region and group [captured] and splunk's
/// token and URL [seen][model]. That values are judged is [kind]; which ones is taken from the model and from Docker's
/// documentation, and only closed lists, numbers, sizes and times are judged.
/// </summary>
internal sealed class LogDriverOptions
{
    private readonly Dictionary<string, Func<string, bool>> _values;

    private LogDriverOptions(string[] required, params (string Name, Func<string, bool> IsValid)[][] options)
    {
        Required = required;
        _values = options.SelectMany(static o => o).ToDictionary(static o => o.Name, static o => o.IsValid, StringComparer.Ordinal);
    }

    /// <summary>The options that must be given, as an option or as a secret one.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The options of a driver; null for awsfirelens, which hands its own on to the router, and for unknown ones.</summary>
    public static LogDriverOptions? Of(string? driver) =>
        driver is not null && s_drivers.TryGetValue(driver, out LogDriverOptions? options) ? options : null;

    /// <summary>Whether the driver knows an option of this name.</summary>
    public bool Knows(string name) => _values.ContainsKey(name);

    /// <summary>Whether a known option may have this value. A needed one is not blank.</summary>
    public bool Takes(string name, string value) => _values[name](value) && (!string.IsNullOrWhiteSpace(value) || !Required.Contains(name));

    /// <summary>The one option of awsfirelens that is ECS's own: bytes of the buffer, 0 to 536870912 [doc].</summary>
    public static bool IsBufferLimit(string value) => IsNumber(value, 0, 536_870_912);

    private static readonly (string, Func<string, bool>)[] s_every =
        [("mode", OneOf("blocking", "non-blocking")), ("max-buffer-size", IsSize)];

    private static readonly (string, Func<string, bool>)[] s_common =
    [
        ("tag", Any), ("labels", Any), ("labels-regex", Any), ("env", Any), ("env-regex", Any),
        ("cache-disabled", IsBoolean), ("cache-max-size", IsSize), ("cache-max-file", IsPositive), ("cache-compress", IsBoolean),
    ];

    private static readonly Dictionary<string, LogDriverOptions> s_drivers = new(StringComparer.Ordinal)
    {
        [LogDrivers.AwsLogs] = new(["awslogs-region", "awslogs-group"], s_every,
        [
            ("awslogs-region", Any), ("awslogs-group", Any), ("awslogs-stream-prefix", Any), ("awslogs-create-group", IsBoolean),
            ("awslogs-datetime-format", Any), ("awslogs-multiline-pattern", Any),
        ]),
        [LogDrivers.Splunk] = new(["splunk-token", "splunk-url"], s_every, s_common,
        [
            ("splunk-token", Any), ("splunk-url", Any), ("splunk-source", Any), ("splunk-sourcetype", Any), ("splunk-index", Any),
            ("splunk-capath", Any), ("splunk-caname", Any), ("splunk-insecureskipverify", IsBoolean),
            ("splunk-format", OneOf("inline", "json", "raw")), ("splunk-verify-connection", IsBoolean), ("splunk-gzip", IsBoolean),
            ("splunk-gzip-level", static v => IsNumber(v, -1, 9)), ("splunk-index-acknowledgment", IsBoolean),
        ]),
        [LogDrivers.Gelf] = new([], s_every, s_common,
        [
            ("gelf-address", Any), ("gelf-compression-type", OneOf("gzip", "zlib", "none")),
            ("gelf-compression-level", static v => IsNumber(v, -1, 9)), ("gelf-tcp-max-reconnect", IsWhole),
            ("gelf-tcp-reconnect-delay", IsWhole),
        ]),
        [LogDrivers.Fluentd] = new([], s_every, s_common,
        [
            ("fluentd-address", Any), ("fluentd-async", IsBoolean), ("fluentd-async-connect", IsBoolean),
            ("fluentd-async-reconnect-interval", IsTime), ("fluentd-buffer-limit", IsSize), ("fluentd-retry-wait", IsTime),
            ("fluentd-max-retries", IsWhole), ("fluentd-sub-second-precision", IsBoolean), ("fluentd-request-ack", IsBoolean),
            ("fluentd-read-timeout", IsTime), ("fluentd-write-timeout", IsTime),
        ]),
        [LogDrivers.Syslog] = new([], s_every, s_common,
        [
            ("syslog-address", Any), ("syslog-facility", IsFacility), ("syslog-tls-ca-cert", Any), ("syslog-tls-cert", Any),
            ("syslog-tls-key", Any), ("syslog-tls-skip-verify", Any),
            ("syslog-format", OneOf("", "rfc3164", "rfc5424", "rfc5424micro")),
        ]),
        [LogDrivers.JsonFile] = new([], s_every, s_common,
            [("max-size", IsSizeOrUnlimited), ("max-file", IsPositive), ("compress", IsBoolean)]),
        [LogDrivers.Journald] = new([], s_every, s_common),
    };

    private static readonly string[] s_facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    private static bool Any(string value) => true;

    private static Func<string, bool> OneOf(params string[] values) => value => Array.IndexOf(values, value) >= 0;

    // What Go's ParseBool reads; "True" is in AWS's own examples.
    private static bool IsBoolean(string value) =>
        value is "1" or "t" or "T" or "true" or "TRUE" or "True" or "0" or "f" or "F" or "false" or "FALSE" or "False";

    private static bool IsNumber(string value, long min, long max) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        && number >= min && number <= max;

    private static bool IsWhole(string value) => IsNumber(value, 0, int.MaxValue);

    private static bool IsPositive(string value) => IsNumber(value, 1, int.MaxValue);

    // As Docker writes sizes: 512, 10m, 1.5 GiB.
    private static bool IsSize(string value) => s_size.IsMatch(value);

    private static bool IsSizeOrUnlimited(string value) => value == "-1" || IsSize(value);

    // As Go writes durations: 500ms, 1h30m.
    private static bool IsTime(string value) => value == "0" || s_time.IsMatch(value);

    private static bool IsFacility(string value) => value.Length == 0 || Array.IndexOf(s_facilities, value) >= 0 || IsNumber(value, 0, 23);

    private static readonly Regex s_size = new(@"\A\d+(\.\d+)? ?([kmgtp]i?)?b?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_time = new(@"\A(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+\z", RegexOptions.CultureInvariant);
}
