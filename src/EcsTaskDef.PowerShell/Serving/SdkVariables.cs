namespace EcsTaskDef.PowerShell.Serving;

/// <summary>
/// The variables that make AWS's SDKs and CLI in this process, and in those that it starts, talk to a server: its address, and where there
/// are none a region and credentials, without which no SDK sends anything.
/// </summary>
internal sealed class SdkVariables
{
    private const string Made = "ecs-task-def";

    private static readonly List<SdkVariables> s_set = new();

    // Each says where to find credentials. Made-up ones must not come before them: other services of AWS would refuse those.
    private static readonly string[] s_credentials =
    {
        "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_CONFIG_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    };

    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, string?> _before = new();
    private readonly Action<string, string?> _assign;
    private readonly Func<string, string?> _variable;

    private SdkVariables(Dictionary<string, string> values, Func<string, string?> variable, Action<string, string?> assign)
    {
        (_values, _variable, _assign) = (values, variable, assign);
        foreach (KeyValuePair<string, string> one in values)
        {
            _before[one.Key] = variable(one.Key);
            assign(one.Key, one.Value);
        }
    }

    /// <summary>Sets them.</summary>
    /// <param name="url">The server's address.</param>
    /// <param name="region">The server's region.</param>
    /// <param name="hasProfile">Whether the user has files with credentials in the usual place.</param>
    /// <param name="variable">Looks up a variable.</param>
    /// <param name="assign">Sets one; null takes it away.</param>
    public static SdkVariables Set(
        string url, string region, bool hasProfile, Func<string, string?> variable, Action<string, string?> assign)
    {
        var values = new Dictionary<string, string> { ["AWS_ENDPOINT_URL_ECS"] = url };
        if (variable("AWS_REGION") is null && variable("AWS_DEFAULT_REGION") is null)
            values["AWS_REGION"] = values["AWS_DEFAULT_REGION"] = region;
        if (!hasProfile && s_credentials.All(name => variable(name) is null))
            values["AWS_ACCESS_KEY_ID"] = values["AWS_SECRET_ACCESS_KEY"] = Made;

        // It switches off what the first one would do.
        if (variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") is not null) values["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "false";
        lock (s_set)
        {
            var set = new SdkVariables(values, variable, assign);
            s_set.Add(set);
            return set;
        }
    }

    /// <summary>What they were before; a variable that somebody else has changed since stays as it is. Once is enough.</summary>
    public void Restore()
    {
        lock (s_set)
        {
            if (!s_set.Remove(this)) return;
            foreach (KeyValuePair<string, string> one in _values)
            {
                // A later server found this one's value, which it must not bring back.
                if (s_set.FirstOrDefault(later => later._before.TryGetValue(one.Key, out string? found) && found == one.Value) is { } next)
                    next._before[one.Key] = _before[one.Key];
                else if (_variable(one.Key) == one.Value)
                    _assign(one.Key, _before[one.Key]);
            }
        }
    }
}
