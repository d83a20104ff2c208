namespace EcsTaskDef.Testing;

/// <summary>How much the tests of the suite Fire do: little, or with ECSTASKDEF_LONG=1 a lot.</summary>
public static class Effort
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("ECSTASKDEF_LONG") == "1";

    public static TimeSpan Of(double shortSeconds, double longSeconds) => TimeSpan.FromSeconds(IsLong ? longSeconds : shortSeconds);

    public static int Of(int few, int many) => IsLong ? many : few;
}
