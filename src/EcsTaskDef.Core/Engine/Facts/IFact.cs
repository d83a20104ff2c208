namespace EcsTaskDef.Engine.Facts;

/// <summary>A resource as it is kept in the store.</summary>
internal interface IFact
{
    string Kind { get; }

    string Key { get; }

    /// <summary>When nobody can see it any more; null = not known yet.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>The texts under which it is found beside its key.</summary>
    IEnumerable<string> Index();
}

/// <summary>How long what is over can still be described.</summary>
internal static class Keep
{
    /// <summary>Stopped tasks: at least an hour (docs/ECS.md §6.2 [doc]).</summary>
    public static TimeSpan Stopped { get; } = TimeSpan.FromHours(1);

    /// <summary>INACTIVE clusters and services: "for a while" (docs/ECS.md §5.2, §7.4 [captured]); the hour is ours.</summary>
    public static TimeSpan Inactive { get; } = TimeSpan.FromHours(1);

    /// <summary>RunTask's client tokens: a day (docs/ECS.md §6.1 [guess]).</summary>
    public static TimeSpan Token { get; } = TimeSpan.FromDays(1);
}
