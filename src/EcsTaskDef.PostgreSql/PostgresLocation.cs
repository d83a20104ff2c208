using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// Reads a location as libpq reads it (PostgreSQL's manual, 34.1.1.2, connection URIs):
/// <c>postgresql://[user@][host[:port],…][/database][?option=value&amp;…]</c>, each part percent-encoded where it must be. What it does
/// not say a service file says (<c>?service=</c> or <c>PGSERVICE</c>), then the variables <c>PGHOST</c>, <c>PGPORT</c>,
/// <c>PGDATABASE</c>, <c>PGUSER</c>, <c>PGSSLMODE</c>, <c>PGTARGETSESSIONATTRS</c>. A password comes from the service file,
/// <c>PGPASSWORD</c>, <c>?passfile=</c>, <c>PGPASSFILE</c> or <c>~/.pgpass</c>, never from the location (<c>RegistryLocation</c> refuses
/// it).
/// </summary>
internal sealed class PostgresLocation
{
    private const string Schema = "schema", Pool = "pool", Prepare = "prepare", Retry = "retry", Timeout = "command_timeout";

    // libpq's options that have a meaning here, and those of ours.
    private static readonly string[] s_options =
    [
        "host", "port", "dbname", "user", "service", "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey", "application_name",
        "connect_timeout", "target_session_attrs", "keepalives_idle", Schema, Pool, Prepare, Retry, Timeout,
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _text;
    private readonly Surroundings _surroundings;

    private PostgresLocation(string text, Surroundings surroundings) => (_text, _surroundings) = (text, surroundings);

    /// <param name="location">The location.</param>
    /// <param name="surroundings">Has the environment and the files.</param>
    /// <exception cref="EcsException">
    /// <c>DatabaseLocationInvalid</c>: it has something that is not offered; <c>DatabasePasswordGiven</c>: it has a password.
    /// </exception>
    public static PostgresStoreOptions Parse(string location, Surroundings surroundings)
    {
        RegistryLocation parsed = RegistryLocation.Parse(location);
        if (parsed.Kind != RegistryLocationKind.Database) throw new ArgumentException("The location is no database's.", nameof(location));
        PostgresLocation read = new(parsed.Text, surroundings);
        read.ReadText();
        read.ReadDefaults();
        return read.ToOptions();
    }

    private void ReadText()
    {
        string rest = _text.Substring(_text.IndexOf("://", StringComparison.Ordinal) + 3);
        string[] parts = rest.Split('?', 2);
        int path = parts[0].IndexOf('/', StringComparison.Ordinal);
        string authority = path < 0 ? parts[0] : parts[0].Substring(0, path);
        int user = authority.LastIndexOf('@');
        if (user >= 0) Set("user", authority.Substring(0, user));
        if (user + 1 < authority.Length) ReadHosts(authority.Substring(user + 1));
        if (path >= 0 && path + 1 < parts[0].Length) Set("dbname", parts[0].Substring(path + 1));
        if (parts.Length < 2) return;
        foreach (string option in parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            string name = Decode(pair[0]);
            if (!s_options.Contains(name))
            {
                string offered = string.Join(", ", s_options.Order(StringComparer.Ordinal));
                throw Invalid($"the option '{name}' is not offered; these are: {offered}");
            }

            Set(name, pair.Length > 1 ? pair[1] : "");
        }
    }

    private void ReadHosts(string text)
    {
        List<string> hosts = new(), ports = new();
        foreach (string one in text.Split(','))
        {
            int end = one.StartsWith('[') ? one.IndexOf(']', StringComparison.Ordinal) : -1;
            if (one.StartsWith('[') && end < 0) throw Invalid("a host in brackets ends with ']'");
            int colon = one.IndexOf(':', Math.Max(end, 0));
            string host = colon < 0 ? one : one.Substring(0, colon);
            hosts.Add(host.Trim('[', ']'));
            ports.Add(colon < 0 ? "" : one.Substring(colon + 1));
        }

        Set("host", string.Join(",", hosts));
        if (ports.Exists(static port => port.Length > 0)) Set("port", string.Join(",", ports));
    }

    private void Set(string name, string value) => _values[name] = Decode(value);

    private string Decode(string text)
    {
        try
        {
            return Uri.UnescapeDataString(text);
        }
        catch (FormatException)
        {
            throw Invalid("it is not encoded as an address is");
        }
    }

    private void ReadDefaults()
    {
        if ((Find("service") ?? _surroundings.Variable("PGSERVICE")) is { } service)
        {
            IReadOnlyList<(string Name, string Value)> said =
                ServiceFile.Find(service, _surroundings) ?? throw Invalid($"no service file has '{service}'");
            foreach ((string name, string value) in said) _values.TryAdd(name, value);
        }

        foreach ((string name, string variable) in new[]
        {
            ("host", "PGHOST"), ("port", "PGPORT"), ("dbname", "PGDATABASE"), ("user", "PGUSER"), ("sslmode", "PGSSLMODE"),
            ("target_session_attrs", "PGTARGETSESSIONATTRS"),
        })
        {
            if (_surroundings.Variable(variable) is { } value) _values.TryAdd(name, value);
        }
    }

    private PostgresStoreOptions ToOptions()
    {
        string user = Find("user") ?? _surroundings.UserName;
        NpgsqlConnectionStringBuilder builder = new()
        {
            Username = user,
            Database = Find("dbname") ?? user,
            ApplicationName = Find("application_name") ?? "EcsTaskDef",
            MaxPoolSize = Number(Pool, 1, 1000) ?? 20,
            Timeout = Number("connect_timeout", 1, 300) ?? 5,
            CommandTimeout = Number(Timeout, 1, 3600) ?? 30,
            KeepAlive = Number("keepalives_idle", 0, 3600) ?? 30,

            // Sessions are given back as they were: nothing is set in them but within a transaction.
            NoResetOnClose = true,
            Enlist = false,
            IncludeErrorDetail = false,
        };
        SetHosts(builder);
        if (IsOn(Prepare)) (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (100, 2);
        if (Find("sslmode") is { } mode) builder.SslMode = Mode(mode);
        if (Find("sslrootcert") is { } root) builder.RootCertificate = root;
        if (Find("sslcert") is { } certificate) builder.SslCertificate = certificate;
        if (Find("sslkey") is { } key) builder.SslKey = key;
        if ((Find("passfile") ?? _surroundings.Variable("PGPASSFILE")) is { } file) builder.Passfile = PasswordFile(file);
        if (Find("password") is { } password) builder.Password = password;
        return new PostgresStoreOptions
        {
            Location = _text,
            ConnectionString = builder.ConnectionString,
            Schema = SchemaName(),
            NeedsPrimary = NeedsPrimary(),
            Patience = TimeSpan.FromSeconds(Number(Retry, 0, 3600) ?? 15),
            Surroundings = _surroundings,
        };
    }

    // PostgreSQL cuts a longer name, and two registries would be one; names that begin with pg_ are its own.
    private string SchemaName()
    {
        const int MaxBytes = 63;
        if (!_values.TryGetValue(Schema, out string? name)) return PostgresStoreOptions.DefaultSchema;
        if (name.Length == 0 || name.Any(char.IsControl) || Encoding.UTF8.GetByteCount(name) > MaxBytes
            || name.StartsWith("pg_", StringComparison.Ordinal))
            throw Invalid($"a schema's name has 1 to {MaxBytes} bytes, has no control characters, and does not begin with pg_");
        return name;
    }

    // Npgsql would look for it at each connection, and its absence would seem to be the database's.
    private string PasswordFile(string file) => _surroundings.HasFile(file) ? file : throw Invalid($"there is no password file {file}");

    // libpq has lists of both; Npgsql has the port beside each of several hosts, and apart from a single one, which may be a socket.
    private void SetHosts(NpgsqlConnectionStringBuilder builder)
    {
        string[] hosts = (Find("host") ?? "localhost").Split(','), ports = (Find("port") ?? "").Split(',');
        if (ports.Length > 1 && ports.Length != hosts.Length) throw Invalid("it has another number of ports than of hosts");
        foreach (string port in ports)
        {
            bool isNumber = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            if (port.Length > 0 && !(isNumber && number is > 0 and < 65536))
                throw Invalid("a port is a number from 1 to 65535");
        }

        if (hosts.Length > 1)
        {
            // A standby that was promoted is to be noticed before callers lose patience.
            builder.HostRecheckSeconds = 1;
            builder.Host = string.Join(",", hosts.Select((host, i) => WithPort(host.Trim(), ports[ports.Length > 1 ? i : 0])));
            return;
        }

        builder.Host = WithPort(hosts[0].Trim(), "");
        if (ports[0].Length > 0) builder.Port = int.Parse(ports[0], CultureInfo.InvariantCulture);
    }

    private static string WithPort(string host, string port)
    {
        string name = host.Length == 0 ? "localhost" : host;
        string shown = name.Contains(':', StringComparison.Ordinal) && name[0] != '/' && port.Length > 0 ? $"[{name}]" : name;
        return port.Length == 0 ? shown : $"{shown}:{port}";
    }

    private SslMode Mode(string text) => text switch
    {
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => throw Invalid("sslmode is disable, allow, prefer, require, verify-ca or verify-full"),
    };

    // Of one host there is nothing to choose from; of several the one that takes changes, unless the location wants any.
    private bool NeedsPrimary() => (Find("target_session_attrs") ?? "primary") switch
    {
        "primary" or "read-write" => true,
        "any" => false,
        _ => throw Invalid("target_session_attrs is any, primary or read-write"),
    };

    private bool IsOn(string name) => (Find(name) ?? "on") switch
    {
        "on" => true,
        "off" => false,
        _ => throw Invalid($"{name} is on or off"),
    };

    private int? Number(string name, int least, int most) => Find(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
        : throw Invalid($"{name} is a number from {least} to {most}");

    private string? Find(string name) => _values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    private EcsException Invalid(string reason) => EcsErrors.Fault(SR.DatabaseLocationInvalid, [_text, reason]);
}
