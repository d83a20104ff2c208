namespace EcsTaskDef.Model;

/// <summary>Operating systems. Source: ECS API model.</summary>
public static class OSFamilies
{
    /// <summary>Windows Server 2019, full.</summary>
    public const string WindowsServer2019Full = "WINDOWS_SERVER_2019_FULL";

    /// <summary>Windows Server 2019, core.</summary>
    public const string WindowsServer2019Core = "WINDOWS_SERVER_2019_CORE";

    /// <summary>Windows Server 2016, full.</summary>
    public const string WindowsServer2016Full = "WINDOWS_SERVER_2016_FULL";

    /// <summary>Windows Server 2004, core.</summary>
    public const string WindowsServer2004Core = "WINDOWS_SERVER_2004_CORE";

    /// <summary>Windows Server 2022, core.</summary>
    public const string WindowsServer2022Core = "WINDOWS_SERVER_2022_CORE";

    /// <summary>Windows Server 2022, full.</summary>
    public const string WindowsServer2022Full = "WINDOWS_SERVER_2022_FULL";

    /// <summary>Windows Server 2025, core.</summary>
    public const string WindowsServer2025Core = "WINDOWS_SERVER_2025_CORE";

    /// <summary>Windows Server 2025, full.</summary>
    public const string WindowsServer2025Full = "WINDOWS_SERVER_2025_FULL";

    /// <summary>Windows Server 20H2, core.</summary>
    public const string WindowsServer20H2Core = "WINDOWS_SERVER_20H2_CORE";

    /// <summary>Linux.</summary>
    public const string Linux = "LINUX";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        WindowsServer2019Full,
        WindowsServer2019Core,
        WindowsServer2016Full,
        WindowsServer2004Core,
        WindowsServer2022Core,
        WindowsServer2022Full,
        WindowsServer2025Core,
        WindowsServer2025Full,
        WindowsServer20H2Core,
        Linux,
    ];
}
